import type { Element, Root } from 'hast';
import { absolute } from '../../body/addresses.ts';
import { attribute, find, findAll, textOf, walk } from '../../body/tree.ts';
import { articleData, type Data, imageIn, namesIn, textIn } from './structured-data.ts';
import { moreFrom, visibleByline, visibleDate } from './visible-facts.ts';

/** What a page says about itself, each thing by whichever of its ways is surest. */
type PageFacts = {
  readonly url: string | null;
  readonly title: string | null;
  readonly dek: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly modified: string | null;
  readonly section: string | null;
  readonly keywords: readonly string[];
  readonly image: string | null;
  readonly imageAlt: string | null;
  readonly siteName: string | null;
  readonly lang: string | null;
  /** Headlines of the block of further stories. */
  readonly more: readonly { readonly title: string; readonly url: string }[];
  /** Which of the facts were read off the visible page instead of its metadata. */
  readonly guessed: readonly string[];
};

/** Reads a page's facts from JSON-LD, OpenGraph and other metas, microdata, and the visible byline and date. */
export function factsOf(page: Root, html: string, given: string | null): PageFacts {
  const meta = metasOf(page);
  const data = articleData(page);
  const first = (...names: string[]) =>
    names.map((name) => meta.get(name)?.[0]).find((value) => value !== undefined && value !== '') ?? null;
  const saved = /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(html.slice(0, 3000))?.[1] ?? null;
  const canonical = findAll(page, 'link').find((link) => / canonical /.test(` ${attribute(link, 'rel')} `));
  const url =
    [given, saved, canonical ? attribute(canonical, 'href') : null, first('og:url', 'twitter:url')]
      .map((one) => (one ? absolute(one, given ?? saved) : null))
      .find((one) => one && /^https?:\/\/[^/]+/.test(one)) ?? null;
  const guessed: string[] = [];
  const visible = <T>(name: string, known: T | null, look: () => T | null): T | null => {
    if (known !== null) return known;
    const found = look();
    if (found !== null) guessed.push(name);
    return found;
  };
  const named = [
    ...namesIn(data?.author ?? data?.creator),
    ...splitMetas(
      meta,
      'dc:creator',
      'dcterm:creator',
      'dcterms:creator',
      'author',
      'parsely-author',
      'sailthru:author',
      'article:author_name',
      'author',
      'byl',
      'dc:creator',
      'dcterms:creator',
      'citation_author',
      'article:author',
    ),
  ].filter((name) => !/^https?:/.test(name));
  const authors =
    visible(
      'byline',
      named.length > 0
        ? [
            ...new Set(
              data && namesIn(data.author ?? data.creator).length > 0
                ? namesIn(data.author ?? data.creator)
                : named,
            ),
          ]
        : null,
      () => visibleByline(page),
    ) ?? [];
  const published = visible(
    'date',
    textIn(data?.datePublished) ??
      first(
        'article:published_time',
        'parsely-pub-date',
        'sailthru:date',
        'date',
        'pubdate',
        'publishdate',
        'dc:date',
        'dc:date:issued',
        'dcterms:created',
        'citation_publication_date',
        'og:article:published_time',
      ) ??
      itemprop(page, 'datepublished'),
    () => visibleDate(page),
  );
  const html5 = find(page, 'html');
  return {
    url,
    title:
      headlineOf(data, page) ??
      first(
        'dc:title',
        'dcterm:title',
        'dcterms:title',
        'og:title',
        'twitter:title',
        'parsely-title',
        'citation_title',
      ),
    dek:
      textIn(data?.alternativeHeadline) ??
      textIn(data?.description) ??
      first('og:description', 'description', 'twitter:description', 'dc:description'),
    authors,
    published,
    modified:
      textIn(data?.dateModified) ??
      first('article:modified_time', 'og:updated_time', 'lastmod', 'dcterms:modified'),
    section:
      textIn(Array.isArray(data?.articleSection) ? data.articleSection[0] : data?.articleSection) ??
      first('article:section', 'parsely-section'),
    keywords: keywordsOf(data, meta),
    image:
      textIn(imageIn(data?.image)) ?? first('og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'),
    imageAlt: first('og:image:alt', 'twitter:image:alt'),
    siteName:
      first('og:site_name', 'application-name') ?? textIn((data?.publisher as Data | undefined)?.name),
    lang:
      (html5 ? attribute(html5, 'lang') || attribute(html5, 'xmlLang') : '') ||
      first('og:locale', 'content-language')?.replace('_', '-') ||
      null,
    more: moreFrom(page, url),
    guessed,
  };
}

/** Metas by what they state, without case and dots; a `property` is surer than a `name`. */
function metasOf(page: Root): ReadonlyMap<string, readonly string[]> {
  const all = findAll(page, 'meta');
  const byProperty = gathered(all, 'property');
  return new Map([...gathered(all, 'itemProp'), ...gathered(all, 'name'), ...byProperty]);
}

function gathered(metas: readonly Element[], by: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const meta of metas) {
    const content = (attribute(meta, 'content') || attribute(meta, 'value')).replace(/\s+/g, ' ').trim();
    for (const key of attribute(meta, by).toLowerCase().replaceAll('.', ':').split(/\s+/))
      if (key !== '' && content !== '') found.set(key, [...(found.get(key) ?? []), content]);
  }
  return found;
}

/** Of a `headline` and a `name` that differ, the one that the page's own title holds. */
function headlineOf(data: Data | null, page: Root): string | null {
  const [headline, name] = [textIn(data?.headline), textIn(data?.name)];
  if (headline === null || name === null || headline === name) return headline ?? name;
  const title = find(page, 'title');
  const shown = title ? textOf(title).toLowerCase() : '';
  return shown.includes(name.toLowerCase()) && !shown.includes(headline.toLowerCase()) ? name : headline;
}

function splitMetas(meta: ReadonlyMap<string, readonly string[]>, ...names: readonly string[]): string[] {
  for (const name of names) {
    const values = (meta.get(name) ?? []).filter((value) => !/^https?:/.test(value));
    if (values.length > 0) return values.map((value) => value.replace(/^by\s+/i, ''));
  }
  return [];
}

function keywordsOf(data: Data | null, meta: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const words = [
    ...(meta.get('article:tag') ?? []),
    ...[data?.keywords].flat().filter((one) => typeof one === 'string'),
  ];
  const own =
    words.length > 0
      ? words
      : (meta.get('news_keywords') ?? meta.get('parsely-tags') ?? meta.get('keywords') ?? []);
  return [
    ...new Set(
      own
        .flatMap((one) => one.split(/\s*[,;]\s*/))
        .map((one) => one.trim())
        .filter((one) => one !== '' && one.length < 60),
    ),
  ].slice(0, 30);
}

function itemprop(page: Root, name: string): string | null {
  let found: string | null = null;
  walk(page, (node) => {
    if (found !== null || attribute(node, 'itemProp').toLowerCase() !== name) return;
    found = attribute(node, 'content') || attribute(node, 'dateTime') || textOf(node) || null;
  });
  return found;
}
