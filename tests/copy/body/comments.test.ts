import { describe, expect, test } from 'vitest';
import { withoutComments } from '../../../src/copy/body/comments.ts';
import { built, post } from '../../support/built.ts';
import { htmlOf, parseText, shown } from '../parsing.ts';

/** Texts with comments, and the texts that readers see of them. */
const CASES = [
  ['in a sentence', 'He will <!-- SECRET --> resign.', 'He will resign.'],
  ['between words', 'He<!-- SECRET --> left.', 'He left.'],
  ['between paragraphs', 'A.\n\n<!-- SECRET\n\nSECRET -->\n\nB.', 'A. B.'],
  ['right after a paragraph', 'A.\n<!-- SECRET -->\nB.', 'A. B.'],
  ['within HTML', '<div>A. <!-- SECRET --><b>B.</b><!--SECRET--></div>', 'A. B.'],
  ['within a table', '<table><!-- SECRET --><tr><td>A.</td></tr></table>', 'A.'],
  ['within a template', '<template><p><!-- SECRET --></p></template>\n\nA.', 'A.'],
  ['in a list', '- A. <!-- SECRET -->\n- B.', 'A. B.'],
  ['for a browser of old', '<!--[if IE]><p>SECRET</p><![endif]-->\n\nA.', 'A.'],
  ['around what others show', '<div><![if !mso]>A.<![endif]></div>', 'A.'],
  ['an instruction', 'A. <?php SECRET ?>', 'A.'],
  ['that nothing ends', 'A.\n\n<!-- SECRET\n\nSECRET', 'A.'],
  ['with dashes', 'A. <!-- SECRET -- SECRET --->', 'A.'],
] as const;

describe('a comment', () => {
  test.each(CASES)('%s is left out, with shortcuts and without', (_, text, seen) => {
    const [fast, slow] = [true, false].map((accelerate) => htmlOf(text, { accelerate })) as [string, string];
    expect(fast).toBe(slow);
    expect(slow).not.toMatch(/SECRET|<!--|-->/);
    const shown = slow.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(shown.trim()).toBe(seen);
  });

  test('in code stays', async () => {
    const { files } = await built(
      { 'posts/a.md': post('title: The `<!-- more -->` tag\ndate: 2009-01-01', 'A.') },
      { theme: 'builtin' },
    );
    expect(files['2009/01/01/a/index.html']).toContain('<code>&lt;!-- more --></code>');
    const text = '`<!-- a -->`\n\n```html\n<!-- b -->\n```\n\n<script>/* <!-- c --> */</script>\n';
    expect(htmlOf(text)).toMatch(/&lt;!-- a -->[\s\S]*&lt;!-- b -->[\s\S]*<!-- c -->/);
    expect(withoutComments(text)).toContain('`<!-- a -->`\n\n```html\n<!-- b -->\n```');
  });

  test('is in no file of a site', async () => {
    const body = CASES.map(([, text]) => text).join('\n\n');
    const page = post('title: About', 'We. <!-- SECRET -->').replace('title', 'kind: page\ntitle');
    const { files } = await built(
      {
        'posts/a.md': post('title: A\ndate: 2009-01-01', body),
        'posts/b.md': post('title: B\ndate: 2009-01-02\ndek: "B <!-- SECRET -->"', '<!-- SECRET -->\n\nB.'),
        'posts/c.md': post('title: "C <!-- SECRET -->"\ndate: 2009-01-03\nbio: "C. <!-- SECRET -->"', 'C.'),
        'posts/_pages/about.md': page,
      },
      { theme: 'builtin' },
    );
    const told = Object.entries(files).filter(([, text]) => String(text).includes('SECRET'));
    expect(told.map(([path]) => path)).toEqual([]);
  });

  test('changes neither the number of words nor a lede', async () => {
    const of = async (body: string) =>
      (await built({ 'posts/a.md': post('title: A\ndate: 2009-01-01', body) }, { theme: 'builtin' })).files[
        '2009/01/01/a/index.html'
      ];
    const [bare, noted] = await Promise.all([of('One two three.'), of('One <!-- not four -->two three.')]);
    expect(noted).toBe(bare);
  });
});

