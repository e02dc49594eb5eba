import { doiUrl } from '../edition/rights.ts';
import { areSeveralPages } from '../model/printed-pages.ts';
import { initials, type PersonName, partsOfName } from '../model/text/person-name.ts';
import { ENGLISH_MONTHS } from '../model/time/english-months.ts';
import { titleCase } from './title-case.ts';

/** The data of a citation of an article in a newspaper or blog. */
export type Reference = {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** The column, or the publication. */
  readonly container: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly url: string;
  readonly lang: string;
  readonly abstract: string | null;
  /** Names that it mentions; absent if there are none. */
  readonly keywords?: readonly string[];
  /** `10.1234/abc`; null or absent if there is none. */
  readonly doi?: string | null;
  /** Section, page and edition of the newspaper that printed it. */
  readonly section?: string | null;
  readonly page?: string | null;
  readonly edition?: string | null;
  /** Address or name of the licence. */
  readonly license?: string | null;
};

/** A reference as text in a citation style: Chicago (bibliography), APA (7th) or MLA (9th). */
export function cite(reference: Reference, style: string): string {
  switch (style) {
    case 'chicago':
      return chicago(reference);
    case 'apa':
      return apa(reference);
    case 'mla':
      return mla(reference);
    default:
      throw new Error(`There is no citation style "${style}": choose chicago, apa, mla or bibtex`);
  }
}

function chicago(reference: Reference): string {
  const names = reference.authors.map(partsOfName);
  const shown = names.length > 10 ? names.slice(0, 7) : names;
  const list = shown.map((name, at) => (at === 0 ? demoted(name) : plain(name)));
  const author = names.length > 10 ? `${list.join(', ')}, et al.` : joined(list, 'and');
  const { container } = reference;
  const url = addressOf(reference);
  const title = quoted(reference);
  if (author === '')
    return `${container}. ${inside(title, ',')} ${american(reference.day)}${placeOf(reference, 'sec. ')}. ${url}.`;
  return `${closed(author)} ${inside(title, '.')} ${container}, ${american(reference.day)}${placeOf(reference, 'sec. ')}. ${url}.`;
}

function apa(reference: Reference): string {
  const names = reference.authors.map(partsOfName).map((name) => {
    const family = [name.particle, name.family].filter(Boolean).join(' ');
    return [
      family,
      ...(name.given ? [initials(name.given)] : []),
      ...(name.suffix ? [name.suffix] : []),
    ].join(', ');
  });
  const author = joined(names, '&');
  const [, month, day] = american(reference.day).match(/^(\w+) (\d+)/) ?? [];
  const date = `(${year(reference.day)}, ${month} ${day}).`;
  const title = closed(reference.title);
  const head = author === '' ? `${title} ${date}` : `${closed(author)} ${date} ${title}`;
  return `${head} ${reference.container}${reference.page ? `, ${reference.page}` : ''}. ${addressOf(reference)}`;
}

function mla(reference: Reference): string {
  const [first, second, third] = reference.authors.map(partsOfName);
  const others = third ? ', et al.' : second ? `, and ${plain(second)}` : '';
  const author = first ? `${closed(turned(first) + others)} ` : '';
  return `${author}${inside(quoted(reference), '.')} ${reference.container}, ${british(reference.day)}${placeOf(reference, '')}, ${addressOf(reference)}.`;
}

/** ", late ed., sec. B, p. 4": where it was printed; empty if that is not known. `mark` stands before the section. */
function placeOf(reference: Reference, mark: string): string {
  const { page } = reference;
  const parts = [
    printedIn(reference, mark),
    ...(page ? [`${areSeveralPages(page) ? 'pp.' : 'p.'} ${page}`] : []),
  ];
  return parts.map((part) => (part === '' ? '' : `, ${part}`)).join('');
}

/** "late ed., sec. B": edition and section; empty if neither is known. `mark` stands before the section. */
export function printedIn({ edition, section }: Reference, mark: string): string {
  return [
    ...(edition ? [/\bed(?:ition|\.)$/i.test(edition) ? edition : `${edition} ed.`] : []),
    ...(section ? [/^sec/i.test(section) ? section : `${mark}${section}`] : []),
  ].join(', ');
}

/** Where to find it: the DOI, which all three styles prefer to an address. */
function addressOf({ doi, url }: Reference): string {
  return doi ? doiUrl(doi) : url;
}

/** A title for use within quotation marks: in title case if it is English, with its own quotes turned into single ones. */
function quoted({ title, lang }: Reference): string {
  const cased = /^en(?:-|$)/i.test(lang) ? titleCase(title) : title;
  return cased.replace(/“([^”]*)”/g, '‘$1’');
}

/** Puts a title in quotation marks, with a sign before the closing mark unless the title ends in one. */
function inside(title: string, sign: string): string {
  return `“${/[.?!…]$/.test(title) ? title.replace(/\.$/, sign) : `${title}${sign}`}”`;
}

function closed(text: string): string {
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}

/** "Hale, L., Lund, I., & Odd, M." */
function joined(names: readonly string[], and: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}, ${and} ${names.at(-1)}`;
}

function plain({ given, particle, family, suffix }: PersonName): string {
  return [given, particle, family, suffix].filter(Boolean).join(' ');
}

/** "van Dijk, Piet" */
function turned({ given, particle, family, suffix }: PersonName): string {
  const last = [particle, family].filter(Boolean).join(' ');
  return [last, given, suffix].filter(Boolean).join(', ');
}

/** "Dijk, Piet van": Chicago sorts a name by its last part. */
function demoted({ given, particle, family, suffix }: PersonName): string {
  return [family, [given, particle].filter(Boolean).join(' '), suffix].filter(Boolean).join(', ');
}

/** "February 2, 2009" */
function american(date: string): string {
  return `${ENGLISH_MONTHS[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(8, 10))}, ${year(date)}`;
}

/** "2 Feb. 2009": MLA shortens months of more than four letters. */
function british(date: string): string {
  const month = ENGLISH_MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
  const short = month.length <= 4 ? month : month === 'September' ? 'Sept.' : `${month.slice(0, 3)}.`;
  return `${Number(date.slice(8, 10))} ${short} ${year(date)}`;
}

function year(date: string): string {
  return String(Number(date.slice(0, 4)));
}
