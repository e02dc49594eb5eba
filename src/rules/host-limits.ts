import type { Archive } from '../archive/archive.ts';
import type { Edition } from '../edition/page.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Host } from '../model/site.ts';
import { redirectLines } from './galley/redirect-lines.ts';
import type { Note, Rule } from './rule.ts';

const MIB = 1024 * 1024;

/** What a host takes at most; null where it sets no limit, or none that is published. */
type Limits = {
  readonly name: string;
  readonly files: number | null;
  readonly fileBytes: number | null;
  readonly siteBytes: number | null;
  readonly redirects: number | null;
};

/** As the hosts' own documentation gives them for free plans (read in 2026). */
const LIMITS: { readonly [Name in Host]: Limits } = {
  'cloudflare-pages': {
    name: 'Cloudflare Pages',
    files: 20_000,
    fileBytes: 25 * MIB,
    siteBytes: null,
    redirects: 2000,
  },
  'github-pages': {
    name: 'GitHub Pages',
    files: null,
    fileBytes: 100 * MIB,
    siteBytes: 1024 * MIB,
    redirects: null,
  },
  netlify: { name: 'Netlify', files: null, fileBytes: null, siteBytes: null, redirects: 10_000 },
};

export const hostLimits: Rule = {
  name: 'host-limits',
  level: 'warning',
  what: 'The site is larger than the host named in site.yaml (`host: cloudflare-pages`, `github-pages`, `netlify`) takes.',
  why: 'The host refuses the upload, or silently obeys only the first redirects.',
  mend: 'Make fewer files (`index: {days: several}`, `feeds: {archives: [site]}`), shrink the file, or choose another host or plan.',
  look: (archive, edition, drawer) => {
    if (archive.site.host === null) return [];
    const host = LIMITS[archive.site.host];
    return [...count(host, archive, edition, redirectLines(archive, drawer).length), ...weigh(host, archive)];
  },
};

function count(host: Limits, archive: Archive, edition: Edition, written: number): readonly Note[] {
  const files = edition.pages.length + edition.assets.length;
  const aliases = [...archive.listed, ...archive.unlisted, ...archive.pages];
  const settings = archive.site.redirects.length;
  const redirects =
    settings + written + aliases.reduce((sum, { dispatch }) => sum + dispatch.aliases.length, 0);
  return [
    ...over(files, host.files, `The site has ${files} files; ${host.name} takes ${host.files}`),
    ...over(
      redirects,
      host.redirects,
      `The site has ${redirects} redirects; ${host.name} obeys ${host.redirects}`,
    ),
  ];
}

function weigh(host: Limits, { assets }: Archive): readonly Note[] {
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

function over(value: number, limit: number | null, reason: string): readonly Note[] {
  const remedy = 'Make fewer or smaller files, or choose another host or plan.';
  return limit !== null && value > limit ? [{ source: 'site.yaml' as SourcePath, reason, remedy }] : [];
}

function mib(bytes: number): number {
  return Math.round(bytes / MIB);
}
