import { inlineMarkdown } from '../../copy/body/inline.ts';
import type { Host } from '../../model/address/hosts.ts';
import { isPlaceholder } from '../../model/address/placeholder.ts';
import type { Digest } from '../../model/digest.ts';
import type { Finding, Level } from '../../model/finding.ts';
import { readLanguageTag } from '../../model/language/tags.ts';
import { FEED_FOLDERS } from '../../model/shelf-kinds.ts';
import { OWN_HTACCESS, OWN_REDIRECTS, type Site, type Style } from '../../model/site.ts';
import { archivedOf, LINKS } from './archived-links.ts';
import { openSettings, type Settings, type SettingsFile } from './file.ts';
import { imagesOf } from './images.ts';
import { judgeSite } from './judges.ts';
import { listsOf } from './lists.ts';
import { NAMES, namesOf, withNamedPlaces } from './names.ts';
import { descriptionOf, taglineOf } from './phrases.ts';
import { oldAddressesOf } from './redirects.ts';
import type { Setting } from './setting.ts';
import { rightsOf, shelvesOf } from './shelves.ts';
import { SETTINGS, SITE } from './table.ts';
import { themeOf } from './theme.ts';

/** What the command adds to `site.yaml`. */
export type Options = {
  readonly drafts: boolean;
  readonly future: boolean;
  /** Overrides `url`. */
  readonly url: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly generator: Digest;
  /** False: every step is done by its definition alone. */
  readonly shortcuts: boolean;
};

const KNOWN = Object.entries(SETTINGS).flatMap(([name, { also = [] }]) => [name, ...also]);

/** Reads `site.yaml` and its data files into a checked `Site`; what is missing gets its default. */
export function readSite(files: readonly SettingsFile[], options: Options, findings: Finding[]): Site {
  const main = openSettings(files, 'site', SITE, findings);
  const list = (name: string) => openSettings(files, name, SETTINGS[name] as Setting, findings);
  const lists = {
    columns: list('columns'),
    bylines: list('bylines'),
    redirects: list('redirects'),
    own: list('lists'),
  };
  const url = addressOf(main, options.url);
  const named = openSettings(files, 'names', NAMES, findings);
  const style: Style = { ...styleOf(main, options), ...(named.exists ? { marks: true } : {}) };
  const names = namesOf(named, style);
  const { places, ...shelves } = shelvesOf(main, lists, style);
  const base = url.pathname.replace(/\/+$/, '');
  const setInline = (text: string) => inlineMarkdown(text, style);
  return {
    title: main.text(['title']) ?? 'An archive',
    ...taglineOf(main.text(['tagline']), style),
    ...descriptionOf(main.text(['description']), style),
    origin: url.origin,
    base,
    style,
    permalink: main.text(['permalink']) ?? '/:year/:month/:day/:slug/',
    ended: main.text(['status']) === 'ended',
    rights: rightsOf((key) => main.text(['rights', key])),
    ...shelves,
    names,
    places: names.length === 0 ? places : withNamedPlaces(places, names),
    lists: listsOf(main, lists.own, style, setInline),
    nav: main.list<Site['nav'][number]>(['nav']) ?? [],
    ...oldAddressesOf(main, lists.redirects, { base }, setInline),
    register: main.flag(['register'], true),
    ownRedirects: files.find(({ path }) => path === OWN_REDIRECTS)?.text ?? null,
    ownHtaccess: files.find(({ path }) => path === OWN_HTACCESS)?.text ?? null,
    archived: main.flag(['archived-links'], false)
      ? archivedOf(files.find(({ path }) => path === LINKS)?.text ?? null, findings)
      : {},
    index: {
      single: main.number(['index', 'single'], 60),
      days: main.choice<Site['index']['days']>(['index', 'days'], 'several'),
    },
    feeds: {
      entries: main.number(['feeds', 'entries'], 30),
      others: main.get(['feeds', 'others']) === false ? 0 : main.number(['feeds', 'others'], 10),
      archives: archivesOf(main),
      complete: main.flag(['feeds', 'complete'], false),
    },
    images: imagesOf(main),
    search: main.flag(['search'], true),
    paragraphs: main.flag(['paragraphs'], true),
    related: main.flag(['related'], true),
    changes: main.text(['changes', 'from']) === null ? null : { since: main.text(['changes', 'since']) },
    citations: main.flag(['citations'], true),
    catalogue: main.flag(['catalogue'], false),
    headlines: main.flag(['headlines'], true),
    numbers: main.flag(['numbers'], true),
    host: main.choice<Host | null>(['host'], null),
    headers: main.flag(['headers'], false),
    theme: themeOf(main),
    words: definedIn<Site['words'][string]>(main.get(['words'])),
    rules: definedIn<Level | 'off'>(main.get(['rules'])),
    extra: main.others(KNOWN),
    drafts: options.drafts,
    future: options.future,
    now: options.now,
    generator: options.generator,
    shortcuts: options.shortcuts,
  };
}

/** The address that the command names, else that of the settings. */
function addressOf(main: Settings, override: string | null): URL {
  const written = override ?? main.text(['url']);
  if (written !== null && judgeSite(written) === null) {
    if (override === null && isPlaceholder(written)) {
      const reason = `${written} is a placeholder, so feeds and canonical links are wrong, and addresses are not registered`;
      main.report(
        ['url'],
        'placeholder-url',
        'warning',
        reason,
        'Write the address where readers will find the site.',
      );
    }
    return new URL(written);
  }
  if (written !== null) {
    const reason = `"${written}" is not the address of a site`;
    const remedy = 'Write it as https://example.org or https://example.org/path.';
    main.report([], 'invalid-setting', 'error', reason, remedy);
  } else if (!main.isWritten('url')) {
    const reason = 'No address is set, so feeds and canonical links point to http://localhost';
    main.report([], 'no-url', 'warning', reason, 'Add url: https://example.org to site.yaml.');
  }
  return new URL('http://localhost');
}

function styleOf(main: Settings, { shortcuts }: Options): Style {
  return {
    // A time zone that cannot be used is an error; then UTC stands for it.
    timezone: main.text(['timezone']) ?? (main.isWritten('timezone') ? 'UTC' : null),
    lang: readLanguageTag(main.text(['lang']) ?? 'en').tag ?? 'en',
    html: main.choice<Style['html']>(['markdown', 'html'], 'keep'),
    smartPunctuation: main.flag(['markdown', 'smart-punctuation'], true),
    accelerate: main.flag(['markdown', 'accelerate'], true) && shortcuts,
    ...(main.flag(['related'], true) ? { terms: true } : {}),
  };
}

function archivesOf(main: Settings): Site['feeds']['archives'] {
  const all = ['site', ...FEED_FOLDERS] as const;
  const written = main.list(['feeds', 'archives']) ?? ['site', 'columns'];
  return all.filter((kind) => written.includes(kind));
}

/** A map without the values that cannot be used. */
function definedIn<T>(map: unknown): { readonly [key: string]: T } {
  const entries = Object.entries((map ?? {}) as { readonly [key: string]: T | undefined });
  return Object.fromEntries(entries.filter(([, thing]) => thing !== undefined)) as { [key: string]: T };
}
