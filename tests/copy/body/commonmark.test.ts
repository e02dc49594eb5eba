import { tests } from 'commonmark-spec';
import { describe, expect, it } from 'vitest';
import { setCopy } from '../../../src/copy/copy.ts';
import type { Style } from '../../../src/model/site.ts';
import { asRead, fillBack } from '../fill.ts';

const STYLE: Style = {
  timezone: 'UTC',
  lang: 'en',
  html: 'keep',
  smartPunctuation: false,
  accelerate: false,
};

/** Examples that we set otherwise than CommonMark 0.31 alone would, and why. */
const EXCEPTIONS: { readonly [number: number]: string } = {
  602: 'GFM links the address that stands as text',
  606: 'GFM links the mail address that stands as text',
  608: 'GFM links the address that stands as text',
  611: 'GFM links the address that stands as text',
  612: 'GFM links the mail address that stands as text',
  626: 'a comment is left out, and the spaces beside it stay',
  629: 'a comment that holds a sign of HTML is left out',
};

describe('CommonMark 0.31', () => {
  it('has 652 examples', () => {
    expect(tests).toHaveLength(652);
  });

  for (const { markdown, html, number, section } of tests) {
    if (number in EXCEPTIONS) continue;
    it(`sets example ${number} (${section}) as the specification does`, () => {
      const set = setCopy(
        markdown.replaceAll('→', '\t'),
        { line: 1, lang: 'en', lead: false, dateline: false, untitled: false },
        STYLE,
      );
      expect(set.refusal).toBe(null);
      // Comments are left out (`leaveOutComments`).
      const specified = asRead(html.replaceAll('→', '\t')).replace(/<!--[\s\S]*?-->/g, '');
      expect(asRead(fillBack(set.html, set.slots))).toBe(specified);
    });
  }
});
