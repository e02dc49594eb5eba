import { dayNumber } from '../archive/calendar.ts';
import type { Day } from '../model/time/civil-time.ts';
import type { Remark, Rule } from './galley/rule.ts';
import { picturesOf } from './galley/shown-pictures.ts';

export const pictureLater: Rule = {
  name: 'picture-later',
  level: 'info',
  what: 'A picture is dated, by its name or folder, later than the dispatch that shows it.',
  why: 'The date of the dispatch may be wrong, or the picture may belong to another dispatch.',
  mend: 'Correct the date, or leave it if the picture was added later.',
  read: (piece) => {
    const { filed } = piece.dispatch;
    if (!filed) return [];
    return picturesOf(piece).flatMap(({ picture, at }): readonly Remark[] => {
      const taken = dayIn(picture.src);
      if (taken === null || dayNumber(taken) - dayNumber(filed.day) <= 31) return [];
      return [
        {
          ...at,
          reason: `The picture ${picture.src} is dated ${taken}, later than the dispatch (${filed.day})`,
          remedy: 'Correct the date of the dispatch if it is wrong.',
        },
      ];
    });
  },
};

/** A day in the path of a picture: `2009-02-02`, `20090202`, `2009/02/`; the first of the month if there is no day. */
function dayIn(src: string): Day | null {
  const found =
    /(?<!\d)(19[89]\d|20\d\d)[-_]?(0[1-9]|1[0-2])[-_]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(src) ??
    /\/(19[89]\d|20\d\d)\/(0[1-9]|1[0-2])\//.exec(src);
  return found && (`${found[1]}-${found[2]}-${found[3] ?? '01'}` as Day);
}
