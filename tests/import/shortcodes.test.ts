import { describe, expect, test } from 'vitest';
import { bring, item, wxr } from './outside.ts';

/** The body of a post of WordPress as it comes in, and what was noted. */
async function bodyOf(body: string) {
  const { text, rows, report } = await bring({ 'x.xml': wxr(item({ body })) });
  const manuscript = text('posts/2009/2009-02-02-talks.md');
  return {
    markdown: manuscript.slice(manuscript.indexOf('\n---\n') + 6).trim(),
    notes: rows[0]!.notes,
    report,
  };
}

describe('what stands in code is no shortcode', () => {
  test.each([
    [
      'a block',
      '<pre class="wp-block-code"><code>a = t[gallery]\n[caption]\n[vc_row x="1"]b[/vc_row]\n[ref]n[/ref] ((note here))</code></pre>',
    ],
    [
      'a typed block',
      '<pre lang="python">a = t[gallery]\n[caption]\n[vc_row x="1"]b[/vc_row]\n[ref]n[/ref] ((note here))</pre>',
    ],
    [
      'a shortcode of code',
      '[code lang="python"]a = t[gallery]\n[caption]\n[vc_row x="1"]b[/vc_row]\n[ref]n[/ref] ((note here))[/code]',
    ],
  ])('%s', async (_, body) => {
    const { markdown, notes } = await bodyOf(body);
    expect(markdown).toMatch(
      /^```(?:python)?\na = t\[gallery\]\n\[caption\]\n\[vc_row x="1"\]b\[\/vc_row\]\n\[ref\]n\[\/ref\] \(\(note here\)\)\n```$/,
    );
    expect(notes).toEqual([]);
  });

  test.each([
    [
      '<pre lang="PHP" line="1"><?php if ($a): ?>\n<div class="x"><p>Fog</p></div>\n<?php endif;</pre>',
      'php',
    ],
    ['<code lang="PHP">\n<?php if ($a): ?>\n<div class="x"><p>Fog</p></div>\n<?php endif;\n</code>', 'php'],
    ['[ccnLe_php]<?php if ($a): ?>\n<div class="x"><p>Fog</p></div>\n<?php endif;[/ccnLe_php]', 'php'],
    ['[cc lang="php"]<?php if ($a): ?>\n<div class="x"><p>Fog</p></div>\n<?php endif;[/cc]', 'php'],
    [
      '<pre lang="php">&lt;?php if ($a): ?>\n<span class="kw">&lt;div class="x"></span>&lt;p>Fog&lt;/p>&lt;/div>\n&lt;?php endif;</pre>',
      'php',
    ],
  ])('code that was typed with its tags keeps them: %s', async (body, language) => {
    const { markdown, report } = await bodyOf(`Before.\n\n${body}\n\nAfter.`);
    expect(markdown).toBe(
      `Before.\n\n\`\`\`${language}\n<?php if ($a): ?>\n<div class="x"><p>Fog</p></div>\n<?php endif;\n\`\`\`\n\nAfter.`,
    );
    expect(report.damage).toEqual([]);
  });

  test('elements that hold code themselves are code in a shortcode of code', async () => {
    const { markdown } = await bodyOf(
      '[code]a("<textarea rows=1>") + b("</textarea>") + "<pre>c</pre>";[/code]',
    );
    expect(markdown).toBe('```\na("<textarea rows=1>") + b("</textarea>") + "<pre>c</pre>";\n```');
  });

  test('code within a sentence, and an address alone on a line of code', async () => {
    const { markdown } = await bodyOf(
      'See <code>m[col_name]</code>.\n\n<pre>\nhttps://youtu.be/abcdefgh123\n</pre>',
    );
    expect(markdown).toBe('See `m[col_name]`.\n\n```\nhttps://youtu.be/abcdefgh123\n```');
  });
});

test.each([
  'the field [row_count] and [col_x], [x_train], [section_name]',
  'data[row_index], X[x_train], df[column_name], a[text], b[html], c[php]',
  'the [track-two] talks, [B]ecause of [columns] and [a caption]',
  'a line that says [caption] and [row] and [divider]',
])('brackets of the writer stay as they are: %s', async (line) => {
  const { markdown, notes } = await bodyOf(line);
  expect(markdown).toBe(line);
  expect(notes).toEqual([]);
});

test('a shortcode that nobody knows stays and is noted', async () => {
  const { markdown, notes } = await bodyOf('Before [my_slider id="3"] after.');
  expect(markdown).toBe('Before [my_slider id="3"] after.');
  expect(notes).toMatchObject([{ kind: 'left', what: 'shortcode' }]);
});

test('what a page builder holds stays, with its headings and pictures', async () => {
  const { markdown } = await bodyOf(
    '[vc_row][vc_column width="1/2"][vc_custom_heading text="Harbour"][vc_column_text]Fog.[/vc_column_text][et_pb_image src="https://example.org/fog.jpg" alt="Fog"][/vc_column][/vc_row]',
  );
  expect(markdown).toBe('## Harbour\n\nFog.\n\n![Fog](https://example.org/fog.jpg)');
});

test.each([
  ['[sourcecode language="css"]a { b: c }[/sourcecode]', 'css', 'a { b: c }'],
  ['[php]echo 1;[/php]', 'php', 'echo 1;'],
  ['[crayon lang="sql"]select 1[/crayon]', 'sql', 'select 1'],
  ['[cc lang="bash"]ls[/cc]', 'bash', 'ls'],
  [
    '<!-- wp:syntaxhighlighter/code {"language":"css"} -->\n<pre class="wp-block-syntaxhighlighter-code">a { b: c }</pre>\n<!-- /wp:syntaxhighlighter/code -->',
    'css',
    'a { b: c }',
  ],
  [
    '<!-- wp:kevinbatdorf/code-block-pro {"language":"ts"} -->\n<div class="wp-block-kevinbatdorf-code-block-pro"><pre>let a</pre></div>\n<!-- /wp:kevinbatdorf/code-block-pro -->',
    'ts',
    'let a',
  ],
])('%s is code of %s', async (body, lang, code) => {
  expect((await bodyOf(body)).markdown).toBe(`\`\`\`${lang}\n${code}\n\`\`\``);
});

test.each([
  ['double parentheses', 'One((A <em>note</em> (of two).)) two.', 'One[^1] two.\n\n[^1]: A *note* (of two).'],
  ['double parentheses behind a space', 'One ((A note.)) two.', 'One [^1] two.\n\n[^1]: A note.'],
  [
    'numbers in brackets',
    'One[1. A note.] two.[2. Another.]',
    'One[^1] two.[^2]\n\n[^1]: A note.\n\n[^2]: Another.',
  ],
])('notes in %s are footnotes, and it is told', async (_, body, markdown) => {
  const { markdown: shown, notes } = await bodyOf(body);
  expect(shown).toBe(markdown);
  expect(notes).toMatchObject([{ kind: 'guessed', what: 'footnote' }]);
});

test.each(['f((x)) and ((y))', 'Items [2. second] and [7. other]', 'a ((b'])(
  'other brackets are no notes: %s',
  async (line) => {
    expect((await bodyOf(line)).markdown.replaceAll('\\', '')).toBe(line);
  },
);
