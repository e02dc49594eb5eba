import { describe, expect, it } from 'vitest';
import { compareLines, compareTexts } from '../../../src/desk/changes/compare.ts';
import type { Passage, Run } from '../../../src/model/change.ts';

/** A paragraph as editors mark it: `kept [removed|added] kept`. */
const marked = (runs: readonly Run[]) =>
  runs
    .map(({ kind, text }) => (kind === 'kept' ? text : kind === 'removed' ? `[-${text}]` : `[+${text}]`))
    .join('');
const shown = (passages: readonly Passage[]) =>
  passages.map((passage) => ('kept' in passage ? passage.kept : marked(passage.runs)));

describe('a comparison of two lines', () => {
  it.each([
    ['Two men came.', 'Six women came.', '[-Two men][+Six women] came.'],
    ['Call our porter.', 'Call Mr Dahl, the porter.', 'Call [-our ][+Mr Dahl, the ]porter.'],
    ['It gave 40 tons.', 'It gave 400 tons.', 'It gave [-40][+400] tons.'],
    ['She was in.', 'She was not in.', 'She was [+not ]in.'],
    ['He said “no”.', 'He said “yes”.', 'He said “[-no][+yes]”.'],
    ['The U.S. don’t.', 'The U.K. don’t.', 'The [-U.S][+U.K]. don’t.'],
    ['Track-two talks', 'Track-one talks', '[-Track-two][+Track-one] talks'],
    ['', 'New.', '[+New.]'],
    ['Old.', '', '[-Old.]'],
    ['ประเทศไทยเป็นเมือง', 'ประเทศลาวเป็นเมือง', '[-ประเทศไทย][+ประเทศลาว]เป็นเมือง'],
  ])('%j, then %j', (before, after, said) => {
    expect(marked(compareLines(before, after, 'en') ?? [])).toBe(said);
  });

  it('is null if they are the same', () => {
    expect(compareLines('Same.', 'Same.', 'en')).toBeNull();
  });
});

describe('a comparison of two texts', () => {
  const many = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at}`);

  it('pairs the paragraphs that are most alike, and counts those that stayed', () => {
    const before = ['One stays.', 'The envoy came at noon.', 'Nobody lost it at all.', 'Last.'];
    const after = ['One stays.', 'A new beginning.', 'Nobody lost it.', 'The boats stayed in port.', 'Last.'];
    expect(shown(compareTexts(before, after, 'en'))).toEqual([
      1,
      '[-The envoy came at noon.]',
      '[+A new beginning.]',
      'Nobody lost it[- at all].',
      '[+The boats stayed in port.]',
      1,
    ]);
  });

  it('marks a paragraph that only moved, in both places, once for each time that it moved', () => {
    const moves = (before: string, after: string) =>
      compareTexts(before.split(' '), after.split(' '), 'en').map((passage) =>
        'kept' in passage ? passage.kept : `${passage.isMoved ? 'moved ' : ''}${marked(passage.runs)}`,
      );
    expect(moves('a b c d', 'b c d a')).toEqual(['moved [-a]', 3, 'moved [+a]']);
    expect(moves('a b c d', 'b c d a a')).toEqual(['moved [-a]', 3, 'moved [+a]', '[+a]']);
    expect(moves('a b', 'b')).toEqual(['[-a]', 1]);
  });

  it('shows two texts that have little in common one after the other, however long they are', () => {
    const [long, other] = [many('a', 3_000).join(' '), many('b', 3_000).join(' ')];
    expect(shown(compareTexts([long], [other], 'en'))).toEqual([`[-${long}]`, `[+${other}]`]);
    expect(compareTexts(many('a', 3_000), many('b', 3_000), 'en')).toHaveLength(6_000);
  });
});
