import type { Shelf } from '../archive/clipping.ts';
import { matchKey } from './galley/likeness.ts';
import { nearNames, noteOf } from './galley/near-names.ts';
import type { PlacedRemark, Rule } from './galley/rule.ts';

export const bylineNearDuplicate: Rule = {
  name: 'byline-near-duplicate',
  level: 'warning',
  what: 'Two bylines are likely one person: "L. Hale" and "Laura Hale", "José" and "Jose".',
  why: 'Each has a page of its own with half of the work.',
  mend: 'Write one name everywhere, or list the person under `bylines` and use the id.',
  look: ({ shelves }) => {
    const same = nearNames(shelves.bylines, 'byline', (name) => matchKey(inOrder(name)));
    return [...same, ...initials(shelves.bylines)];
  },
};

/** "L. Hale" beside "Laura Hale", "Laura M. Hale" beside "Laura Hale". */
function initials(shelves: readonly Shelf[]): readonly PlacedRemark[] {
  const byLast = Map.groupBy(shelves, ({ name }) => matchKey(wordsOf(name).at(-1) ?? ''));
  return [...byLast.values()].flatMap((group) =>
    group.flatMap((short) => {
      const candidates = group.filter((long) => long !== short && isShortFor(short.name, long.name));
      return candidates.length === 1 ? [noteOf(short, candidates[0]!, 'byline')] : [];
    }),
  );
}

function isShortFor(short: string, long: string): boolean {
  const [a, b] = [wordsOf(short).slice(0, -1), wordsOf(long).slice(0, -1)];
  const [first, full] = [matchKey(a[0] ?? ''), matchKey(b[0] ?? '')];
  if (first === '' || full === '') return false;
  if (first.length === 1 && full.length > 1) return full.startsWith(first);
  const middle = b.slice(1).map(matchKey);
  return first === full && a.length === 1 && middle.length > 0 && middle.every((part) => part.length === 1);
}

function wordsOf(name: string): readonly string[] {
  return inOrder(name)
    .split(/[\s.]+/)
    .filter((word) => /\p{L}/u.test(word));
}

/** "Hale, Laura" as "Laura Hale". */
function inOrder(name: string): string {
  return name.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1');
}
