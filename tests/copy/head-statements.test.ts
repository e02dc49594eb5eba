import { describe, expect, it } from 'vitest';
import { parseText } from './parsing.ts';

const FRONT = '---\ntitle: Talks\ndate: 2009-02-02\n---\n';

/** Levels and lines of what is found about drafts in a body, with front matter above it or alone. */
function found(body: string, front = FRONT): string {
  return parseText(front + body, {}, 'posts/2009-02-02-talks.md')
    .findings.filter(({ rule }) => rule === 'perhaps-draft' || rule === 'front-matter-unreadable')
    .map(({ level, position }) => `${level} ${(position?.line ?? 0) - (front === '' ? 0 : 4)}`)
    .join(', ');
}

describe('metadata at the top of a text, in another shape than front matter', () => {
  // biome-ignore format: a table
  it.each([
    ['a table', '| draft | true |\n|---|---|\n| Editor | Ann |\n\nThe envoy left.', 1],
    ['a table with a heading', '| Key | Value |\n|---|---|\n| Author | Ann |\n| Status | Draft |\n\nThe envoy left.', 4],
    ['a table of two rows', '| title | draft |\n|---|---|\n| Talks | true |\n\nThe envoy left.', 3],
    ['a table without outer signs', 'draft | true\n---|---\nauthor | Ann\n\nThe envoy left.', 1],
    ['a table below a heading', '# Talks\n\n| Status | Draft |\n|---|---|\n| Author | Ann |\n\nThe envoy left.', 3],
    ['a table of HTML', '<table>\n<tr><th>Author</th><td>Ann</td></tr>\n<tr><th>Status</th>\n<td>Draft</td></tr>\n</table>\n\nThe envoy left.', 4],
    ['a table of HTML on one line', '<table><tr><td>draft</td><td>true</td></tr></table>\n\nThe envoy left.', 1],
    ['a list of definitions', 'Author\n: Ann\n\nStatus\n: Draft\n\nThe envoy left.', 5],
    ['one of HTML', '<dl>\n<dt>draft</dt>\n<dd>true</dd>\n</dl>\n\nThe envoy left.', 3],
    ['a list', '* Status: Draft\n* Author: Ann\n\nThe envoy left.', 1],
    ['a numbered list', '1. author: Ann\n2. status: draft\n\nThe envoy left.', 2],
    ['a list of HTML', '<ul>\n<li>Author: Ann</li>\n<li>Status: Draft</li>\n</ul>\n\nThe envoy left.', 3],
    ['a task', '- [x] draft\n- [ ] photo\n\nThe envoy left.', 1],
    ['a folded part', '<details>\n<summary>About</summary>\n\n- author: Ann\n- status: draft\n</details>\n\nThe envoy left.', 5],
    ['a comment', '<!--\ndraft: true\nauthor: Ann\n-->\n\nThe envoy left.', 2],
    ['an element meta', '<meta name="draft" content="true">\n\nThe envoy left.', 1],
    ['elements of XML', '<meta>\n  <draft>true</draft>\n</meta>\n\nThe envoy left.', 2],
    ['lines below the heading', '# Talks\n\nStatus: Draft\nTags: iran\n\nThe envoy left.', 3],
    ['lines in bold', '**Author:** Ann  \n**Status:** Draft\n\nThe envoy left.', 2],
    ['one line', 'Author: Ann | Status: Draft\n\nThe envoy left.', 1],
    ['one line with dots', 'Author: Ann · Status: Draft\n\nThe envoy left.', 1],
    ['one line with commas', 'Author: Ann, Status: Draft\n\nThe envoy left.', 1],
    ['columns', 'Author\tAnn\nStatus\tDraft\n\nThe envoy left.', 2],
    ['fields of Obsidian', 'author:: Ann\nstatus:: draft\n\nThe envoy left.', 2],
    ['fields of Obsidian in brackets', '[author:: Ann] (status:: draft)\n\nThe envoy left.', 1],
    ['settings of AsciiDoc', ':author: Ann\n:draft:\n\nThe envoy left.', 2],
    ['settings of ikiwiki', '[[!meta author="Ann"]]\n[[!meta draft="true"]]\n\nThe envoy left.', 2],
    ['a template of a wiki', '{{meta|author=Ann|draft=true}}\n\nThe envoy left.', 1],
    ['a variable of Liquid', '{% assign draft = true %}\n\nThe envoy left.', 1],
    ['an export of MDX', 'export const draft = true;\n\nThe envoy left.', 1],
    ['a definition of a link', '[_metadata_:author]:- "Ann"\n[_metadata_:status]:- "draft"\n\nThe envoy left.', 2],
  ])('is an error if it holds the dispatch back: %s', (_, body, line) => {
    expect(found(body)).toContain(`error ${line}`);
    expect(found(body, '')).toContain('error');
  });

  // biome-ignore format: a table
  it.each([
    ['a line alone', 'Status: Entwurf\n\nThe envoy left.', 1],
    ['another language', '**Autor:** Ann\n**Estado:** borrador\n\nThe envoy left.', 2],
    ['a picture and a line', '![A man](a.jpg)\n\nStatus: Draft\n\nThe envoy left.', 3],
    ['a byline and a line', 'By Ann Smith\n\nStatus: Draft\n\nThe envoy left.', 3],
    ['a dash', 'Status – Draft\n\nThe envoy left.', 1],
    ['brackets', 'Status (draft)\n\nThe envoy left.', 1],
    ['a field within a sentence', 'This account of the talks is [status:: draft] and may change.\n\nThe envoy left.', 1],
    ['a later day', 'Publish on: 2099-01-01\n\nThe envoy left.', 1],
    ['a table with a later day', '| Publish date | 2099-01-01 |\n|---|---|\n| Editor | Ann |\n\nThe envoy left.', 1],
    ['the end', 'The envoy left.\n\nMore.\n\nStatus: Draft\n', 5],
  ])('is a warning if it may be text, but an error without front matter: %s', (_, body, line) => {
    expect(found(body)).toBe(`warning ${line}`);
    expect(found(`${body}`, '')).toBe(`error ${line}`);
    expect(found(body, FRONT.replace('date', 'draft: false\ndate'))).not.toContain('warning');
  });

  // biome-ignore format: a table
  it.each([
    ['tags below a heading', '# Talks\n#iran #draft\n\nThe envoy left.', 2],
    ['tags with a folder', '#status/draft\n\nThe envoy left.', 1],
    ['tags at the end', 'The envoy left.\n\n#iran #draft\n', 3],
    ['words for a reader', 'Keywords: iran, draft\n\nThe envoy left.', 1],
    ['a category', '[[Category:Drafts]]\n\nThe envoy left.', 1],
    ['a class', '# Talks {.draft}\n\nThe envoy left.', 1],
    ['a mark below the heading', '# Talks\n\nDraft\n\nThe envoy left.', 3],
    ['a word in a comment', '<!-- private -->\n\nThe envoy left.', 1],
    ['a comment made of a link', '[//]: # (draft)\n\nThe envoy left.', 1],
    ['code alone', '```yaml\ndraft: true\n```\n\nThat line hides a piece.', 2],
  ])('is a warning if it is only a mark: %s', (_, body, line) => {
    expect(found(body)).toBe(`warning ${line}`);
  });

  // biome-ignore format: a table
  it.each([
    "Status: it's complicated", '> Draft, n.: a current of air.\n\nBody.', 'The draft is over: the Jets have chosen.', 'Draft: a history of the word\n\nIt began in 1500.', '#draft is trending today on Twitter, and nobody knows why.',
    '| Team | Draft |\n|---|---|\n| Jets | 3 |\n| Bears | 9 |\n\nBody.', '| Feature | Private | Public |\n|---|---|---|\n| Free | yes | no |\n| Fast | no | yes |\n\nBody.',
    '- Draft a plan\n- Publish it\n- Review\n\nBody.', '1. Draft\n2. Review\n3. Publish\n\nBody.', '- [ ] Buy milk\n- [x] Write\n\nBody.', '**Author:** Ann Smith\n**Published:** 2012-05-04\n**Pages:** 300\n\nA review.',
    'Here is how:\n\n```yaml\ndraft: true\n```\n\nThat line hides a piece.', '```js\nconst draft = true;\n```\n\nThat is a variable.', 'Complete: no\nScore: 5\n\nA game.', 'Password: swordfish\n\nA review of the film.', 'Release date: 2019-05-01\n\nA review.', 'Category: Private equity\n\nBody.',
    'Publication date: 2019-05-01\nPublisher: Penguin\n\nA review.', 'Active: no\nMembers: 12\n\nA band.', '**Q:** Private?\n**A:** Yes.', 'Body.\n\n[draft]: https://x.example/draft', 'Body.\n\n*Draft minutes are online.*', 'Stage: Pyramid\nTime: 9 pm\n\nBody.',
    'Private: the story of a soldier\n\nHe came home.',
  ])('says nothing where it is text: %s', (body) => {
    expect(found(body)).toBe('');
  });
});
