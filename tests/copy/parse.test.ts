import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inlineMarkdown } from '../../src/copy/body/inline.ts';
import { countWords, ledeOf } from '../../src/copy/body/lede.ts';
import { digest } from '../../src/model/digest.ts';
import { cpuSeconds } from '../support/cpu.ts';
import { runs, sample } from '../support/deep.ts';
import { CORPUS, corpusFiles } from './body/corpus.ts';
import { dispatchOf, htmlOf, parseText, STYLE, shown } from './parsing.ts';

describe('a title that front matter lacks', () => {
  it('is the first # heading, taken out of the copy', () => {
    const parsed = parseText('---\ndate: 2009-02-02\n---\nIntro.\n\n# The "talks" *began*\n\n# Second\n');
    expect(parsed.dispatch).toMatchObject({ title: 'The "talks" began', headline: 'The “talks” began' });
    expect(parsed.html).toBe('<p>Intro.</p>\n<h1 id="\u0001i\u0002second">Second</h1>');
    expect(shown(parsed)).toEqual([]);
  });

  it('is else the first words of the lede, with a warning', () => {
    const parsed = parseText(`---\ndate: 2009-02-02\n---\n${'Some words of a note. '.repeat(9)}`);
    expect(parsed.dispatch?.title).toBe('Some words of a note. Some words of a note. Some words of a…');
    expect(shown(parsed)).toEqual(['1:1 warning no-title']);
  });

  it('is else the file’s name', () => {
    expect(parseText('---\ndate: 2009-02-02\n---\n', {}, 'posts/the-early-talks.md').dispatch?.title).toBe(
      'the early talks',
    );
  });

  it('leaves headings alone where there is one', () => {
    expect(htmlOf('# Head')).toBe('<h1 id="\u0001i\u0002head">Head</h1>');
  });
});

