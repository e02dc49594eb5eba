import { type Change, correctionsOf, paragraphOf, type Run } from '../model/change.ts';
import { startOf } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

const MEND = 'Say under corrections: what was wrong, with the day of the change as its date.';

/**
 * Every change of a word or a number counts, however small: "million" for "billion" and "now" for "not" are small. Only
 * punctuation, spaces and capitals do not.
 */
export const silentChange: Rule = {
  name: 'silent-change',
  level: 'warning',
  what: 'Words of a dispatch changed after it was published, and no correction says so (with `changes: git`).',
  why: 'Readers who cite or remember the first words are left to think that they are mistaken.',
  mend: `${MEND} To accept changes that need none, such as slips of the pen, use \`backfile check --accept\`.`,
  look: ({ changed }) =>
    changed.flatMap(({ dispatch }) =>
      (dispatch.history?.changes ?? [])
        .filter((change) => changesWords(change) && correctionsOf(change, dispatch.corrections).length === 0)
        .map((change) => ({
          source: dispatch.source,
          ...startOf(dispatch.lines.corrections ?? 1),
          reason: `${quoted(change)}, and no correction says so`,
          remedy: change.at
            ? `Say under corrections: what was wrong, with the date ${change.at.day}.`
            : 'Say under corrections: what was wrong, with today’s date.',
        })),
    ),
};

/** Whether letters or digits changed. */
function changesWords({ headline, dek, text }: Change): boolean {
  const all = [headline ?? [], dek ?? [], ...text.map((passage) => ('runs' in passage ? passage.runs : []))];
  return plain(all, 'removed') !== plain(all, 'added');
}

/** The words of paragraphs as they were (`removed`) or are (`added`). */
function plain(paragraphs: readonly (readonly Run[])[], which: 'removed' | 'added'): string {
  return paragraphs
    .map((runs) => paragraphOf(runs, which))
    .join(' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** The day of a change, and the first words that differ. */
function quoted({ at, headline, dek, text }: Change): string {
  const runs = [
    headline ?? [],
    dek ?? [],
    ...text.flatMap((passage) => ('runs' in passage ? [passage.runs] : [])),
  ].find((paragraph) => plain([paragraph], 'removed') !== plain([paragraph], 'added'));
  const first = (which: Run['kind']) => short(runs?.find(({ kind }) => kind === which)?.text ?? '');
  const [removed, added] = [first('removed'), first('added')];
  const when = at ? `on ${at.day}` : 'since the last commit';
  if (removed === '') return `“${added}” was put in ${when}`;
  return added === '' ? `“${removed}” was taken out ${when}` : `“${removed}” became “${added}” ${when}`;
}

function short(text: string): string {
  const line = text.trim();
  return line.length <= 40 ? line : `${line.slice(0, 39).trimEnd()}…`;
}
