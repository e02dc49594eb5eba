import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/copy/parse.ts';
import { type Words, wordsOf } from '../../../src/desk/changes/words.ts';
import type { SourcePath } from '../../../src/model/address/paths.ts';
import { digest } from '../../../src/model/digest.ts';
import type { Dispatch } from '../../../src/model/dispatch.ts';
import { plannedWithHistory, undo } from '../../support/changed.ts';
import { runs, SEED } from '../../support/deep.ts';
import { type Commit, hasGit, repositories } from '../../support/git-site.ts';

const repository = repositories();

/** Words of several scripts, among them ones that differ in a mark or in case. */
const WORD = fc.constantFrom(
  ...'the envoy Envoy came at noon on 2 February, she said. Said “no” don’t track-two 3.5 the the'.split(' '),
  ...['他昨天去了学校。', '今天', 'ประเทศไทย', 'שלום', 'é', 'e\u0301', '<b>', '&amp;', '—', '*', '[x](y)'],
);
const PARAGRAPH = fc.array(WORD, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));

/** What one commit does to the piece. */
const EDIT = fc.record({
  edit: fc.oneof(
    fc.record({ put: PARAGRAPH, at: fc.nat(6) }),
    fc.record({ drop: fc.nat(6) }),
    fc.record({ swap: fc.nat(6) }),
    fc.record({ word: WORD, at: fc.nat(6), place: fc.nat(12) }),
    fc.record({
      words: fc.array(WORD, { minLength: 2, maxLength: 6 }),
      at: fc.nat(6),
      step: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ title: PARAGRAPH }),
    fc.record({ dek: PARAGRAPH }),
    fc.constant({ markup: true }),
    fc.constant({ rename: true }),
    fc.constant({ hold: true }),
    fc.constant({ release: true }),
  ),
  minutes: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 100, max: 9_000 })),
});

type Edit = Parameters<Parameters<typeof EDIT.map>[0]>[0];

/** A state of the piece as a test knows it. */
type Piece = {
  readonly path: string;
  readonly title: string;
  readonly dek: string;
  readonly held: boolean;
  readonly tag: number;
  readonly body: readonly string[];
};

function edited(piece: Piece, { edit }: Edit, number: number): Piece {
  const { body } = piece;
  if ('put' in edit) return { ...piece, body: body.toSpliced(edit.at % (body.length + 1), 0, edit.put) };
  if ('drop' in edit)
    return body.length < 2 ? piece : { ...piece, body: body.toSpliced(edit.drop % body.length, 1) };
  if ('swap' in edit)
    return {
      ...piece,
      body: [...body.slice(edit.swap % body.length), ...body.slice(0, edit.swap % body.length)],
    };
  if ('word' in edit) {
    const at = edit.at % body.length;
    const words = (body[at] as string).split(' ');
    return {
      ...piece,
      body: body.with(at, words.toSpliced(edit.place % words.length, 1, edit.word).join(' ')),
    };
  }
  if ('words' in edit) {
    const at = edit.at % body.length;
    const words = (body[at] as string).split(' ');
    const changed = words.map((word, place) =>
      place % edit.step === 0 ? (edit.words[place % edit.words.length] as string) : word,
    );
    return { ...piece, body: body.with(at, changed.join(' ')) };
  }
  if ('title' in edit) return { ...piece, title: edit.title };
  if ('dek' in edit) return { ...piece, dek: edit.dek };
  if ('markup' in edit) return { ...piece, tag: number };
  if ('rename' in edit) return { ...piece, path: `posts/2020-01-01-piece ${number} é.md` };
  if ('hold' in edit) return { ...piece, held: true, body: [...body, `secret${number}`] };
  return { ...piece, held: false, body: body.filter((line) => !line.includes('secret')) };
}

function textOf({ title, dek, held, tag, body }: Piece): string {
  const fields = [
    `title: ${JSON.stringify(title)}`,
    // What keeps the file recognisable when it is renamed.
    `filler: ${'The same words in every state of this piece. '.repeat(30)}`,
    `tags: [t${tag}]`,
    ...(dek === '' ? [] : [`dek: ${JSON.stringify(dek)}`]),
    ...(held ? ['draft: true'] : []),
  ];
  return `---\n${fields.join('\n')}\n---\n\n${body.join('\n\n')}\n`;
}

/** The first state of a piece, and what was done to it. */
const PIECE = fc.record({
  body: fc.array(PARAGRAPH, { minLength: 1, maxLength: 5 }),
  edits: fc.array(EDIT, { minLength: 1, maxLength: 12 }),
});

/** The states of a piece, and the commits that made them. */
function historyIn(
  { body, edits }: { readonly body: readonly string[]; readonly edits: readonly Edit[] },
  number: number,
): { readonly states: readonly Piece[]; readonly commits: readonly Commit[] } {
  let time = Date.UTC(2020, 1, 1);
  const first = { path: `posts/2020-01-01-${number}.md`, title: 'A', dek: '', held: false, tag: 0, body };
  const states: Piece[] = [first];
  const commitOf = (files: Commit['files']) => ({ at: new Date(time).toISOString(), files });
  const commits = [commitOf({ [first.path]: textOf(first) })];
  for (const edit of edits) {
    const last = states.at(-1) as Piece;
    const next = edited(last, edit, number * 1_000 + states.length);
    time += edit.minutes * 60_000;
    states.push(next);
    const gone = next.path === last.path ? {} : { [last.path]: null };
    commits.push(commitOf({ ...gone, [next.path]: textOf(next) }));
  }
  return { states, commits };
}

describe.runIf(hasGit())('the changes of a dispatch', () => {
  it('undone one after the other, give the first published words exactly, and nothing that was held back', async () => {
    const property = fc.asyncProperty(fc.array(PIECE, { minLength: 12, maxLength: 12 }), async (pieces) => {
      const all = pieces.map(historyIn);
      const { dispatches, site } = await plannedWithHistory(
        repository(all.flatMap(({ commits }) => commits)),
      );
      const wordsIn = (state: Piece): Words => {
        const text = textOf(state);
        const manuscript = { path: state.path as SourcePath, digest: digest(text), text };
        const { dispatch, html } = parse(manuscript, site.style);
        return wordsOf(dispatch as Dispatch, html);
      };
      for (const { states } of all) {
        const last = states.at(-1) as Piece;
        const history = dispatches.find(({ source }) => source === last.path)?.history ?? null;
        const first = states[states.findLastIndex(({ held }) => held) + 1];
        const words = (history?.changes ?? []).toReversed().reduce(undo, wordsIn(last));
        if (first === undefined) expect(history).toBeNull();
        else expect(words).toEqual(wordsIn(first));
        expect(JSON.stringify(history)).not.toContain('secret');
      }
    });
    await fc.assert(property, { numRuns: runs(2), seed: SEED, endOnFailure: true });
  });
});
