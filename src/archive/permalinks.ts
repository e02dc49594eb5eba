import { leavesSite, type SitePath } from '../model/address/paths.ts';
import { slugOf } from '../model/address/slug.ts';
import { digest } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import { withoutMarkdown } from '../model/markdown-names.ts';
import type { Site } from '../model/site.ts';
import { decoded } from '../model/text/percent.ts';
import { dayOf, monthOf, yearOf } from '../model/time/civil-time.ts';
import type { Shelved } from './shelves.ts';

/** Gives each dispatch its address: its own `permalink`, else by the site's pattern. */
export function withPaths(
  placed: readonly Shelved[],
  site: Site,
): readonly (Shelved & { readonly path: SitePath })[] {
  return placed.map((entry) => ({ ...entry, path: dispatchPath(entry, site) }));
}

/** The address of a standing page: `posts/_pages/about.md` is at `/about/`, `_pages/legal/index.md` at `/legal/`. */
export function standingPath(page: Dispatch, site: Site): SitePath {
  if (page.permalink !== null) return permalinkPath(page.permalink, site);
  const inside = withoutMarkdown(page.source.replace(/^posts\/(?:_pages\/)?/, ''));
  const segments = inside.split('/').slice(0, -1).map(slugOf).filter(Boolean);
  const isIndex = /(?:^|\/)index$/i.test(inside) && page.lines.slug === undefined;
  const name = slugOf(page.slug);
  if (name && !isIndex) segments.push(name);
  return (segments.length === 0 ? '/' : `/${segments.join('/')}/`) as SitePath;
}

/** Reports a permalink that leaves the site: by `..`, by a backslash (a slash on some systems), or to another host. */
export function permalinkFindings(dispatch: Dispatch, site: Site): readonly Finding[] {
  const { permalink, lines, source } = dispatch;
  if (permalink === null || !leavesSite(permalinkPath(permalink, site))) return [];
  const [, path] = /^https?:\/\/[^/\s]+(\/[^?#\s]*)/i.exec(permalink) ?? [];
  return [
    {
      rule: 'permalink-outside',
      level: 'error',
      source,
      ...(lines.permalink === undefined ? {} : { position: { line: lines.permalink, column: 1 } }),
      reason: path
        ? `The permalink ${permalink} is an address of another site than ${site.origin}`
        : `The permalink ${permalink} leads out of the site, or into a hidden folder`,
      remedy: path
        ? `Write its path: permalink: ${path} (or, if the other site published it first, canonical: ${permalink})`
        : 'Write a path within the site, such as permalink: /2009/talks/',
    },
  ];
}

/** The path that a permalink asks for; it may be written percent-encoded, and as an absolute address of this site. */
function permalinkPath(written: string, site: Site): SitePath {
  const own = site.origin + site.base;
  return cleanPath(decoded(written.startsWith(`${own}/`) ? written.slice(own.length) : written));
}

/** Cleans a path from front matter: a slash at each end (unless it ends in a file name), no empty segments. */
export function cleanPath(written: string): SitePath {
  if (CLEAN.test(written)) return written as SitePath;
  const parts = written
    .normalize('NFC')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const last = parts.at(-1) ?? '';
  if (/^index\.html?$/i.test(last)) parts.pop();
  const isFile =
    !written.endsWith('/') &&
    /\.(?:html?|xml|json|txt|php|aspx?|shtml|cfm|jsp)$/i.test(last) &&
    parts.length > 0 &&
    parts.at(-1) === last;
  const joined = parts.join('/');
  return (joined === '' ? '/' : isFile ? `/${joined}` : `/${joined}/`) as SitePath;
}

/** A path that is clean as it is. */
const CLEAN = /^\/(?:[\w-]+\/)*$/;

function dispatchPath({ dispatch, column, bylines }: Shelved, site: Site): SitePath {
  const pattern = site.permalink;
  if (dispatch.permalink !== null) return permalinkPath(dispatch.permalink, site);
  const day = dispatch.filed?.day ?? ('1970-01-01' as NonNullable<Dispatch['filed']>['day']);
  const filled = pattern.replace(/:(year|month|day|slug|column|byline)/g, (_, token: string) => {
    switch (token) {
      case 'year':
        return yearOf(day);
      case 'month':
        return monthOf(day);
      case 'day':
        return dayOf(day);
      case 'column':
        return column?.slug ?? '';
      case 'byline':
        return bylines[0]?.slug ?? '';
      default:
        return (
          slugOf(dispatch.slug) ||
          slugOf(dispatch.title) ||
          `dispatch-${digest(dispatch.source.normalize('NFC')).slice(0, 6)}`
        );
    }
  });
  return cleanPath(filled);
}
