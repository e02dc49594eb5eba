import { inlineMarkdown } from '../../copy/body/inline.ts';
import { type Phrase, setPhrase } from '../../copy/front/phrase.ts';
import type { Digest } from '../../model/digest.ts';
import type { Finding, Level } from '../../model/finding.ts';
import { closest } from '../../model/guess.ts';
import { HOSTS, type Host } from '../../model/hosts.ts';
import {
  type BylineSettings,
  type ColumnSettings,
  OWN_HTACCESS,
  OWN_REDIRECTS,
  type Site,
  type Style,
  type TagSettings,
} from '../../model/site.ts';
import { isZone } from '../../model/zone.ts';
import type { SettingsFile } from '../world.ts';
import { archivedOf, LINKS } from './archived-links.ts';
import { isMap, openSettings, type Settings } from './file.ts';
import { imagesOf } from './images.ts';
import { redirectsOf } from './redirects.ts';
import { SETTINGS } from './table.ts';

/** What the command adds to `site.yaml`. */
export type Options = {
  readonly drafts: boolean;
  readonly future: boolean;
  /** Overrides `url`. */
  readonly url: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly generator: Digest;
};

const KNOWN = Object.keys(SETTINGS);
const TOKENS = ['year', 'month', 'day', 'slug', 'column', 'byline'];

/** Reads `site.yaml` and its data files into a checked `Site`; what is missing gets its default. */
export function readSite(files: readonly SettingsFile[], options: Options, findings: Finding[]): Site {
  const main = openSettings(files, 'site.yaml', findings);
  const lists = {
    columns: openSettings(files, 'columns.yaml', findings),
    bylines: openSettings(files, 'bylines.yaml', findings),
    redirects: openSettings(files, 'redirects.yaml', findings),
  };
  const url = main.address('url', options.url);
  const style = styleOf(main);
  main.unknownKeys([], KNOWN, 'unknown-setting');
  for (const [name, { shape, parts }] of Object.entries(SETTINGS))
    if (shape === 'group' && parts && isMap(main.get([name]))) main.unknownParts(name, Object.keys(parts));
  const columns = lists.columns.exists ? lists.columns.entries([]) : main.entries(['columns']);
  const bylines = lists.bylines.exists ? lists.bylines.entries([]) : main.entries(['bylines']);
  const bio = (text: string | null) => (text === null ? null : inlineMarkdown(text, style));
  return {
    title: main.text(['title']) ?? 'An archive',
    ...taglineOf(main.text(['tagline']), style),
    ...descriptionOf(main.text(['description']), style),
    origin: url.origin,
    base: url.pathname.replace(/\/+$/, ''),
    style,
    permalink: permalinkOf(main),
    columns: columns.map(
      ({ id, text }): ColumnSettings => ({
        id,
        name: text('name') ?? text('title') ?? id,
        ...taglineOf(text('tagline'), style),
        ...descriptionOf(text('description'), style),
      }),
    ),
    bylines: bylines.map(
      ({ id, text }): BylineSettings => ({
        id,
        name: text('name') ?? id,
        bio: bio(text('bio')),
        image: text('image'),
        email: text('email'),
        url: text('url'),
      }),
    ),
    tags: main.entries(['tags']).map(
      ({ id, text }): TagSettings => ({
        ...{ id, name: text('name') ?? id },
        ...descriptionOf(text('description'), style),
      }),
    ),
    nav: main.list(['nav']).flatMap((_, at) => {
      const [title, address] = [main.text(['nav', at, 'title']), main.text(['nav', at, 'url'])];
      return title !== null && address !== null ? [{ title, url: address }] : [];
    }),
    redirects: redirectsOf(main, lists.redirects),
    ownRedirects: files.find(({ path }) => path === OWN_REDIRECTS)?.text ?? null,
    ownHtaccess: files.find(({ path }) => path === OWN_HTACCESS)?.text ?? null,
    archived: main.flag(['archived-links'], false)
      ? archivedOf(files.find(({ path }) => path === LINKS)?.text ?? null, findings)
      : {},
    index: {
      single: main.number(['index', 'single'], 60),
      days: main.choice(['index', 'days'], ['several', 'always'], 'several'),
    },
    feeds: {
      entries: main.number(['feeds', 'entries'], 30),
      others: main.number(['feeds', 'others'], 10),
      archives: archivesOf(main),
    },
    images: imagesOf(main),
    search: main.flag(['search'], true),
    citations: main.flag(['citations'], true),
    host: main.choice<Host | null>(['host'], HOSTS, null),
    headers: main.flag(['headers'], false),
    theme: {
      accent: main.text(['theme', 'accent']),
      accentDark: main.text(['theme', 'accent-dark']),
      serif: main.text(['theme', 'serif']),
      sans: main.text(['theme', 'sans']),
      measure: main.text(['theme', 'measure']),
    },
    words: Object.fromEntries(main.keys(['words']).map((key) => [key, main.text(['words', key]) ?? ''])),
    rules: Object.fromEntries(
      main
        .keys(['rules'])
        .map((key) => [
          key,
          main.choice<Level | 'off'>(['rules', key], ['error', 'warning', 'info', 'off'], 'warning'),
        ]),
    ),
    extra: main.others(KNOWN),
    drafts: options.drafts,
    future: options.future,
    now: options.now,
    generator: options.generator,
  };
}

