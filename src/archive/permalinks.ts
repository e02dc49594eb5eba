import { dayOf, monthOf, yearOf } from '../model/dateline.ts';
import { digest } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { SitePath } from '../model/paths.ts';
import type { Site } from '../model/site.ts';
import { slugOf } from '../model/slug.ts';
import type { Placed } from './shelves.ts';

/** Where each dispatch stands: its own `permalink`, else the site's pattern. */
export function withPaths(
  placed: readonly Placed[],
  site: Site,
): readonly (Placed & { readonly path: SitePath })[] {
  return placed.map((entry) => ({ ...entry, path: dispatchPath(entry, site.permalink) }));
}

/** Where a standing page stands: `posts/_pages/about.md` at `/about/`, `_pages/legal/index.md` at `/legal/`. */
export function standingPath(page: Dispatch): SitePath {
  if (page.permalink !== null) return cleanPath(page.permalink);
  const inside = page.source.replace(/^posts\/(?:_pages\/)?/, '').replace(/\.(?:md|markdown)$/i, '');
  const segments = inside.split('/').slice(0, -1).map(slugOf).filter(Boolean);
  const name = slugOf(page.slug);
  if (name && name !== 'index') segments.push(name);
  return (segments.length === 0 ? '/' : `/${segments.join('/')}/`) as SitePath;
}

/** A path from front matter: a slash at each end where no file name asks otherwise, no empty segments. */
export function cleanPath(written: string): SitePath {
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

function dispatchPath({ dispatch, column, bylines }: Placed, pattern: string): SitePath {
  if (dispatch.permalink !== null) return cleanPath(dispatch.permalink);
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
          slugOf(dispatch.slug) || slugOf(dispatch.title) || `dispatch-${digest(dispatch.source).slice(0, 6)}`
        );
    }
  });
  return cleanPath(filled);
}
