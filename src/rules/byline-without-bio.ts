import type { SourcePath } from '../model/address/paths.ts';
import type { Rule } from './galley/rule.ts';

export const bylineWithoutBio: Rule = {
  name: 'byline-without-bio',
  level: 'info',
  what: 'A byline has no bio line, though others have one.',
  why: 'Neither the pieces nor the page of the byline say who the writer is.',
  mend: 'Add `bio` under `bylines` in site.yaml.',
  look: ({ shelves }) =>
    shelves.bylines.some(({ bio }) => bio !== null)
      ? shelves.bylines
          .filter(
            ({ bio, clippings }) => bio === null && !clippings.some(({ dispatch }) => dispatch.bio !== null),
          )
          .map(({ name, clippings }) => ({
            source: 'site.yaml' as SourcePath,
            reason: `The byline "${name}" (on ${clippings.length}) has no bio line`,
            remedy: 'Add one under bylines.',
          }))
      : [],
};