function styleOf(main: Settings): Style {
  const timezone = main.text(['timezone']);
  if (timezone !== null && !isZone(timezone)) {
    main.report(
      ['timezone'],
      'invalid-setting',
      'error',
      `There is no time zone "${timezone}"`,
      'Write a name of the IANA database, such as America/New_York.',
    );
  }
  return {
    timezone: timezone === null || isZone(timezone) ? timezone : 'UTC',
    lang: langOf(main),
    html: main.choice(['markdown', 'html'], ['keep', 'sanitize'], 'keep'),
    smartPunctuation: main.flag(['markdown', 'smart-punctuation'], true),
    accelerate: main.flag(['markdown', 'accelerate'], true),
  };
}

function langOf(main: Settings): string {
  const lang = main.text(['lang']) ?? main.text(['language']) ?? 'en';
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(lang)) return lang;
  main.report(
    ['lang'],
    'invalid-setting',
    'error',
    `"${lang}" is no language tag`,
    'Write a tag of BCP 47, such as en, de or pt-BR.',
  );
  return 'en';
}

function permalinkOf(main: Settings): string {
  const pattern = main.text(['permalink']) ?? '/:year/:month/:day/:slug/';
  const unknown = [...pattern.matchAll(/:([a-z]+)/g)]
    .map(([, token = '']) => token)
    .filter((token) => !TOKENS.includes(token));
  if (unknown.length > 0 || !pattern.startsWith('/') || pattern.includes('..')) {
    const guess = unknown[0] === undefined ? undefined : closest(unknown[0], TOKENS);
    main.report(
      ['permalink'],
      'invalid-setting',
      'error',
      `The permalink pattern ${pattern} cannot be used${unknown[0] ? `: there is no :${unknown[0]}${guess ? `; did you mean :${guess}?` : ''}` : ''}`,
      'Write a path that begins with / and is made of :year :month :day :slug :column :byline.',
    );
  }
  return pattern;
}

function archivesOf(main: Settings): Site['feeds']['archives'] {
  const all = ['site', 'columns', 'bylines', 'tags'] as const;
  const written = main.list(['feeds', 'archives']);
  if (main.get(['feeds', 'archives']) === false) return [];
  return written.length === 0 ? ['site', 'columns'] : all.filter((kind) => written.includes(kind));
}

/** A tagline as shown, as text and as HTML; it may stand in a link, and has none of its own. */
function taglineOf(text: string | null, style: Style): Pick<Site, 'tagline' | 'taglineHtml'> {
  const phrase = phraseOf(text, style, false);
  return { tagline: phrase?.text ?? null, taglineHtml: phrase?.html ?? null };
}

function descriptionOf(text: string | null, style: Style): Pick<Site, 'description' | 'descriptionHtml'> {
  const phrase = phraseOf(text, style, true);
  return { description: phrase?.text ?? null, descriptionHtml: phrase?.html ?? null };
}

/** Punctuation of settings stays as it was written. */
function phraseOf(text: string | null, { lang }: Style, links: boolean): Phrase | null {
  return text === null ? null : setPhrase(text, { lang, smart: false, links });
}
