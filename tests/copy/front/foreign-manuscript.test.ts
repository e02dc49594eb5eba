import { describe, expect, test } from 'vitest';
import { looksLikeDispatch } from '../../../src/copy/front/foreign-manuscript.ts';

const YAML = '---\ntitle: A\ndate: 2009-01-01\n---\nText.\n';

describe('a text that begins as a dispatch does', () => {
  test.each([
    ['a.mdx', YAML],
    ['a.MDX', '# A\n\nText.\n'],
    ['a.html', YAML],
    ['a.txt', YAML.replaceAll('\n', '\r\n')],
    ['LICENCE', YAML],
    ['a.txt', `\ufeff\n\n \u200b${YAML}`],
    ['a.html', '---\nlayout: post\n---\n<p>A</p>'],
    ['a.html', '---\n---\n<p>A</p>'],
    ['a.html', '---\nlede_image: x.jpg\nweight: 3\n---\n<p>A</p>'],
    ['a.html', '<!-- A note -->\n---\ntitle: A\n---\n'],
    ['a.html', '<!--\ntitle: A\ndate: 2009-01-01\n-->\n<p>A</p>'],
    ['a.txt', '---\ntitle: Never closed\ndraft: true\n\nText.\n'],
    ['a.txt', '---\n"title" = A\n...\n'],
    ['a.txt', '---\nｔ: x\ntitle： A\n---\n'],
    ['a.txt', 'Title: A\nDate: 2009-01-01\n\nText.\n'],
    ['a.org', '+++\ntitle = "A"\n+++\n'],
    ['a.org', '#+TITLE: A\n#+DATE: <2009-01-01>\n'],
    ['a.rst', 'A\n=\n\n:date: 2009-01-01\n:tags: b\n'],
    ['a.adoc', '= A\n:page-draft: true\n'],
    ['a.textile', '{\n  "title": "A",\n  "draft": true\n}\n\nText'],
  ])('is told from others: %s, %j', (path, text) => {
    expect(looksLikeDispatch(`posts/${path}`, text)).toBe(true);
  });

  test.each([
    ['a.txt', 'Dear reader: this is a letter.\nTags were not known then.\n'],
    ['a.txt', '---\n\nA line, and another one.\n\n---\n'],
    ['a.txt', '--------\nA table\n--------\n'],
    ['a.html', '<!doctype html>\n<title>A</title>\n<meta name="date" content="2009-01-01">\n'],
    ['a.html', '<!-- A comment -->\n<p>A</p>'],
    ['a.yaml', YAML],
    ['a.json', '{\n  "title": "A",\n  "draft": true\n}\n'],
    ['a.csv', 'title,date\nA,2009-01-01\n'],
    ['a.rst', 'A\n=\n\nText: of it.\n'],
    ['a.txt', ''],
  ])('and these do not: %s, %j', (path, text) => {
    expect(looksLikeDispatch(`posts/${path}`, text)).toBe(false);
  });
});
