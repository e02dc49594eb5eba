import { foldPath, leavesSite, type SitePath } from '../model/address/paths.ts';
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

/**
 * Reports a permalink that leaves the site (by `..`, by a backslash, which is a slash on some systems, or to another host),
 * and one with a placeholder, which other systems fill in.
 */
export function permalinkFindings(dispatch: Dispatch, site: Site): readonly Finding[] {
  const { permalink, lines, source } = dispatch;
  if (permalink === null) return [];
  const [placeholder] = PLACEHOLDER.exec(permalink) ?? [];
  if (placeholder !== undefined)
    return [
      {
        rule: 'permalink-placeholder',
        level: 'error',
        source,
        ...(lines.permalink === undefined ? {} : { position: { line: lines.permalink, column: 1 } }),
        reason: `The permalink has the placeholder ${placeholder}, which nothing fills in here`,
        remedy:
          'Write the address at which the dispatch was published, such as permalink: /2009/talks/, or remove the line.',
      },
    ];
  if (!leavesSite(permalinkPath(permalink, site))) return [];
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

/** What templates and patterns of other systems fill in: `{{ page.date }}`, `:title`, `{slug}`. */
const PLACEHOLDER =
  /\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|<%.*?(?:%>|$)|\$?\{\w+\}|(?<=^|[/.-]):(?:(?:short_|i_|y_)?(?:year|month|day)|title|slug|slugorfilename|slugorcontentbasename|filename|contentbasename|basename|name|categor(?:y|ies)|sections?|column|byline|author|lang|id|hour|minute|second|output_ext|collection|path)(?!\w)/;

type At = { readonly dispatch: Dispatch; readonly path: SitePath };

/**
 * Reports addresses that front matter names under keys that no field took, such as Zola's `path`, if nothing answers there;
 * and keys that would lead readers elsewhere, which have no effect.
 */
export function unreadAddresses(entries: readonly At[], site: Site): readonly Finding[] {
  let answered: ReadonlySet<string> | undefined;
  const isAnswered = (text: string) => {
    answered ??= new Set(
      [
        ...entries.flatMap(({ dispatch, path }) => [path, ...dispatch.aliases]),
        ...site.redirects.map(({ from }) => from),
      ].map((one) => foldPath(permalinkPath(one, site))),
    );
    return answered.has(foldPath(permalinkPath(text, site)));
  };
  return entries.flatMap(({ dispatch }) =>
    addressesIn(dispatch, site).flatMap(({ key, text, leadsAway }): readonly Finding[] => {
      const line = dispatch.lines[key];
      const finding = {
        rule: 'address-unread',
        level: 'warning',
        source: dispatch.source,
        ...(line === undefined ? {} : { position: { line, column: 1 } }),
      } as const;
      if (leadsAway)
        return [
          {
            ...finding,
            reason: `"${key}" is not a field, so readers are not led to ${text}: the dispatch is published`,
            remedy:
              'To lead its address there, remove the file, and write both under redirects in site.yaml.',
          },
        ];
      if (isAnswered(text)) return [];
      const remedy = `Write "permalink: ${text}" to publish the dispatch there, or "aliases: ${text}" to lead that address to it.`;
      return [
        {
          ...finding,
          reason: `"${key}" names the address ${text}, but nothing of this site answers there`,
          remedy,
        },
      ];
    }),
  );
}

type Named = { readonly key: string; readonly text: string; readonly leadsAway: boolean };

/** Addresses under keys that no field took, and a slug with slashes. */
function addressesIn({ extra, lines, slug }: Dispatch, site: Site): readonly Named[] {
  const named: Named[] = [];
  for (const key in extra) {
    if (!ADDRESS_KEY.test(key)) continue;
    const leadsAway = /to$/i.test(key);
    const isMeant = (text: unknown): text is string =>
      typeof text === 'string' && (isAddress(text, site) || (leadsAway && /^https?:/.test(text)));
    for (const text of [extra[key]].flat()) if (isMeant(text)) named.push({ key, text, leadsAway });
  }
  if (lines.slug !== undefined && slug.includes('/') && isAddress(slug, site))
    named.push({ key: 'slug', text: slug, leadsAway: false });
  return named;
}

/** Keys of other systems whose values are addresses of the piece, or to which its address leads. */
const ADDRESS_KEY =
  /^(?:path|save_?as|uri|url_?path|full_?path|route|link|href|redirects?|redirects?_?(?:from|to)|(?:moved|forward|redirected)_?to|(?:old|former|previous|legacy|original|prior|wordpress|wp|drupal)[_-]?(?:urls?|uris?|paths?|links?|permalinks?|address(?:es)?|slugs?)|(?:urls?|path|slug)[_-]?alias(?:es)?)$/i;

/** Whether a text is a path of the site with a slash, or an address of the site; not the name of a file. */
function isAddress(text: string, { origin }: Site): boolean {
  if (text.startsWith(`${origin}/`)) return true;
  return (
    /^\/?[^\s:?#{}<>]*\/[^\s:#{}<>]*$/.test(text) &&
    !text.startsWith('//') &&
    /[\p{L}\p{N}]/u.test(text) &&
    !/\.(?!html?$|php|aspx?$|cfm$|jsp$)[a-z]\w{1,4}$/i.test(text)
  );
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