describe('a Markdown text', () => {
  test.each(CASES.filter(([, text]) => text.includes('<!--')))('loses a comment %s', (_, text) => {
    expect(withoutComments(text)).not.toContain('SECRET');
  });

  test.each([
    ['A.\n\n<!-- One -->\n\n  <!-- Two\n\nB.', ['9:3 warning comment-unclosed']],
    ['<div>\n<!-- One\n</div>', ['6:1 warning comment-unclosed']],
    ['A.\n\n<!-- One -->\n\nB.', []],
    ['A.\n\n<!-->\n\nB.', []],
    ['In code: `<!--`, and in words <!-- that nothing ends.', []],
    ['```\n<!--\n```', []],
  ])('that hides the rest of %j is reported', (body, findings) => {
    expect(shown(parseText(`---\ntitle: T\ndate: 2009-02-02\n---\n${body}`))).toEqual(findings);
  });

  test.each([
    ['A <!-- one\n\ntwo --> B.', 4],
    ['A.\n\n%%Ask Laura.%% B.', 6],
    ['%%\nAsk Laura.\n%%\n\nB.', 4],
    ['`%%` is code.\n\nA {% comment %}Ask{% endcomment %}.', 6],
    ['A {{/* Ask Laura */}} B.', 4],
    ['A {>>Ask Laura<<} B.', 4],
    ['A.\n\n%% Ask Laura %% B.', 6],
    ['A {# ask Laura #} B.', 4],
    ['A {{! ask Laura }} B.', 4],
    ['A {{!-- ask Laura --}} B.', 4],
    ['A.\n\n{::comment}\nAsk Laura\n{:/comment}', 6],
    ['A <%# ask Laura %> B.', 4],
    ['A <%-- ask Laura --%> B.', 4],
    ['A.\n\n#+BEGIN_COMMENT\nAsk Laura\n#+END_COMMENT', 6],
    ['A.\n\n\\begin{comment}\nAsk Laura\n\\end{comment}', 6],
    ['A.\n\n%% Laura\nAsk her\n%%\n\nB.', 6],
    ['A [mepr-show rules="12"]For subscribers[/mepr-show] B.', 4],
    ['A [membership level="1"]For subscribers[/membership] B.', 4],
    ['A {{< private >}}For subscribers{{< /private >}} B.', 4],
    ['A {% encrypt %}For subscribers{% endencrypt %} B.', 4],
    ['A.\n\n{% if subscriber %}For subscribers{% endif %} B.', 6],
    ['A [private]For subscribers[/private] B.', 4],
  ])('%j would be printed, which is an error', (body, line) => {
    const found = parseText(`---\ndate: 2009-02-02\n---\n${body}`, {}, 'posts/a.md').findings;
    expect(
      found.filter(({ rule }) => rule === 'comment-printed').map(({ position }) => position?.line),
    ).toEqual([line]);
  });

  test.each([
    ['A <!-- one --> B.\n\n**C** <!-- two\n\nthree --> D.', 6],
    ['A <!-- one --> B <!– two –> C.', 4],
  ])('the note that would be printed is named, not another: %j', (body, line) => {
    expect(shown(parseText(`---\ntitle: T\n---\n${body}`, {}, 'posts/2009-02-02-a.md'))).toEqual([
      `${line}:${
        body
          .split('\n')
          .at(line - 4)!
          .search(/<!(?:--|–) two/) + 1
      } error comment-printed`,
    ]);
  });

  test.each([
    'Notes stand between &lt;!-- and -->.',
    'Notes stand between \\<!-- and -->.',
    '&#60;!&#45;&#45;keep this&#45;&#45;>',
    'Notes begin with "<!--".\n\nThey end with "-->".',
    'Begin with <!--, he said.\n\nAnd end with -->.',
  ])('%j is rather a sentence, which is a warning', (body) => {
    expect(shown(parseText(`---\ntitle: T\n---\n${body}`, {}, 'posts/2009-02-02-a.md'))).toEqual([
      expect.stringMatching(/^4:\d+ warning comment-printed$/),
    ]);
  });

  test.each([
    '`%%a%%` and {#b}, `{# c #}`, <code>{% comment %}</code> and {{!}}.',
    '~~~\nA <!-- {>>b<<}\n~~~\n\nHalf is 50%% and all is 100%%.',
    '# Head {#head}\n\nIt costs 5 %%. And 6 %%.',
    'A [private] matter, [hidden](/x/).',
    'A {% if page.long %}long{% endif %} text of [membership] and {% encrypted %} words.',
    'It is 5 %% or\n%% more, and [protected] too.',
  ])('no comment is seen in %j', (body) => {
    const found = parseText(`---\ntitle: T\ndate: 2009-02-02\n---\n${body}`).findings;
    expect(found.map(({ rule }) => rule)).not.toContain('comment-printed');
  });
});

describe('markup', () => {
  const told = (body: string) =>
    parseText(`---\ntitle: T\ndate: 2009-02-02\n---\n${body}`).findings.map(
      ({ level, position, rule, remedy }) => `${position?.line} ${level} ${rule} ${remedy}`,
    );

  test.each([
    '<base href="https://paper.example/">',
    'A\n\n<plaintext>\n\nB',
    '<META HTTP-EQUIV="refresh" content="0;url=/x/">',
    '<meta name="robots" content="noindex">',
    '<link href="/x/" rel=canonical>',
  ])('that acts on the whole page is an error: %j', (body) => {
    expect(told(body)).toEqual([expect.stringMatching(/error html-acts-on-page/)]);
  });

  test.each([
    ['`![[a.jpg]]`\n\n![A gull](my gull.jpg)', '7 warning picture-unread Write ![A gull](<my gull.jpg>)'],
    ['![[my gull.jpg|A gull]]', '5 warning picture-unread Write ![](<my gull.jpg>)'],
  ])('%j is printed, which is told', (body, finding) => {
    expect(told(body)).toEqual([finding]);
  });

  test.each([
    '`<base>` and ![A gull](<my gull.jpg>) and ![b](b.jpg "Gull at noon")',
    '<link rel="stylesheet" href="/a.css">\n\nWow! [a](b.html)',
    '<meta itemprop="name" content="A">\n\n~~~\n<plaintext>\n~~~',
  ])('is as it should be in %j', (body) => {
    expect(told(body)).toEqual([]);
  });
});
