import nunjucks from 'nunjucks';
import type { CopyProps, DispatchProps } from '../edition/dispatch-props.ts';
import type { PageProps, SiteProps } from '../edition/props.ts';
import { SharedPart } from '../edition/shared.ts';
import { absolute } from '../model/address/absolute.ts';
import type { Digest } from '../model/digest.ts';
import { hasLocale } from '../model/language/language.ts';
import { inLanguage, unmarked } from '../model/language/language-marks.ts';
import type { Length } from '../model/language/length.ts';
import type { Picture } from '../model/picture.ts';
import { wordForPages } from '../model/printed-pages.ts';
import type { Site } from '../model/site.ts';
import { escapeHtml } from '../model/text/html.ts';
import { toUtf8 } from '../model/text/utf8.ts';
import { type CivilTime, machineDate, timestamp } from '../model/time/civil-time.ts';
import { formatDate, spanStyle } from '../model/time/dates.ts';
import { bibtex, csl, ris } from './bibliography.ts';
import { cite, type Reference } from './cite.ts';
import {
  atomEntry,
  type FeedBody,
  type FeedEntry,
  feedBody,
  jsonFeed,
  jsonItem,
  rfc822,
  rssItem,
} from './feed-entry.ts';
import { keptEntries } from './kept-entries.ts';
import { memo } from './memo.ts';
import { type PictureOptions, setPicture } from './picture-markup.ts';
import type { Pieces } from './pieces.ts';
import { listSeparators, setApart } from './tongues.ts';
import { type Typesetting, typeset } from './typeset.ts';
import type { Words } from './words.ts';

/** What a filter sees of the calling template. */
type Caller = { readonly ctx: { readonly site: SiteProps; readonly page?: PageProps } };

/** A name of a list within a sentence, and how it is printed there if that differs. */
type Separated = { readonly name: string; readonly printed?: string | null };

