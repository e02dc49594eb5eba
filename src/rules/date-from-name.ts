import type { Rule } from './galley/rule.ts';

export const dateFromName: Rule = {
  name: 'date-from-name',
  level: 'info',
  what: 'The date of a dispatch is taken from the name of its file or folder.',
  why: 'Renaming the file would move the dispatch in time. The hour is lost, and with it the order within a day.',
  mend: 'Write `date` into the front matter.',
  read: ({ dispatch }) =>
    dispatch.kind === 'dispatch' && dispatch.lines.date === undefined && dispatch.filed
      ? [
          {
            reason: `The date, ${dispatch.filed.day}, is taken from the file’s path`,
            remedy: `Write date: ${dispatch.filed.day} into the front matter.`,
          },
        ]
      : [],
};
