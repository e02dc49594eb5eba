import { describe, expect, test } from 'vitest';
import { looksLikeDispatch } from '../../../src/copy/front/foreign-manuscript.ts';
import { parseText } from '../parsing.ts';

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

/** What is told of a text in a Markdown file whose name has its date. */
function told(text: string): readonly string[] {
  const { findings } = parseText(text, {}, 'posts/2009-02-02-a.md');
  return findings
    .filter(({ level }) => level === 'error')
    .map(({ rule, position, reason }) => `${position?.line} ${rule}: ${reason}`);
}

test.each([
  ['#+TITLE: A\n#+FILETAGS: :draft:\n\nText.', 1, 'Org'],
  ['\n#+PROPERTY: draft t\n\nText.', 2, 'Org'],
  ['* A\n:PROPERTIES:\n:CUSTOM_ID: a\n:END:\nText.', 2, 'Org'],
  ['= A\n:!page-published:\n\nText.', 1, 'AsciiDoc'],
  ['= A\nLaura Hale\nv1.0, 2009-02-02: draft\n\nText.', 1, 'AsciiDoc'],
  ['#acl EditorsGroup:read\nText.', 1, 'MoinMoin'],
  ['(:title A:)\nText.', 1, 'PmWiki'],
  ['%nohtml\n\nText.', 1, 'Vimwiki'],
  ['Subject: EMBARGOED: A\nFrom: laura@wire.example\n\nText.', 1, 'the header of a mail'],
])('a file without front matter in another format is an error at its line: %j', (text, line, format) => {
  expect(told(text)).toEqual([
    expect.stringMatching(new RegExp(`^${line} front-matter-unreadable: .* belongs to ${format}, which`)),
  ]);
});

test.each([
  '---\ntitle: A\n---\n#+TITLE: B\n',
  '# A\n\nWrite:\n\n```org\n#+TITLE: B\n```\n',
  '= A sign of equality\n\nText.',
  '# A\n\nFrom: here\n\nSubject: none',
  'Subject: talks with Iran.\n\nText.',
  '#hashtag and text',
])('Markdown is in no other format: %j', (text) => {
  expect(told(text)).toEqual([]);
});