describe('a lede', () => {
  it.each([
    ['First *paragraph*.\n\nSecond.', 'First paragraph.'],
    ['# Head\n\n![a](b.png)\n\nText[^1] here.\n\n[^1]: Note.', 'Text here.'],
    ['> Quoted.\n\n- item\n\nProse "so".', 'Prose “so”.'],
    ['> Only quoted.', 'Only quoted.'],
    ['- Only a list', 'Only a list'],
    ['<div><p>Raw <b>HTML</b>.</p></div>', 'Raw HTML.'],
    ['<div>Bare text</div>', 'Bare text'],
    ['line\nbreak  \nhard', 'line break hard'],
    ['* * *\n\n—\n\nText', 'Text'],
    ['', ''],
    ['```\ncode\n```', ''],
  ])('of %j is %j', (body, lede) => {
    expect(dispatchOf('title: T', body).lede).toBe(lede);
  });

  it('is cut at a word', () => {
    const lede = ledeOf('word, '.repeat(100));
    expect(lede.length).toBeLessThanOrEqual(300);
    expect(lede).toMatch(/word…$/);
    expect(ledeOf('漢'.repeat(400))).toHaveLength(300);
    expect(ledeOf(`${'x'.repeat(298)}😀😀`)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it('begins behind the place that newspapers print in front', () => {
    expect(ledeOf(`GENEVA, Feb. 2 — ${'The envoy came to the talks. '.repeat(3)}`)).toMatch(/^GENEVA/);
    expect(ledeOf(`NEW YORK — ${'The envoy came to the talks. '.repeat(3)}`)).toMatch(/^The envoy/);
    expect(ledeOf('NATO — it is over')).toBe('NATO — it is over');
  });
});

describe('words', () => {
  it.each([
    ['one two  three\nfour', 4],
    ["don't well-known 3.14 — * &", 3],
    ['', 0],
    ['日本語の文章です', 4],
    ['我们等了，然后走了。', 4],
    ['「東京」（とうきょう）、', 4],
    ['Привет, мир', 2],
    ['한국어 문장', 2],
  ])('of %j are %d', (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  it.each([
    ['zh', '我们等了，\n然后走了。Bus 12', 15],
    ['ja', 'がっこう　へ', 5],
    ['ko', '버스가 오지 않았다.', 9],
    ['en', '我们等了', null],
  ])('are told in characters without spaces in %s: %j has %s', (lang, text, characters) => {
    const set = (body: string) => dispatchOf(`title: T\nlang: ${lang}`, body).copy;
    expect(set(text).characters).toBe(characters);
    // HTML of a writer is set another way.
    expect(set(`<p>${text}</p>`)).toMatchObject({ characters, words: set(text).words });
  });

  it('are those a reader reads', () => {
    expect(
      dispatchOf(
        'title: T',
        'Two words[^1].\n\n```\nnot these\n```\n\n![nor these](x.png)\n\n[^1]: Three more here.',
      ).copy.words,
    ).toBe(5);
  });
});

describe('what a path says', () => {
  it.each([
    ['posts/_drafts/x.md', { draft: true, kind: 'dispatch' }],
    ['posts/2009/_drafts/x.md', { draft: true }],
    ['posts/drafts/x.md', { draft: true }],
    ['posts/adrafts/x.md', { draft: false }],
    ['posts/_pages/about.md', { kind: 'page', slug: 'about' }],
    ['posts/2009-02-02-talks.md', { slug: 'talks', filed: { day: '2009-02-02', time: null } }],
  ])('%s', (path, expected) => {
    expect(
      parseText(
        path.includes('2009-') || path.includes('_pages')
          ? '---\ntitle: T\n---\nx'
          : '---\ntitle: T\ndate: 2009-01-01\n---\nx',
        {},
        path,
      ).dispatch,
    ).toMatchObject(expected);
  });

  it('is nothing where front matter says it', () => {
    expect(dispatchOf('slug: other', 'x', {}, 'posts/2010-01-01-talks.md')).toMatchObject({
      slug: 'other',
      filed: { day: '2009-02-02' },
    });
  });
});

describe('a standing page', () => {
  it('needs no date, but a bad one is an error', () => {
    expect(parseText('---\ntitle: About\nkind: page\n---\nx').dispatch).toMatchObject({
      kind: 'page',
      filed: null,
    });
    expect(shown(parseText('---\ntitle: About\nkind: page\ndate: soon\n---\nx'))).toEqual([
      '4:7 error dateline-unclear',
    ]);
  });
});

describe('a bio line', () => {
  it('is inline HTML', () => {
    expect(dispatchOf('bio: Laura Hale writes *The Cable* daily at [the site](https://x.org).').bio).toBe(
      'Laura Hale writes <em>The Cable</em> daily at <a href="https://x.org">the site</a>.',
    );
  });

  it.each([
    ['a "b"', 'a “b”'],
    ['# a\n\n- b\n- c', 'a b c'],
    ['a ![pic](x.png) <b>c</b>', 'a pic <b>c</b>'],
    ['[a](javascript:x) <!-- c -->', '<a>a</a>'],
    ['<i id="x">a</i> & <', '<i>a</i> &amp; &lt;'],
    ['a[^1]\n\n[^1]: b', expect.not.stringContaining('id=')],
    ['<script>x()</script>', expect.anything()],
    ['', ''],
  ])('sets %j', (text, html) => {
    expect(inlineMarkdown(text, STYLE)).toEqual(html);
  });

  it('is cleaned where the site says so, and quoted in its language', () => {
    expect(
      inlineMarkdown(
        'a <script>x()</script><b onclick="x()">a</b> "b"',
        { ...STYLE, html: 'sanitize' },
        'de',
      ),
    ).toBe('a <b>a</b> „b“');
  });
});

describe('parse', () => {
  const whole =
    '---\ntitle: "A"\ndate: 2009-02-02\nauthor: X and Y\nextra: {a: [1]}\n---\n# H\n\n[a](b.md) ![c](d.png)\n';

  it('gives plain data that survives a thread and a store', () => {
    const parsed = parseText(whole);
    expect(structuredClone(parsed)).toEqual(JSON.parse(JSON.stringify(parsed)));
    expect(JSON.stringify(structuredClone(parsed))).toBe(JSON.stringify(parsed));
  });

  it('names its copy by the digest of the HTML', () => {
    const { dispatch, html } = parseText(whole);
    expect(dispatch?.copy.digest).toBe(digest(html));
  });

  it('gives the same twice', () => {
    expect(JSON.stringify(parseText(whole))).toBe(JSON.stringify(parseText(whole)));
  });

  it('reads a file without front matter by its path', () => {
    expect(parseText('# Talks\n\nText.', {}, 'posts/2009-02-02-x.md').dispatch).toMatchObject({
      title: 'Talks',
      lede: 'Text.',
    });
  });

  it('ends in a dispatch or in an error on any text, and never throws', () => {
    const piece = fc.constantFrom(
      '---\n',
      'title: x\n',
      'date: 2009-02-02\n',
      'tags: [',
      ']\n',
      '- ',
      '# ',
      '> ',
      '\n\n',
      '*',
      '_',
      '`',
      '[a](',
      'b.md',
      ')',
      '![',
      '<div>',
      '</div>',
      '<img src=x>',
      '<table><tr>',
      '</p>',
      '<!--',
      '-->',
      '[^1]',
      '[^1]: ',
      '| - |\n',
      '"',
      "'",
      '\t',
      '    ',
      '\u0000',
      '\u0001',
      '\ud800',
      '日本',
      '😀',
      '&#1;',
      '+++\n',
      '{"a":',
      '}',
      ';;;\n',
      '<svg><a href="x.md">',
      '<template>',
      '<a href="javascript:x">',
      '#x',
      '<b id=x>',
      '<select>',
      '<plaintext>',
      '<frameset>',
      '<html><body a=b>',
      '<title>',
      '<math>',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 50 }),
        fc.constantFrom('keep', 'sanitize'),
        fc.boolean(),
        (pieces, html, dated) => {
          const parsed = parseText(
            (dated ? '---\ntitle: T\ndate: 2009-02-02\n---\n' : '') + pieces.join(''),
            { html: html as 'keep' },
          );
          const failed = parsed.findings.some(({ level }) => level === 'error');
          expect(parsed.dispatch === null).toBe(failed);
          const marks = parsed.html.match(/\u0001|\u0002/g)?.length ?? 0;
          const slots = parsed.html.match(/\u0001(?:\d+|[#id]|t:?)\u0002/g) ?? [];
          expect(marks).toBe(2 * slots.length);
          const numbers = slots.map((slot) => slot.slice(1, -1)).filter((name) => /\d/.test(name));
          expect(numbers.every((number) => parsed.dispatch?.copy.slots[Number(number)] !== undefined)).toBe(
            true,
          );
        },
      ),
      { numRuns: runs(100) },
    );
  });
});

describe('what no one wrote by hand', () => {
  it.each([
    ['quotations', '> '.repeat(20_000)],
    ['lists', Array.from({ length: 1500 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n')],
    ['items on a line', `${'- '.repeat(20_000)}a`],
    ['brackets', '['.repeat(20_000)],
    ['links in links', '[a]('.repeat(20_000)],
    ['emphasis', '*a **b '.repeat(20_000)],
    ['stars', `${'*'.repeat(20_000)}a${'*'.repeat(20_000)}`],
    ['titles', '[x](y "'.repeat(20_000)],
    ['declarations', 'a <![CDATA['.repeat(20_000)],
    ['dots behind an address', `http://a.b/${'.'.repeat(20_000)}x`],
    ['elements', '<div>'.repeat(20_000)],
    ['elements in paragraphs', '<b><p>'.repeat(20_000)],
    ['lazy lines', `> a\n${'b\n'.repeat(20_000)}`],
    ['ten million characters', 'x'.repeat(10_000_000)],
    ['cells', `${'|a'.repeat(2000)}\n${'|-'.repeat(2000)}\n`],
    ['definitions', Array.from({ length: 2000 }, (_, n) => `[${n}]: u`).join('\n')],
    ['code', Array.from({ length: 700 }, (_, n) => '`'.repeat(n)).join(' ')],
  ])('%s without end, ends', async (_, body) => {
    let parsed: ReturnType<typeof parseText> | undefined;
    const seconds = await cpuSeconds(() => {
      parsed = parseText(`---\ntitle: T\ndate: 2009-02-02\n---\n\n${body}`);
    });
    expect(seconds).toBeLessThan(15);
    const rules = parsed?.findings.map(({ rule }) => rule) ?? [];
    expect(rules.filter((rule) => !/^(?:copy-too-complex|unsafe-link|text-lost)$/.test(rule))).toEqual([]);
  });

  it('is told with the line on which it begins', () => {
    const parsed = parseText(`---\ntitle: T\ndate: 2009-02-02\n---\nFine.\n\n${'[a]('.repeat(30_000)}`);
    expect(shown(parsed)).toEqual(['7:1 error copy-too-complex']);
  });

  it('is none of what people do write', () => {
    const table = `| a | b |\n|---|---|\n${'| **bold** and [link](x.md "t") | `code` * |\n'.repeat(500)}`;
    const list = Array.from(
      { length: 2000 },
      (_, n) => `${n + 1}. [link ${n}](x${n}.md "Title") is **bold**`,
    ).join('\n');
    const blanks = `Name: ${'_'.repeat(60)}\n\n`.repeat(50);
    const picture = `![a](data:image/png;base64,${'iVBOR0KGgo'.repeat(100_000)})`;
    for (const body of [table, list, blanks, picture, 'Prose, "so". '.repeat(8000)]) {
      expect(shown(parseText(`---\ntitle: T\ndate: 2009-02-02\n---\n${body}`))).toEqual([]);
    }
  });
});

describe('a real archive', () => {
  it.skipIf(CORPUS === null)('parses without an error', () => {
    const files = corpusFiles();
    expect(files.length).toBeGreaterThan(500);
    const findings = sample(files, 200).flatMap(
      (file) => parseText(readFileSync(file, 'utf8'), {}, `posts/${file.slice(CORPUS!.length + 1)}`).findings,
    );
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    expect(findings.filter(({ rule }) => rule !== 'dead-anchor')).toEqual([]);
  });
});
