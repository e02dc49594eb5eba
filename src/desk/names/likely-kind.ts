import type { NameKind } from '../../model/names.ts';
import { ORGANISATION, PERSONAL, TITLE } from './capitals.ts';

const PLACE =
  /\b(?:Avenue|Bay|Beach|Bridge|City|County|Harbou?r|Hill|Island|Lake|Lane|Mountain|Park|Port|Quay|River|Road|Square|State|Street|Town|Valley|Village)$/u;
const SAYS =
  /^(?:said|says|told|wrote|writes|asked|asks|thought|thinks|who|replied|added|explained|explains|works|joined)$/;
const PLACED = /^(?:in|at|near|from|to|towards?|outside|around)$/;

/** What a name is probably the name of, judging by its words and by those beside it. */
export function kindOf(seen: {
  readonly name: string;
  readonly forms: readonly string[];
  readonly times: number;
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
  readonly isOrdinary: (word: string) => boolean;
}): NameKind {
  const { name, forms, times, before, after, isOrdinary } = seen;
  if (forms.some((form) => ORGANISATION.test(form))) return 'organisation';
  if (forms.some((form) => TITLE.test(form))) return 'person';
  const share = (counts: ReadonlyMap<string, number>, pattern: RegExp) =>
    [...counts].reduce((sum, [word, count]) => sum + (pattern.test(word) ? count : 0), 0) / times;
  const words = name.split(' ');
  const isPersonal = words.every((word) => PERSONAL.test(word));
  if (isPersonal && words.length > 1 && words.length < 4 && !words.some(isOrdinary)) {
    if (share(before, PLACED) < 0.3) return 'person';
    return 'place';
  }
  if (isPersonal && share(after, SAYS) >= 0.2 && words.length < 4) return 'person';
  if (PLACE.test(name) || (!/\p{N}|\.\p{L}{2}|^\p{Ll}/u.test(name) && share(before, PLACED) >= 0.4))
    return 'place';
  return 'thing';
}
