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
  what: 'The site is too large for the host that site.yaml names (`host: cloudflare-pages` and others).',
  why: 'The host would refuse the upload.',
  mend: 'Make fewer files (`index: {days: several}`, `feeds: {archives: [site]}`), shrink the file, or choose another host or plan.',
  look: (archive, edition, { built }) => {
    if (archive.site.host === null) return [];
    const host = HOST_RULES[archive.site.host];
    const files = built();
    return [
      ...count(host, archive, edition, files.size),
      ...weighAssets(host, archive),
      ...weighAll(host, archive, files),
    ];
  },
};

type Sizes = ReadonlyMap<string, number>;

/** Counts files as the last build left them, which includes those of the search; without a build, the planned ones. */
function count(host: HostRules, archive: Archive, edition: Edition, built: number): readonly PlacedRemark[] {
  const files = built || edition.pages.length + edition.assets.length;
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

/** Files of the site folder are named by their own path, whether the site was built or not. */
function weighAssets({ name, fileBytes }: HostRules, { assets }: Archive): readonly PlacedRemark[] {
  if (fileBytes === null) return [];
  return assets
    .filter(({ bytes }) => bytes > fileBytes)
    .map(({ path, bytes }) => tooLarge(path, bytes, name, fileBytes));
}

/** Weighs what the last build left in `dist/`; without a build, what is known: the files of the site folder. */
function weighAll(host: HostRules, { assets }: Archive, built: Sizes): readonly PlacedRemark[] {
  const known = new Map(assets.map(({ path, bytes }) => [path as string, bytes]));
  const [sizes, what] =
    built.size > 0 ? [built, 'The site in dist/ has'] : [known, 'The files under assets/ alone have'];
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  const made =
    host.fileBytes === null
      ? []
      : [...built].filter(([path, bytes]) => bytes > host.fileBytes! && !known.has(path));
  return [
    ...made.map(([path, bytes]) => tooLarge(`dist/${path}` as SourcePath, bytes, host.name, host.fileBytes!)),
    ...over(
      total,
      host.siteBytes,
      `${what} ${mib(total)} MiB; ${host.name} takes ${mib(host.siteBytes ?? 0)} in all`,
    ),
  ];
}

function tooLarge(source: SourcePath, bytes: number, host: string, most: number): PlacedRemark {
  return {
    source,
    reason: `The file has ${mib(bytes)} MiB; ${host} takes at most ${mib(most)} MiB for each`,
    remedy: 'Shrink it, or put it elsewhere.',
  };
}

function over(value: number, limit: number | null, reason: string): readonly PlacedRemark[] {
  const remedy = 'Make fewer or smaller files, or choose another host or plan.';
  return limit !== null && value > limit ? [{ source: 'site.yaml' as SourcePath, reason, remedy }] : [];
}

function mib(bytes: number): number {
  return Math.round(bytes / MIB);
}
