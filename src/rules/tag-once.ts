import { startOf } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

export const tagOnce: Rule = {
  name: 'tag-once',
  level: 'info',
  what: 'A tag is used by only one dispatch.',
  why: 'Its page lists nothing that the dispatch itself does not show.',
  mend: 'Use a tag that others have, too, or leave it out.',
  look: ({ shelves, listed }) =>
    listed.length < 10
      ? []
      : shelves.tags
          .filter(({ clippings }) => clippings.length === 1)
          .map(({ name, clippings: [only] }) => ({
            source: only!.dispatch.source,
            ...startOf(only!.dispatch.lines.tags),
            reason: `Only this dispatch has the tag "${name}"`,
            remedy: 'Use one that others have, too, or leave it out.',
          })),
};
