/**
 * The place that a dateline names, without what wires print after it: a dash, an agency, the day. `GENEVA, Feb. 2 (AP) —`
 * names `GENEVA`, and `BONN, 2. Februar` names `BONN`. What is left of one that names no place is the dateline itself.
 */
export function placeOfDateline(dateline: string): string {
  const written = dateline
    .replace(/[\s—–-]+$/u, '')
    .replace(/\s*\((?:\p{Lu}{2,5}|Reuters|Bloomberg|dpa)\)$/u, '');
  const [day, month = ''] = DAY.exec(written)?.filter((part) => part !== undefined) ?? [];
  const place = day !== undefined && isMonth(month) ? written.slice(0, -day.length) : written;
  return /\p{L}/u.test(place) ? place : dateline;
}

/** A day after a place: `, Feb. 2`, `, 2 Feb 2009`, `, le 2 février`, `, 2 de febrero de 2009`. The word is its month. */
const DAY =
  /,\s*(?:(?:le|den|el|il)\s+)?(?:\d{1,2}(?:\.|er|º)?\s+(?:de\s+)?(\p{L}[\p{L}\p{M}]*)\.?|(\p{L}[\p{L}\p{M}]*)\.?\s+\d{1,2})(?:,?\s+(?:de\s+)?\d{4})?$/iu;

const ENGLISH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
const LANGUAGES = 'de fr es it pt nl sv da nb fi pl cs ca ro tr id ru uk'.split(' ');

/** Whether a word names a month, in English or as `Intl` writes it within a date in another language. */
function isMonth(word: string): boolean {
  const name = word.toLowerCase();
  if (ENGLISH.test(name)) return true;
  if (OTHERS.size === 0) for (const other of LANGUAGES.flatMap(monthsIn)) OTHERS.add(other);
  return OTHERS.has(name);
}

/** Memo of `monthsIn`: `Intl` takes long, so it is asked once, for the first word that may be a month. */
const OTHERS = new Set<string>();

function monthsIn(lang: string): readonly string[] {
  return (['long', 'short'] as const).flatMap((month) => {
    const format = new Intl.DateTimeFormat(lang, { day: 'numeric', month, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, at) => {
      const parts = format.formatToParts(Date.UTC(2001, at, 15));
      return (parts.find(({ type }) => type === 'month')?.value ?? '').toLowerCase().replace(/\.$/, '');
    });
  });
}
