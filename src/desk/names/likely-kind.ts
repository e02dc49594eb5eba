import type { NameKind } from '../../model/names.ts';
import { ORGANISATION, PERSONAL, TITLE } from './capitals.ts';

const PLACE =
  / (?:Avenue|Bay|Beach|Bridge|City|County|Harbou?r|Hill|Island|Lake|Lane|Mountain|Park|Port|Quay|River|Road|Square|State|Street|Town|Valley|Village)$/u;
const WORK = / (?:Act|Gazette|Manifesto|Protocol|Treaty)$/u;
/** The same words end names of people: Todd Park. */
const SURNAME = /^\p{Lu}\p{Ll}+ (?:Bay|Beach|Bridge|Hill|Lake|Lane|Park|Port|River|Street|Town)$/u;
/** Words between the kind of an organisation and what it is for: "Office of Acquisition". */
const FOR = / (?:of|for|on|de|du|des|der) .*$/u;
const SAYS =
  /^(?:said|says|told|wrote|writes|asked|asks|thought|thinks|who|replied|added|explained|explains|works|joined)$/;
/** Not `to`, `from` or `at`, which stand before people and organisations, too. */
const PLACED = /^(?:in|near|outside|around)$/;

/** What is known of a name beside its words: how often words stand before and after it, and which words are ordinary ones. */
type Evidence = {
  readonly name: string;
  readonly forms: readonly string[];
  readonly times: number;
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
  readonly isOrdinary: (word: string) => boolean;
  /** Whether a word is the first name of somebody whom the archive knows. */
  readonly isGiven: (word: string) => boolean;
};

/** What a name is the name of, as far as its words and those beside it show it; else a thing, which `names.yaml` need not say. */
export function kindOf(seen: Evidence): NameKind {
  const { name, forms, times, before, after, isOrdinary, isGiven } = seen;
  if (forms.some(isOrganisation)) return 'organisation';
  const words = name.split(' ');
  const isPersonal = words.length < 5 && words.every((word) => PERSONAL.test(word));
  const hasTitle = forms.some(
    (form) => TITLE.test(form) && !isOrdinary(form.slice(form.lastIndexOf(' ') + 1)),
  );
  if (hasTitle) return 'person';
  const share = (counts: ReadonlyMap<string, number>, pattern: RegExp) =>
    [...counts].reduce((sum, [word, count]) => sum + (pattern.test(word) ? count : 0), 0) / times;
  if (isPersonal && share(after, SAYS) >= 0.2) return 'person';
  if (isPersonal && words.length > 1 && isGiven(words[0] as string)) return 'person';
  if (PLACE.test(name) && (share(before, PLACED) > 0 || !SURNAME.test(name))) return 'place';
  if (WORK.test(name)) return 'work';
  const isWord = !/\p{N}|\.\p{L}{2}|^\p{Ll}/u.test(name);
  return isWord && share(before, PLACED) >= 0.4 ? 'place' : 'thing';
}

/** Whether the last word before `of` or `for` is that of an organisation: not in "Open House Day", nor in "Software-as-a-Service". */
function isOrganisation(form: string): boolean {
  const last = form.replace(FOR, '').split(' ').at(-1) as string;
  return !last.includes('-') && ORGANISATION.test(last);
}
