import { readLanguageTag } from '../../model/language/tags.ts';
import { closest } from '../../model/text/guess.ts';
import { orcidOf } from '../../model/text/orcid.ts';
import { isZone } from '../../model/time/zone.ts';
import { readColour } from './colours.ts';

/**
 * What is wrong with the text of a setting: the end of the sentence "SETTING, TEXT, …", and what was probably meant.
 */
type Complaint = { readonly what: string; readonly meant?: string; readonly remedy: string };

/** Judges a text; null if nothing is wrong with it. */
export type Judge = (text: string) => Complaint | null;

/** The address of a site: http(s), without query and fragment. */
export const judgeSite: Judge = (text) => {
  const remedy = 'Write it as https://example.org or https://example.org/path.';
  const complaint = judgeAddress(text);
  if (complaint) return { ...complaint, what: 'is not the address of a site', remedy };
  const url = new URL(text);
  if (url.search === '' && url.hash === '') return null;
  const meant = url.origin + url.pathname;
  return { what: 'is not the address of a site, since it has a query or a fragment', meant, remedy };
};

/** A whole address of the web. */
export const judgeAddress: Judge = (text) => {
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return null;
  const whole = `https://${text.replace(/^(?:https?)?:?\/+/i, '')}`;
  const isNear = /^(?:https?:?\/*|\/\/)?[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$)/i.test(text) && URL.canParse(whole);
  return {
    what: 'is not a web address',
    ...(isNear ? { meant: whole } : {}),
    remedy: 'Write it as https://example.org.',
  };
};

/** An ORCID iD, alone or as an address; its last digit is a check (ISO 7064, MOD 11-2). */
export const judgeOrcid: Judge = (text) =>
  orcidOf(text) === null
    ? {
        what: 'is not an ORCID iD',
        remedy: 'Write the sixteen digits as orcid.org shows them, such as 0000-0002-1825-0097.',
      }
    : null;

/** Where a link of the site's own leads: a path from its root, or a whole address. */
export const judgeLink: Judge = (text) => {
  if (/^\/(?!\/)/.test(text) || /^mailto:[^\s@]+@[^\s@]+$/i.test(text) || judgeAddress(text) === null)
    return null;
  const isPath = /^\.?[\w~-][\w/.~-]*$/.test(text) && !/^www\./i.test(text);
  const meant = isPath
    ? `/${text.replace(/^\.\//, '')}${/[/.]/.test(text) ? '' : '/'}`
    : judgeAddress(text)?.meant;
  return {
    what: 'is neither a path of the site nor an address',
    ...(meant === undefined ? {} : { meant }),
    remedy: 'Write a path from the root of the site, such as /about/, or a whole address.',
  };
};

/** Where an old address leads. */
export const judgeTarget: Judge = (text) =>
  text.startsWith('/') || (/^https?:\/\//i.test(text) && URL.canParse(text))
    ? null
    : {
        what: 'is not an address to which an old one can lead',
        remedy: 'Write a path of the site (/old/: /tags/iran/) or a whole address (https://…).',
      };

/**
 * Abbreviations that name no zone, or a zone without summer time although its people have it; and the zone that is
 * mostly meant.
 */
// biome-ignore format: a table
const ABBREVIATIONS: { readonly [name: string]: string } = {
  EST: 'America/New_York', EDT: 'America/New_York', ET: 'America/New_York', CST: 'America/Chicago',
  CDT: 'America/Chicago', CT: 'America/Chicago', MST: 'America/Denver', MDT: 'America/Denver', MT: 'America/Denver',
  PST: 'America/Los_Angeles', PDT: 'America/Los_Angeles', PT: 'America/Los_Angeles', AKST: 'America/Anchorage',
  AKDT: 'America/Anchorage', BST: 'Europe/London', CEST: 'Europe/Paris', MEZ: 'Europe/Berlin', MESZ: 'Europe/Berlin',
  EEST: 'Europe/Athens', WEST: 'Europe/Lisbon', MSK: 'Europe/Moscow', IST: 'Asia/Kolkata', JST: 'Asia/Tokyo',
  KST: 'Asia/Seoul', SGT: 'Asia/Singapore', HKT: 'Asia/Hong_Kong', AEST: 'Australia/Sydney',
  AEDT: 'Australia/Sydney', AWST: 'Australia/Perth', NZST: 'Pacific/Auckland', NZDT: 'Pacific/Auckland',
};

/** A time zone. `EST` and `MST`, which the database has, are an hour off for half of the year. */
export const judgeZone: Judge = (text) => {
  const short = ABBREVIATIONS[text.toUpperCase()];
  if (short === undefined && isZone(text)) return null;
  const meant = short ?? nearZone(text);
  return {
    what: short === undefined ? 'is not a time zone' : 'is an abbreviation, not a time zone',
    ...(meant === undefined ? {} : { meant }),
    remedy: 'Write a name of the IANA database, such as America/New_York.',
  };
};

function nearZone(text: string): string | undefined {
  const offset = /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d\d))?$/i.exec(text);
  if (offset !== null) return `${offset[1]}${offset[2]?.padStart(2, '0')}:${offset[3] ?? '00'}`;
  const plain = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '_');
  const zones = Intl.supportedValuesOf('timeZone');
  const of = (name: (zone: string) => string) => new Map(zones.map((zone) => [plain(name(zone)), zone]));
  const [whole, city] = [of((zone) => zone), of((zone) => zone.slice(zone.lastIndexOf('/') + 1))];
  const wanted = plain(text);
  const last = wanted.slice(wanted.lastIndexOf('/') + 1);
  const near = (names: ReadonlyMap<string, string>, name: string) =>
    names.get(closest(name, [...names.keys()]) ?? '');
  return whole.get(wanted) ?? city.get(last) ?? near(whole, wanted) ?? near(city, last);
}

