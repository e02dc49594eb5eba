import { dayNumber } from '../archive/calendar.ts';
import type { Shelf } from '../archive/clipping.ts';
import type { PlacedRemark, Rule } from './galley/rule.ts';

export const columnGap: Rule = {
  name: 'column-gap',
  level: 'info',
  what: 'A column that came once a week was silent for three weeks or more.',
  why: 'Perhaps it was summer; perhaps the export lost some dispatches.',
  mend: 'Check whether the archive is complete.',
  look: ({ shelves }) => shelves.columns.flatMap(gaps),
};

/** A column is weekly if half of its intervals are five to nine days. */
function gaps(column: Shelf): readonly PlacedRemark[] {
  const filed = column.clippings.filter(({ dispatch }) => dispatch.filed).toReversed();
  const steps = filed.slice(1).map(({ dispatch }, index) => {
    const before = filed[index]!.dispatch.filed!;
    return { dispatch, after: before.day, days: dayNumber(dispatch.filed!.day) - dayNumber(before.day) };
  });
  const weekly = steps.filter(({ days }) => days >= 5 && days <= 9).length;
  if (steps.length < 8 || weekly * 2 < steps.length) return [];
  return steps
    .filter(({ days }) => days >= 21)
    .map(({ dispatch, after, days }) => ({
      source: dispatch.source,
      reason: `${column.name}, which came once a week, was silent for ${Math.round(days / 7)} weeks after ${after}`,
      remedy: 'Check whether the archive is complete.',
    }));
}
