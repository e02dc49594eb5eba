import { expect, it, vi } from 'vitest';
import { draftMarkOfLine } from '../../../src/model/held/draft-marks.ts';

it.each([
  ['a <b> c> **DRAFT**', 'a  c> DRAFT'],
  ['<p class="a">DRAFT', 'DRAFT'],
  ['<!-- DRAFT -->', 'DRAFT'],
  ['<!-- DRAFT', 'DRAFT'],
  ['> [!NOTE] __DRAFT__', 'DRAFT'],
])('reads the draft mark of %j as it reads %j', (line, plain) => {
  expect(draftMarkOfLine(line)).toEqual(draftMarkOfLine(plain));
});

it('looks for no tags in a line without signs', () => {
  expect(textsSearched('DRAFT')).toEqual([]);
});

it.each(['<'.repeat(40), `${'<'.repeat(40)}> DRAFT <`, 'a <b> < c', '**DRAFT**'])(
  'looks for tags in %j only up to where the last one ends',
  (line) => {
    expect(textsSearched(line)).toEqual([line.slice(0, line.lastIndexOf('>') + 1)]);
  },
);

/** The texts in which tags are looked for while a line is read. */
function textsSearched(line: string): readonly string[] {
  const replace = vi.spyOn(String.prototype, 'replace');
  draftMarkOfLine(line);
  const texts = replace.mock.calls.flatMap(([pattern], at) =>
    pattern instanceof RegExp && pattern.source.includes('<[^>]*>')
      ? [String(replace.mock.contexts[at])]
      : [],
  );
  replace.mockRestore();
  return texts;
}
