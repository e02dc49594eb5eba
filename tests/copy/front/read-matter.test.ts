import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openManuscript } from '../../../src/copy/front/front-matter.ts';
import { isMap } from '../../../src/model/json.ts';
import { runs, sample } from '../../support/deep.ts';
import { corpusFiles } from '../body/corpus.ts';
import { DRAFT, MANGLINGS, textOf } from './manglings.ts';

/** Front matter of every kind that gray-matter treats by itself, or that YAML finds hard. */
const MATTERS = [
  'title: a\ndate: 2009-02-02\n',
  '# a comment\ntitle: a # another\n\n\ntags: [b, c]\n',
  '# only\n# comments\n',
  '',
  '\n\n',
  '  title: a\n  b: c\n',
  'title: a\n---b\n',
  '---b\n',
  'title: |\n  ---\n  a\n',
  "title: 'a\n---\n",
  'title: a\ntitle: b\n',
  'title: [a\n',
  '- a\n- b\n',
  'prose\n',
  'a: *b\n',
  '\u00a0title: a\n',
  '#title: a\nb: c\n',
  '\u00a0\n',
  '# a\n\u1680 \u00a0\n',
  '# a\rb: c\n',
];

describe('front matter that is read without gray-matter', () => {
  it.each(MATTERS)('is what gray-matter makes of it: %j', (matter) => {
    same(`---\n${matter}---\nBody.\n`);
    same(`---\n${matter}...\nBody.\n`);
    same(`--- yaml\n${matter}---`);
  });

  it('is so however it is mangled', () => {
    const manglings = fc.array(fc.nat(MANGLINGS.length - 1), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(manglings, (chosen) => {
        same(textOf(chosen.reduce((matter, index) => MANGLINGS[index]!(matter), DRAFT)));
      }),
      { numRuns: runs(300) },
    );
  });

  it('is so in a real archive, where it is there', () => {
    for (const file of sample(corpusFiles(), 100)) same(readFileSync(file, 'utf8'));
  });
});

function same(text: string): void {
  expect(readingOf(text, true), text).toEqual(readingOf(text, false));
}

/** All that is read of a manuscript, with the position of each field. */
function readingOf(text: string, accelerate: boolean): unknown {
  const { fields, body, line } = openManuscript(text, accelerate);
  const keys = isMap(fields.value) ? Object.keys(fields.value) : [];
  const positions = keys.map((key) => [
    key,
    fields.positionOf([key]),
    fields.keyPositionOf([key]),
    fields.written([key]),
  ]);
  return { value: fields.value, problems: fields.problems, positions, body, line };
}
