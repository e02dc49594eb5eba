import { rangeOfPages } from '../model/printed-pages.ts';
import { decoded } from '../model/text/percent.ts';
import { type PersonName, partsOfName } from '../model/text/person-name.ts';
import { printedIn, type Reference } from './cite.ts';

/** A reference as a BibTeX entry (biblatex fields, a newspaper's article). */
export function bibtex(reference: Reference): string {
  const { title, container, day, url, authors, lang, doi, license, section, page, edition } = reference;
  const names = authors.map(partsOfName);
  const fields = [
    ...(names.length > 0 ? [['author', names.map(bibtexName).join(' and ')]] : []),
    ['title', `{${escapeTex(title)}}`],
    ['journaltitle', escapeTex(container)],
    ['date', day],
    ...(page ? [['pages', escapeTex(page)]] : []),
    ...(edition || section ? [['addendum', escapeTex(printedIn(reference, 'section '))]] : []),
    ...(doi ? [['doi', doi]] : []),
    ['url', url],
    ['langid', lang],
    ['entrysubtype', 'newspaper'],
    ...(reference.keywords?.length
      ? [['keywords', reference.keywords.map(keyword).map(escapeTex).join(', ')]]
      : []),
    ...(license ? [['note', escapeTex(license)]] : []),
  ];
  return `@article{${keyOf(reference)},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`;
}

/** A reference in the RIS format, type NEWS (newspaper article). */
export function ris(reference: Reference): string {
  const line = (text: string) => (/[^\S ]| {2}|^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text);
  return [
    'TY  - NEWS',
    ...reference.authors.map(partsOfName).map((name) => `AU  - ${line(risName(name))}`),
    `TI  - ${line(reference.title)}`,
    `T2  - ${line(reference.container)}`,
    `DA  - ${reference.day.replaceAll('-', '/')}`,
    `PY  - ${reference.day.slice(0, 4)}`,
    ...(reference.edition ? [`ET  - ${line(reference.edition)}`] : []),
    ...(reference.section ? [`SE  - ${line(reference.section)}`] : []),
    ...pagesOf(reference.page ?? null).map(([tag, page]) => `${tag}  - ${line(page)}`),
    `LA  - ${reference.lang}`,
    ...(reference.abstract ? [`AB  - ${line(reference.abstract)}`] : []),
    ...(reference.keywords ?? []).map((name) => `KW  - ${line(name)}`),
    ...(reference.doi ? [`DO  - ${reference.doi}`] : []),
    `UR  - ${reference.url}`,
    ...(reference.license ? [`C1  - ${line(reference.license)}`] : []),
    'ER  - \r\n',
  ].join('\r\n');
}

/** The pages as the tags of RIS: of a range, the first and the last page. */
function pagesOf(page: string | null): readonly (readonly [tag: string, page: string])[] {
  if (!page) return [];
  const [first, last] = rangeOfPages(page) ?? [page];
  return last === undefined
    ? [['SP', first]]
    : [
        ['SP', first],
        ['EP', last],
      ];
}

/** A reference as CSL-JSON, type article-newspaper. */
export function csl(reference: Reference): string {
  return JSON.stringify({
    id: reference.id,
    type: 'article-newspaper',
    title: reference.title,
    author: reference.authors.map(partsOfName).map(({ given, particle, family, suffix }) => ({
      ...(given
        ? {
            family,
            given,
            ...(particle ? { 'non-dropping-particle': particle } : {}),
            ...(suffix ? { suffix } : {}),
          }
        : { literal: family }),
    })),
    'container-title': reference.container,
    issued: { 'date-parts': [reference.day.split('-').map(Number)] },
    ...(reference.edition ? { edition: reference.edition } : {}),
    ...(reference.section ? { section: reference.section } : {}),
    ...(reference.page ? { page: reference.page } : {}),
    ...(reference.doi ? { DOI: reference.doi } : {}),
    URL: reference.url,
    language: reference.lang,
    ...(reference.abstract ? { abstract: reference.abstract } : {}),
    ...(reference.keywords?.length ? { keyword: reference.keywords.map(keyword).join(', ') } : {}),
    ...(reference.license ? { license: reference.license } : {}),
  });
}

/** A keyword for a list that commas divide. */
function keyword(name: string): string {
  return name.replace(/,\s*/g, ' ');
}

function bibtexName({ given, particle, family, suffix }: PersonName): string {
  const last = escapeTex([particle, family].filter(Boolean).join(' '));
  if (!given) return `{${last}}`;
  return [last, ...(suffix ? [escapeTex(suffix)] : []), escapeTex(given)].join(', ');
}

function risName({ given, particle, family, suffix }: PersonName): string {
  return [[particle, family].filter(Boolean).join(' '), given, suffix].filter(Boolean).join(', ');
}

function keyOf({ authors, day, url }: Reference): string {
  const family = authors[0] === undefined ? '' : partsOfName(authors[0]).family;
  const slug = decoded(url).replace(/\/$/, '').split('/').at(-1) ?? '';
  const ascii = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^a-z0-9]+/gi, '')
      .toLowerCase();
  return `${ascii(family) || 'dispatch'}${day.replaceAll('-', '')}${ascii(slug).slice(0, 12)}`;
}

function escapeTex(text: string): string {
  return text.replace(/[\\{}$&#%_^~]/g, (sign) => {
    if (sign === '\\') return '\\textbackslash{}';
    return sign === '~' || sign === '^' ? `\\${sign}{}` : `\\${sign}`;
  });
}
