import fc from 'fast-check';
import { describe, it } from 'vitest';
import { runs } from '../../support/deep.ts';
import { parseText } from '../parsing.ts';
import { DRAFT, MANGLINGS, textOf } from './manglings.ts';

describe('front matter of a draft, however it is mangled', () => {
  it('never ends in a published dispatch, and never stands in the text', () => {
    const manglings = fc.array(fc.nat(MANGLINGS.length - 1), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(manglings, (chosen) => {
        const text = textOf(chosen.reduce((matter, index) => MANGLINGS[index]!(matter), DRAFT));
        const { dispatch, html, findings } = parseText(text, {}, 'posts/2009-02-02-talks.md');
        const isHeld = dispatch === null ? findings.some(({ level }) => level === 'error') : dispatch.draft;
        if (!isHeld || /title|draft/i.test(html)) throw new Error(JSON.stringify(text));
      }),
      { numRuns: runs(100) },
    );
  });
});
