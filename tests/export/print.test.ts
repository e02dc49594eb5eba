import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import { tidied } from '../../src/export/book/tidy.ts';
import { atTheFoot } from '../../src/export/print/footnotes.ts';
import { datedPdf, pagesInPdf } from '../../src/export/print/pdf-pages.ts';

const NOTED =
  '<p>A<sup><a href="#fn-1" id="fnref-1" data-footnote-ref="">1</a></sup>, again<sup><a href="#fn-1" id="fnref-1-2" data-footnote-ref="">1</a></sup>.</p>' +
  '<section data-footnotes=""><h2>Footnotes</h2><ol><li id="fn-1"><p>B <em>c</em>. <a href="#fnref-1" data-footnote-backref="">↩</a></p><p>D.</p></li></ol></section>';
const binding = { link: (href: string) => href, picture: () => null, prefix: '', leaveOut: () => {} };

test('a note at the foot stands where the text refers to it first', () => {
  expect(toHtml({ type: 'root', children: atTheFoot(tidied(NOTED, binding)) })).toBe(
    '<p>A<span id="fn-1" class="footnote"> B <em>c</em>.  D. </span>, again<sup><a href="#fn-1" id="fnref-1-2" epub:type="noteref" role="doc-noteref">1</a></sup>.</p>',
  );
  const plain = tidied('<p>A</p>', binding);
  expect(atTheFoot(plain)).toEqual(plain);
});

describe('a PDF of Chromium', () => {
  const PDF = `%PDF-1.4
1 0 obj
<</Title (T)
/CreationDate (D:20261130052059+00'00')
/ModDate (D:20261130052059+00'00')>>
endobj
2 0 obj
<</Type /Page
/Parent 8 0 R>>
endobj
5 0 obj
<</Filter /FlateDecode>> stream
/Kids [9 0 R]
endstream
endobj
6 0 obj
<</Type /Page>>
endobj
7 0 obj
<</Type /Page>>
endobj
8 0 obj
<</Type /Pages
/Count 3
/Kids [9 0 R 7 0 R]>>
endobj
9 0 obj
<</Type /Pages
/Kids [2 0 R 6 0 R]>>
endobj
10 0 obj
<</d0001 [6 0 R /XYZ 6 580.7 0]
/d0002-so [7 0 R /XYZ 6 580.7 0]>>
endobj
11 0 obj
<</Type /Catalog
/Pages 8 0 R
/Dests 10 0 R>>
endobj
`;

  test('tells the pages of its places', () => {
    expect([...pagesInPdf(PDF)]).toEqual([
      ['d0001', 2],
      ['d0002-so', 3],
    ]);
  });

  test('gets the date of what it holds', () => {
    const dated = datedPdf(PDF, '2009-02-02T14:31:00Z');
    expect(dated).toContain("/CreationDate (D:20090202143100+00'00')\n/ModDate (D:20090202143100+00'00')");
    expect(dated).toHaveLength(PDF.length);
  });
});
