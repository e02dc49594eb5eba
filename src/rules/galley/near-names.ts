import type { Shelf } from '../../archive/clipping.ts';
import { compareText } from '../../model/finding.ts';
import { startOf } from './positions.ts';
import type { PlacedRemark } from './rule.ts';

/** Finds shelves whose names share a key, and reports all but the most used one of each group. */
export function nearNames(
  shelves: readonly Shelf[],
  field: 'tags' | 'byline',
  keyOf: (name: string) => string,
): readonly PlacedRemark[] {
  const groups = Map.groupBy(shelves, ({ name }) => keyOf(name));
  return [...groups].flatMap(([key, group]) => {
    if (key === '' || group.length < 2) return [];
    const [most, ...others] = group.toSorted(
      (a, b) => b.clippings.length - a.clippings.length || compareText(a.name, b.name),
    );
    return others.map((other): PlacedRemark => noteOf(other, most!, field));
  });
}

/** Reports, at the first dispatch that has it, a name that probably means another one. */
export function noteOf(rare: Shelf, common: Shelf, field: 'tags' | 'byline'): PlacedRemark {
  const kind = field === 'tags' ? 'tag' : 'byline';
  const { dispatch } = rare.clippings.at(-1)!;
  return {
    source: dispatch.source,
    ...startOf(dispatch.lines[field]),
    reason: `The ${kind} "${rare.name}" (on ${rare.clippings.length}) is nearly "${common.name}" (on ${common.clippings.length})`,
    remedy: `Write "${common.name}" where both mean one thing.`,
  };
}
