/**
 * The place that a dateline names, without what wires print after it: a dash, an agency, the day. `GENEVA, Feb. 2 (AP) —`
 * names `GENEVA`. What is left of one that names no place is the dateline itself.
 */
export function placeOfDateline(dateline: string): string {
  const place = dateline
    .replace(/[\s—–-]+$/u, '')
    .replace(/\s*\((?:\p{Lu}{2,5}|Reuters|Bloomberg|dpa)\)$/u, '')
    .replace(DAY, '');
  return /\p{L}/u.test(place) ? place : dateline;
}

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const DAY = new RegExp(`,\\s*(?:${MONTH}\\s+\\d{1,2}|\\d{1,2}\\s+${MONTH})(?:,?\\s+\\d{4})?$`, 'iu');