/** A language as Intl knows it. */
export const judgeLanguage: Judge = (text) => {
  const reading = readLanguageTag(text);
  if (reading.tag !== null) return null;
  return {
    what: 'is not a language tag',
    ...(reading.likely === undefined ? {} : { meant: reading.likely }),
    remedy: 'Write a tag of BCP 47, such as en, de or pt-BR.',
  };
};

const TOKENS = ['year', 'month', 'day', 'slug', 'column', 'byline'];
const OTHER_TOKENS: { readonly [name: string]: string } = {
  title: 'slug',
  name: 'slug',
  postname: 'slug',
  filename: 'slug',
  category: 'column',
  categories: 'column',
  author: 'byline',
  date: 'day',
  yyyy: 'year',
  mm: 'month',
  dd: 'day',
  monthnum: 'month',
};

/** A pattern of addresses. */
export const judgePermalink: Judge = (text) => {
  const remedy = 'Write a path that begins with / and is made of :year :month :day :slug :column :byline.';
  const unknown = [...text.matchAll(/:([\w-]+)/g)]
    .map(([, token = '']) => token)
    .filter((token) => !TOKENS.includes(token) && !TOKENS.some((known) => token.startsWith(`${known}-`)));
  if (unknown[0] !== undefined) {
    const plain = unknown[0].toLowerCase();
    const guess = TOKENS.includes(plain) ? plain : (OTHER_TOKENS[plain] ?? closest(plain, TOKENS));
    const meant = guess && text.replaceAll(`:${unknown[0]}`, `:${guess}`);
    return { what: `cannot be used: there is no :${unknown[0]}`, ...(meant ? { meant } : {}), remedy };
  }
  if (/^[a-z]+$/i.test(text)) return { what: 'is not a pattern', meant: '/:year/:month/:day/:slug/', remedy };
  if (/[\s{}%*?#\\<>"|]/.test(text))
    return { what: 'holds a sign that no address of a dispatch has', remedy };
  if (!text.startsWith('/')) return { what: 'does not begin with a slash', meant: `/${text}`, remedy };
  return text.split('/').includes('..') ? { what: 'leads out of the site', remedy } : null;
};

/** A day, as in `gone: 2006-05-04`. */
export const judgeDay: Judge = (text) => {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
  return isDay ? null : { what: 'is not a day', remedy: 'Write it as year, month and day: 2006-05-04.' };
};

/** A year, a month or a day. */
export const judgeSpan: Judge = (text) => {
  const [, year = '', month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const isSpan =
    year !== '' && Number(month) <= 12 && Number(month) > 0 && Number(day) <= last && Number(day) > 0;
  return isSpan
    ? null
    : { what: 'is not a year, a month or a day', remedy: 'Write it as 2009, 2009-02 or 2009-02-03.' };
};

/** An opaque colour that does not depend on others. */
export const judgeColour: Judge = (text) => {
  const remedy = 'Write an opaque CSS colour, such as "#0b5d3b" or rebeccapurple.';
  if (readColour(text) !== null) return null;
  const bare = /^(?:[\da-f]{6}|[\da-f]{3})$/i.test(text) ? `"#${text}"` : undefined;
  return { what: 'is not a colour that can be used', ...(bare ? { meant: bare } : {}), remedy };
};

const GENERIC =
  /^(?:serif|sans-serif|monospace|cursive|fantasy|math|emoji|fangsong|system-ui|ui-(?:serif|sans-serif|monospace|rounded))$/i;

/** Names of typefaces, with commas between them. */
export const judgeTypeface: Judge = (text) => {
  const remedy = 'Write names of typefaces with commas between them, such as Charter, Georgia, serif.';
  const families = text.split(',').map((family) => family.trim());
  const isName = (family: string) =>
    /^(?:"[^"\\<>{};]+"|'[^'\\<>{};]+'|[\p{L}_-][\p{L}\p{N} ._'’&+-]*)$/u.test(family);
  if (
    !families.every(isName) ||
    /(?:^|,)\s*(?:inherit|initial|unset|revert|revert-layer|default)\s*(?:,|$)/i.test(text)
  )
    return { what: 'is not a list of typefaces', remedy };
  const run = families.find(
    (family) => GENERIC.test(family.slice(family.lastIndexOf(' ') + 1)) && !GENERIC.test(family),
  );
  if (run === undefined || /^["']/.test(run)) return null;
  return { what: 'lacks a comma', meant: text.replace(/ +(\S+)(?=\s*(?:,|$))/, ', $1'), remedy };
};

/** A width of the text. */
export const judgeLength: Judge = (text) => {
  const remedy = 'Write a CSS length, such as 34rem or 65ch.';
  if (
    /^(?:\d+(?:\.\d+)?|\.\d+)(?:rem|em|ch|ex|ic|lh|rlh|cap|px|pt|pc|cm|mm|in|q|vw|svw|lvw|dvw|vi|vmin|vmax)$/i.test(
      text,
    )
  )
    return /^[0.]+[a-z]/i.test(text) ? { what: 'leaves no room for text', remedy } : null;
  if (/^(?:min|max|clamp|calc)\([\w\s.,+*/()%-]+\)$/i.test(text)) return null;
  const [, number, unit] = /^(\d+(?:\.\d+)?)(?:\s+([a-z]+))?$/i.exec(text) ?? [];
  const meant =
    number === undefined ? undefined : `${number}${unit ?? (Number(number) > 100 ? 'px' : 'rem')}`;
  return { what: 'is not a length', ...(meant && judgeLength(meant) === null ? { meant } : {}), remedy };
};
