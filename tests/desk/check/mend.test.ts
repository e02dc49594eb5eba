import { describe, expect, test } from 'vitest';
import { mend, textOf } from '../../../src/desk/check/mend.ts';
import type { SourcePath } from '../../../src/model/address/paths.ts';
import { digest } from '../../../src/model/digest.ts';
import type { Style } from '../../../src/model/site.ts';

const STYLE: Style = {
  timezone: 'America/New_York',
  lang: 'en',
  html: 'keep',
  smartPunctuation: true,
  accelerate: true,
} as Style;

function mended(text: string, id: string | null = null, path = 'posts/a.md'): string | null {
  const lines = mend({ path: path as SourcePath, digest: digest(text), text }, STYLE, id);
  return lines && textOf(lines);
}

const front = (lines: string) => `---\n${lines}\n---\nText.\n`;

describe('mending', () => {
  test.each([
    ['a misspelt field', 'titel: Talks\ndate: 2009-02-02', 'title: Talks\ndate: 2009-02-02'],
    [
      'a date with one digit, in the site’s zone',
      'title: T\ndate: 2009-2-3 8:32:24',
      'title: T\ndate: 2009-02-03 08:32:24',
    ],
    ['a bare day by name', 'title: T\ndate: "Feb 3, 2009"', 'title: T\ndate: 2009-02-03'],
    [
      'a zone that was written',
      'title: T\ndate: Tue, 03 Feb 2009 08:32:24 GMT',
      'title: T\ndate: 2009-02-03T03:32:24-05:00',
    ],
    [
      'a day with slashes, in Windows’ line ends',
      'title: T\r\ndate: 2009/02/03\r',
      'title: T\r\ndate: 2009-02-03\r',
    ],
    [
      'spaces before commas in tags',
      'title: T\ndate: 2009-02-02\ntags: "iran , cod "',
      'title: T\ndate: 2009-02-02\ntags: "iran, cod"',
    ],
    [
      'spaces in tags of a list',
      'title: T\ndate: 2009-02-02\ntags:\n  - "iran "\n  - cod',
      'title: T\ndate: 2009-02-02\ntags:\n  - "iran"\n  - cod',
    ],
  ])('mends %s', (_, before, after) => {
    expect(mended(front(before))).toBe(front(after));
  });

  test.each([
    ['what is well written', front('title: T\ndate: 2009-02-03T08:32:24-05:00\ntags: [a, b]')],
    ['a misspelling beside the right field', front('title: T\ntitel: U\ndate: 2009-02-02')],
    ['a date with a remark behind it', front('title: T\ndate: 2009/02/03 # as printed')],
    ['text without front matter', '# Talks\n\ndate: 2009/02/03\n'],
    ['TOML', '+++\ntitle = "T"\ndate = 2009-02-03\n+++\nText.\n'],
    ['a date that cannot be', front('title: T\ndate: 2009/02/31')],
    ['a quoted comma', front('title: T\ndate: 2009-02-02\ndek: "a , b"')],
  ])('leaves %s', (_, text) => {
    expect(mended(text)).toBeNull();
  });

  test('leaves a misspelt date where the file’s name gives one: the dispatch would move to another day', () => {
    const text = front('title: T\ndaet: 2009-03-03');
    expect(mended(text)).toBe(front('title: T\ndate: 2009-03-03'));
    expect(mended(text, null, 'posts/2009-02-02-a.md')).toBeNull();
  });

  test.each([
    ['after the title', 'title: T\ndate: 2009-02-02', 'title: T\nid: tag:x,2009:a\ndate: 2009-02-02'],
    ['first, where there is no title', 'date: 2009-02-02', 'id: tag:x,2009:a\ndate: 2009-02-02'],
  ])('writes an identifier down %s', (_, before, after) => {
    expect(mended(front(before), 'tag:x,2009:a')).toBe(front(after));
  });

  test.each([
    ['a title over several lines', 'title: >-\n  A long\n  title\ndate: 2009-02-02'],
    ['a title that goes on', 'title: "A long\n  title"\ndate: 2009-02-02'],
    ['a comment', '# Mine.\ndate: 2009-02-02'],
  ])('writes an identifier first before %s', (_, text) => {
    expect(mended(front(text), 'tag:x,2009:a')).toBe(front(`id: tag:x,2009:a\n${text}`));
  });

  test('writes an identifier into TOML, and mends nothing else there', () => {
    const toml = '+++\ntitle = "T"\ndate = 2009-02-03\n[extra]\nmood = "grim"\n+++\nText.\n';
    expect(mended(toml, 'tag:x,2009:a')).toBe(toml.replace('+++\n', '+++\nid = "tag:x,2009:a"\n'));
  });

  test.each([
    ['a byte order mark', '\ufeff', '\n'],
    ['line ends of Windows', '', '\r\n'],
    ['both', '\ufeff', '\r\n'],
  ])('keeps every other byte of a text with %s', (_, mark, end) => {
    const text = mark + front('title:   T   # mine\ndate: 2009-02-02\nmood:  "grim"  ').replaceAll('\n', end);
    const line = `id: tag:x,2009:a${end}`;
    expect(mended(text, 'tag:x,2009:a')).toBe(text.replace('date:', `${line}date:`));
  });

  test.each([
    ['a map in braces', front('{title: T, date: 2009-02-02}')],
    ['JSON', '{"title": "T", "date": "2009-02-02"}\n\nText.\n'],
    ['text without front matter', '# T\n\nText.\n'],
    ['an id', front('title: T\nid: mine\ndate: 2009-02-02')],
  ])('writes no identifier into %s', (_, text) => {
    expect(mended(text, 'tag:x,2009:a')).toBeNull();
  });
});
