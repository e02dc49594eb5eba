import { describe, expect, test } from 'vitest';
import { inLanguage, replaceMarks, unmarked } from '../../../src/model/language/language-marks.ts';

const archive = inLanguage('en', 'Archive');

describe('a text in another language than its page', () => {
  test.each([
    ['text', `<p>${archive}</p>`, '<p><span lang="en" dir="ltr">Archive</span></p>'],
    [
      'text after a sign that opens no tag',
      `a < b ${archive}`,
      'a < b <span lang="en" dir="ltr">Archive</span>',
    ],
    ['an attribute', `<a title="${archive}">x</a>`, '<a title="\u2068Archive\u2069">x</a>'],
    [
      'an attribute after a ">" in another',
      `<a rel=">" title='${archive}'>x</a>`,
      `<a rel=">" title='\u2068Archive\u2069'>x</a>`,
    ],
    ['a title', `<title>${archive} · T</title>`, '<title>\u2068Archive\u2069 · T</title>'],
    ['an option', `<option value="">${archive}</option>`, '<option value="">\u2068Archive\u2069</option>'],
    [
      'data',
      `<script type="application/ld+json">{"name":"${archive}"}</script>`,
      '<script type="application/ld+json">{"name":"Archive"}</script>',
    ],
  ])('is marked as %s takes it on a page from right to left', (_, output, settled) => {
    expect(replaceMarks(output, { isHtml: true, dir: 'rtl' })).toBe(settled);
  });

  test('needs no isolation on a page that runs as it does, but its language', () => {
    const output = `<title>${archive}</title><p>${archive}</p>`;
    expect(replaceMarks(output, { isHtml: true, dir: 'ltr' })).toBe(
      '<title>Archive</title><p><span lang="en" dir="ltr">Archive</span></p>',
    );
  });

  test('has no mark in what is not HTML', () => {
    expect(replaceMarks(`<title>${archive}</title>`, { isHtml: false, dir: 'ltr' })).toBe(
      '<title>Archive</title>',
    );
    expect(unmarked(archive)).toBe('Archive');
  });
});
