import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, linesOfCopy } from '../../../src/copy/names/read-text.ts';
import { TextUnits } from '../../../src/copy/terms/text-units.ts';

const units = new TextUnits();

function read(above: string, html: string): string {
  units.read(above, html);
  return tidy(units.slice(0, units.length));
}

/** The same text from its definitions. */
function defined(above: string, html: string): string {
  return tidy([...linesOf(above), ...linesOfCopy(html)].map((line) => `${line}\n`).join(''));
}

/** A text without what divides no words: empty lines, white space at the ends of lines, several spaces; composed. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s*\n\s*/g, '\n')
    .replace(/ {2,}/g, ' ');
}

/** Parts of HTML as our printer writes it, and what else a text may hold. */
const PARTS = [
  ...'<p>|</p>|<br>|<td>|</td>|<b>|</b>|<a title="2 > 1">|<!-- > <p> -->|<pre>x </pre>| < |<|"'.split('|'),
  ...'<script>if (a < b) {}</script>|<h2 class="visually-hidden">Notes</h2>|\u0001l0\u0002'.split('|'),
  ...'&amp;|&lt;b>|&#x20;|&#10;|&#233;|&#x301;|&#xad;|&#x1f41f;|& |&unknown;|&quot;'.split('|'),
  ...'word|Envoy|e\u0301|\u0301|\u00ad|\u200b|\u00a0|\u2003|\u3000|\n|\t| |  |’|—|海|\ud83d\udc1f|\u2066|é'.split(
    '|',
  ),
];
const html = fc.array(fc.constantFrom(...PARTS), { maxLength: 30 }).map((parts) => parts.join(''));

test('the text of a dispatch is the one in which names are found', () => {
  fc.assert(
    fc.property(html, fc.constantFrom('', 'Envoy', 'E\u0301, a\u00adb\n\u200bdek  here'), (copy, above) => {
      expect(read(above, copy)).toBe(defined(above, copy));
    }),
    { numRuns: 2000 },
  );
});

test('a text is read whole after a longer and a shorter one', () => {
  const long = `<p>${'herring '.repeat(9000)}</p>`;
  for (const copy of ['<p>short</p>', long, '<p>short</p>'])
    expect(read('Above', copy)).toBe(defined('Above', copy));
});