/** Adds the filters for templates. Each is a pure function of its arguments and the template's context. */
export function addFilters(
  environment: nunjucks.Environment,
  site: Site,
  words: Words,
  html: (copy: Digest) => string,
  pieces: Pieces,
): void {
  const safe = (text: string) => new nunjucks.runtime.SafeString(text);
  const separators = listSeparators();
  const lang = (caller: Caller) => caller.ctx.page?.lang ?? site.style.lang;
  const formatted = (date: CivilTime | string, style: string, tongue: string) => {
    const text = formatDate(date, style, tongue);
    return hasLocale(tongue) ? text : inLanguage('en', text);
  };
  const days = memo((tongue) => memo((style) => memo((day) => formatted(day, style, tongue))));
  const dateIn = (tongue: string, date: CivilTime | string, style: string) =>
    style === 'time'
      ? formatted(date, style, tongue)
      : days(tongue)(style)(typeof date === 'string' ? date : date.day);
  const said = memo((tongue) => memo((key) => words.say(key, tongue, {})));

  environment.addFilter('typeset', (copy: CopyProps, setting: Typesetting | 'feed' = {}) =>
    safe(typeset(html(copy.digest), copy, setting === 'feed' ? { feed: true } : setting)),
  );
  environment.addFilter(
    'word',
    function (this: Caller, key: string, values?: { [name: string]: string | number }) {
      return values ? words.say(key, lang(this), values) : said(lang(this))(key);
    },
  );
  environment.addFilter('pages', function (this: Caller, page: string) {
    return words.say(wordForPages(page), lang(this), { page });
  });
  environment.addFilter('measure', function (this: Caller, { words: count, characters }: Length) {
    return characters === null
      ? words.say('words', lang(this), { count })
      : words.say('characters', lang(this), { count: characters });
  });
  environment.addFilter('date', function (this: Caller, date: CivilTime | string, style = 'long') {
    return dateIn(lang(this), date, style);
  });
  environment.addFilter('span', function (this: Caller, span: string) {
    return dateIn(lang(this), span, spanStyle(span));
  });
  environment.addFilter('machine', (date: CivilTime | string) =>
    typeof date === 'string' ? date : machineDate(date),
  );
  environment.addFilter('stamp', (date: CivilTime) => timestamp(date));
  environment.addFilter('rfc822', (date: CivilTime) => rfc822(date));
  environment.addFilter('number', function (this: Caller, value: number) {
    return words.number(value, lang(this));
  });
  environment.addFilter('filesize', function (this: Caller, bytes: number) {
    return words.size(bytes, lang(this));
  });
  environment.addFilter('separators', function (this: Caller, items: readonly Separated[]) {
    return separators(
      items.map(({ name, printed }) => printed ?? name),
      lang(this),
    );
  });
  environment.addFilter('bdi', function (this: Caller, text: string | null, tongue?: string) {
    return safe(setApart(escaped(text), lang(this), tongue));
  });
  const say = (key: string, tongue: string) => words.say(key, tongue, {});
  const kept = keptEntries<FeedBody, string | Uint8Array>((entry) =>
    feedBody(entry, html(entry.copy.digest), say),
  );
  const set = (format: string, entry: FeedEntry, write: (body: FeedBody) => string): string =>
    pieces.areOpen()
      ? pieces.put(kept(`${format} bytes`, entry, (body) => toUtf8(unmarked(write(body)))) as Uint8Array)
      : (kept(format, entry, write) as string);
  environment.addFilter('atomentry', function (this: Caller, entry: FeedEntry) {
    return safe(set('atom', entry, (body) => atomEntry(entry, body, this.ctx.site.title)));
  });
  environment.addFilter('rssitem', (entry: FeedEntry) =>
    safe(set('rss', entry, (body) => rssItem(entry, body))),
  );
  environment.addFilter('jsonfeed', (feed: Parameters<typeof jsonFeed>[0]) =>
    safe(jsonFeed(feed, (entry) => set('json', entry, (body) => jsonItem(entry, body)))),
  );
  environment.addFilter('absolute', (href: string) => absolute(href, site.origin));
  environment.addFilter('json', (value: unknown) =>
    safe(wholeJson(value).replace(/[<>&\u2028\u2029]/g, unicodeEscape)),
  );
  environment.addFilter('phrase', (text: string | null, html: string | null | undefined) =>
    html ? safe(html) : text,
  );
  environment.addFilter('inline', (value: string | null) => safe(value ?? ''));
  environment.addFilter('picture', (picture: Picture, sizes = '100vw', options: PictureOptions = {}) =>
    safe(setPicture(picture, sizes, options)),
  );
  environment.addFilter('cite', function (this: Caller, dispatch: DispatchProps, style: string) {
    const reference = referenceOf(dispatch, this.ctx.site, this.ctx.page?.url ?? '');
    return style === 'bibtex' ? bibtex(reference) : cite(reference, style);
  });
  environment.addFilter('bibtex', bibtex);
  environment.addFilter('ris', ris);
  environment.addFilter('csl', csl);
}

/** Escapes text for HTML unless it is marked as HTML. */
function escaped(text: unknown): string {
  return text instanceof nunjucks.runtime.SafeString ? String(text) : escapeHtml(String(text ?? ''));
}

function referenceOf(dispatch: DispatchProps, site: SiteProps, url: string): Reference {
  const { id, title, bylines, column, filed, lang, dek, printed } = dispatch;
  const authors = bylines.map((byline) => byline.name);
  return {
    id,
    title,
    authors,
    container: printed?.in ?? column?.name ?? site.title,
    day: printed?.date ?? filed.day,
    section: printed?.section ?? null,
    page: printed?.page ?? null,
    edition: printed?.edition ?? null,
    url,
    lang,
    abstract: dek,
  };
}

/** The full JSON of a value, including parts that keys replace by their digests (`edition/shared.ts`). */
function wholeJson(value: unknown): string {
  if (!holdsPart(value)) return JSON.stringify(value);
  return JSON.stringify(value, function (this: { readonly [key: string]: unknown }, key, written: unknown) {
    const held = this[key];
    return held instanceof SharedPart ? { ...held } : written;
  });
}

function holdsPart(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return value instanceof SharedPart || Object.values(value).some(holdsPart);
}

function unicodeEscape(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
