import type { NameKind } from '../../model/names.ts';
import { TITLE } from './capitals.ts';

const ORGANISATION =
  /\b(?:Agency|Administration|Assembly|Association|Bank|Board|Bureau|Center|Centre|Club|Coalition|College|Commission|Committee|Company|Congress|Corporation|Council|Court|Department|Division|Embassy|Foundation|Group|Hospital|House|Inc|Institute|Institution|Laborator(?:y|ies)|Ltd|Ministry|Museum|Office|Organi[sz]ation|Party|School|Senate|Service|Services|Society|Team|Union|University)\b/u;
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
  if (ORGANISATION.test(name)) return 'organisation';
  if (forms.some((form) => TITLE.test(form))) return 'person';
  const share = (counts: ReadonlyMap<string, number>, pattern: RegExp) =>
    [...counts].reduce((sum, [word, count]) => sum + (pattern.test(word) ? count : 0), 0) / times;
  const words = name.split(' ');
  if (words.length > 1 && words.length < 4 && !words.some(isOrdinary)) {
    if (share(before, PLACED) < 0.3) return 'person';
    return 'place';
  }
  if (share(after, SAYS) >= 0.2 && words.length < 4) return 'person';
  if (PLACE.test(name) || share(before, PLACED) >= 0.4) return 'place';
  return 'thing';
}
