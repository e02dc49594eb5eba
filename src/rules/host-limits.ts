import type { Archive } from '../archive/archive.ts';
import type { Edition } from '../edition/page.ts';
import { HOST_RULES, type HostRules } from '../model/address/hosts.ts';
import type { SourcePath } from '../model/address/paths.ts';
import { readRedirectTable } from '../model/address/redirect-table.ts';
import type { PlacedRemark, Rule } from './galley/rule.ts';

const MIB = 1024 * 1024;

export const hostLimits: Rule = {
  name: 'host-limits',
  level: 'warning',
  what: 'The site is larger than the host named in site.yaml (`host: cloudflare-pages` and others) takes.',
  why: 'The host refuses the upload.',
  mend: 'Make fewer files (`index: {days: several}`, `feeds: {archives: [site]}`), shrink the file, or choose another host or plan.',
  look: (archive, edition) => {
    if (archive.site.host === null) return [];
    const host = HOST_RULES[archive.site.host];
    return [...count(host, archive, edition), ...weigh(host, archive)];
  },
};

function count(host: HostRules, archive: Archive, edition: Edition): readonly PlacedRemark[] {
  const files = edition.pages.length + edition.assets.length;
  const aliases = [...archive.listed, ...archive.unlisted, ...archive.pages];
  const redirects = aliases.reduce(
    (sum, { slip }) => sum + slip.aliases.length,
    archive.site.redirects.length + readRedirectTable(archive.site.ownRedirects ?? '').length,
  );
  return [
    ...over(files, host.files, `The site has ${files} files; ${host.name} takes ${host.files}`),
    ...over(
      redirects,
      host.advisedLines,
      `The site has ${redirects} redirects; ${host.name} may refuse more than ${host.advisedLines}`,
    ),
  ];
}

function weigh(host: HostRules, { assets }: Archive): readonly PlacedRemark[] {
  const total = assets.reduce((sum, { bytes }) => sum + bytes, 0);
  const large = host.fileBytes === null ? [] : assets.filter(({ bytes }) => bytes > host.fileBytes!);
  return [
    ...large.map(({ path, bytes }) => ({
      source: path,
      reason: `The file has ${mib(bytes)} MiB; ${host.name} takes ${mib(host.fileBytes!)} a file`,
      remedy: 'Shrink it, or put it elsewhere.',
    })),
    ...over(
      total,
      host.siteBytes,
      `The files under assets/ alone have ${mib(total)} MiB; ${host.name} takes ${mib(host.siteBytes ?? 0)} in all`,
    ),
  ];
}

function over(value: number, limit: number | null, reason: string): readonly PlacedRemark[] {
  const remedy = 'Make fewer or smaller files, or choose another host or plan.';
  return limit !== null && value > limit ? [{ source: 'site.yaml' as SourcePath, reason, remedy }] : [];
}

function mib(bytes: number): number {
  return Math.round(bytes / MIB);
}
