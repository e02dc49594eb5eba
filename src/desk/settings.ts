import { inlineMarkdown } from '../copy/inline.ts';
import type { Digest } from '../model/digest.ts';
import type { Finding, Level, Place } from '../model/finding.ts';
import { closest } from '../model/guess.ts';
import type { Json } from '../model/json.ts';
import type { SourcePath } from '../model/paths.ts';
import {
  type BylineSettings,
  type ColumnSettings,
  HOSTS,
  type Host,
  OWN_REDIRECTS,
  type Site,
  type Style,
  type TagSettings,
} from '../model/site.ts';
import { readYaml, type YamlPath, type YamlReading } from '../model/yaml.ts';
import { archivedOf, LINKS } from './archived-links.ts';
import { imagesOf } from './image-settings.ts';
import { redirectsOf } from './redirect-settings.ts';
import { SETTINGS } from './settings-table.ts';
import type { SettingsFile } from './world.ts';

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
  const main = open(files, 'site.yaml', findings);
  const lists = {
    columns: open(files, 'columns.yaml', findings),
    bylines: open(files, 'bylines.yaml', findings),
    redirects: open(files, 'redirects.yaml', findings),
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
    tagline: main.text(['tagline']),
    description: main.text(['description']),
    origin: url.origin,
    base: url.pathname.replace(/\/+$/, ''),
    style,
    permalink: permalinkOf(main),
    columns: columns.map(
      ({ id, text }): ColumnSettings => ({
        id,
        name: text('name') ?? text('title') ?? id,
        tagline: text('tagline'),
        description: text('description'),
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
    tags: main
      .entries(['tags'])
      .map(
        ({ id, text }): TagSettings => ({ id, name: text('name') ?? id, description: text('description') }),
      ),
    nav: main.list(['nav']).flatMap((_, at) => {
      const [title, address] = [main.text(['nav', at, 'title']), main.text(['nav', at, 'url'])];
      return title !== null && address !== null ? [{ title, url: address }] : [];
    }),
    redirects: redirectsOf(main, lists.redirects),
    ownRedirects: files.find(({ path }) => path === OWN_REDIRECTS)?.text ?? null,
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
  if (timezone === null) {
    main.report(
      [],
      'no-timezone',
      'info',
      'No time zone is set, so dates are read as UTC',
      'Add timezone: Europe/Paris (or yours) to site.yaml.',
    );
  } else if (!isTimezone(timezone)) {
    main.report(
      ['timezone'],
      'invalid-setting',
      'error',
      `There is no time zone "${timezone}"`,
      'Write a name of the IANA database, such as America/New_York.',
    );
  }
  return {
    timezone: timezone !== null && isTimezone(timezone) ? timezone : 'UTC',
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

function isTimezone(name: string): boolean {
  if (name === 'UTC') return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

function open(files: readonly SettingsFile[], name: string, findings: Finding[]): Settings {
  const file = files.find((other) => other.path === name);
  const reading = file ? readYaml(file.text) : null;
  for (const problem of reading?.problems ?? []) findings.push({ ...problem, source: name as SourcePath });
  return new Settings(name as SourcePath, reading, findings);
}

/** One file of settings; each question checks the type of its answer, and reports a wrong one where it stands. */
class Settings {
  readonly #path: SourcePath;
  readonly #reading: YamlReading | null;
  readonly #findings: Finding[];
  readonly exists: boolean;

  constructor(path: SourcePath, reading: YamlReading | null, findings: Finding[]) {
    this.#path = path;
    this.#reading = reading;
    this.#findings = findings;
    this.exists = reading !== null;
    const value = reading?.value;
    if (value !== undefined && value !== null && !isMap(value)) {
      this.report(
        [],
        'invalid-setting',
        'error',
        `${path} is not a map of settings`,
        'Write settings as lines of key: value.',
      );
    }
  }

  get(path: YamlPath): unknown {
    let value = this.#reading?.value;
    for (const key of path) {
      if (typeof key === 'number' ? !Array.isArray(value) : !isMap(value)) return undefined;
      value = Object.hasOwn(value as object, key) ? (value as { [key: string]: unknown })[key] : undefined;
    }
    return value ?? undefined;
  }

  text(path: YamlPath): string | null {
    const value = this.get(path);
    if (value === undefined) return null;
    if (typeof value === 'string') return value.trim() || null;
    if (typeof value === 'number' || typeof value === 'boolean')
      return this.#reading?.written(path) ?? String(value);
    this.#wrong(path, 'a text');
    return null;
  }

  number(path: YamlPath, otherwise: number): number {
    const value = this.get(path);
    if (value === undefined) return otherwise;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
    this.#wrong(path, 'a whole number above zero');
    return otherwise;
  }

  flag(path: YamlPath, otherwise: boolean): boolean {
    const value = this.get(path);
    if (value === undefined) return otherwise;
    if (typeof value === 'boolean') return value;
    this.#wrong(path, 'true or false');
    return otherwise;
  }

  choice<T extends string | null>(path: YamlPath, choices: readonly T[], otherwise: T): T {
    const value = this.get(path);
    if (value === undefined) return otherwise;
    if (choices.includes(value as T)) return value as T;
    const guess =
      typeof value === 'string'
        ? meant(
            value,
            choices.filter((choice) => choice !== null),
          )
        : undefined;
    this.#wrong(path, `one of ${choices.join(', ')}`, guess);
    return otherwise;
  }

  list(path: YamlPath): readonly unknown[] {
    const value = this.get(path);
    if (value === undefined || value === false) return [];
    if (Array.isArray(value)) return value;
    if (typeof value === 'string') return [value];
    this.#wrong(path, 'a list');
    return [];
  }

  keys(path: YamlPath): readonly string[] {
    const value = this.get(path);
    if (value === undefined) return [];
    if (isMap(value)) return Object.keys(value);
    // Of a whole file that was said when it was opened.
    if (path.length > 0) this.#wrong(path, 'a map');
    return [];
  }

  /** A map of things by id: a value may be a map, or the thing's name alone. */
  entries(path: YamlPath): readonly { readonly id: string; readonly text: (key: string) => string | null }[] {
    return this.keys(path).map((id) => ({
      id,
      text: (key) => {
        const value = this.get([...path, id]);
        if (typeof value === 'string') return key === 'name' ? value : null;
        return this.text([...path, id, key]);
      },
    }));
  }

  address(key: string, override: string | null): URL {
    const written = override ?? this.text([key]);
    if (written !== null && URL.canParse(written)) {
      const url = new URL(written);
      if (/^https?:$/.test(url.protocol) && url.search === '' && url.hash === '') return url;
    }
    if (written === null) {
      this.report(
        [],
        'no-url',
        'warning',
        'No address is set, so feeds and canonical links point to http://localhost',
        'Add url: https://example.org to site.yaml.',
      );
    } else {
      this.report(
        override === null ? [key] : [],
        'invalid-setting',
        'error',
        `"${written}" is no address of a site`,
        'Write it as https://example.org or https://example.org/path.',
      );
    }
    return new URL('http://localhost');
  }

  others(known: readonly string[]): { readonly [key: string]: Json } {
    return Object.fromEntries(
      this.keys([])
        .filter((key) => !known.includes(key))
        .map((key) => [key, this.get([key]) as Json]),
    );
  }

  unknownKeys(path: YamlPath, known: readonly string[], rule: string): void {
    for (const key of this.keys(path)) {
      if (known.includes(key)) continue;
      const guess = closest(key, known);
      if (!guess) continue;
      this.report(
        [...path, key],
        rule,
        'warning',
        `There is no setting "${key}"; did you mean "${guess}"?`,
        `Write ${guess}, or keep "${key}" for templates as site.extra.${key}.`,
      );
    }
  }

  /** Keys of a group that are no settings: nothing reads them. */
  unknownParts(group: string, known: readonly string[]): void {
    for (const key of this.keys([group])) {
      if (known.includes(key)) continue;
      const guess = closest(key, known);
      this.report(
        [group, key],
        'unknown-setting',
        'warning',
        `There is no setting "${group}.${key}"${guess ? `; did you mean "${group}.${guess}"?` : ''}`,
        `${guess ? `Write ${guess}` : 'Remove it'}; ${group} has ${known.join(', ')}.`,
      );
    }
  }

  report(path: YamlPath, rule: string, level: Level, reason: string, remedy: string): void {
    this.#findings.push({ rule, level, ...this.at(path), reason, remedy });
  }

  /** Where a key stands. */
  at(path: YamlPath): { readonly source: SourcePath; readonly place?: Place } {
    const place = path.length > 0 ? this.#reading?.keyPlaceOf(path) : undefined;
    return { source: this.#path, ...(place ? { place } : {}) };
  }

  #wrong(path: YamlPath, wanted: string, guess?: string): void {
    const reason = `${path.join('.')} is not ${wanted}${guess ? `; did you mean "${guess}"?` : ''}`;
    this.report(path, 'invalid-setting', 'error', reason, `Write ${guess ?? wanted}.`);
  }
}

/** The choice that was likely meant: a slip of it, or its beginning. */
function meant(value: string, choices: readonly string[]): string | undefined {
  const plain = value.trim().toLowerCase();
  return closest(plain, choices) ?? choices.find((choice) => plain.length > 2 && choice.startsWith(plain));
}

function isMap(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
