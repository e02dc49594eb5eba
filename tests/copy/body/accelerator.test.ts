import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tests } from 'commonmark-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accelerated, nativeParser, packageParser } from '../../../src/copy/body/accelerator.ts';
import { GUARDS, guardOf } from '../../../src/copy/body/guards/guards.ts';
import { parseMarkdown, printHtml, toHtmlTree } from '../../../src/copy/body/markdown.ts';
import { placeSlots } from '../../../src/copy/body/references.ts';
import { cleanCharacters } from '../../../src/copy/characters.ts';
import { openManuscript } from '../../../src/copy/front/front-matter.ts';
import { loadNativeFunctions } from '../../../src/copy/packages/on-demand.ts';
import { runs, sample } from '../../support/deep.ts';
import { parseText } from '../parsing.ts';
import { FRAGMENTS, GFM_EXAMPLES } from './accelerator-cases.ts';
import { corpusFiles } from './corpus.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const EXAMPLES = [...tests.map(({ markdown }) => markdown.replaceAll('→', '\t')), ...GFM_EXAMPLES];
const POSTS = markdownIn(join(ROOT, 'posts'));
const ARCHIVE = sample(corpusFiles(), 50).map((file) => readFileSync(file, 'utf8'));

function markdownIn(folder: string): readonly string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** What `parse` says of a text, plain and accelerated. */
function both(text: string, html: 'keep' | 'sanitize' = 'keep'): readonly [string, string] {
  const say = (accelerate: boolean) => JSON.stringify(parseText(text, { accelerate, html }));
  return [say(false), say(true)];
}

function bodyOf(text: string): string {
  return openManuscript(cleanCharacters(text).text).body;
}

function titled(body: string): string {
  return `---\ntitle: T\ndate: 2009-02-02\n---\n${body}`;
}

describe('what is accelerated', () => {
  it('is native on the machines that test it', () => {
    expect(nativeParser()).not.toBe(null);
    expect(accelerated('*a*')).not.toBe(null);
  });

  it.each([
    ["CommonMark's and GFM's examples", EXAMPLES.map(titled)],
    ["the repository's own posts", POSTS],
    ['a real archive, where it is there', ARCHIVE],
  ])(
    'has the bytes of what is plain: %s',
    (_, texts) => {
      for (const text of texts) {
        for (const html of ['keep', 'sanitize'] as const) {
          const [plain, fast] = both(text, html);
          expect(fast, text).toBe(plain);
        }
      }
    },
    300_000,
  );

  it('has them for fragments in any order', () => {
    const fragments = fc.array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 14 });
    hold(fragments.map((parts) => parts.join('')));
  }, 300_000);

  it('has them for examples and posts with fragments thrown in', () => {
    const bases = [...EXAMPLES, ...[...POSTS, ...ARCHIVE].flatMap((text) => piecesOf(bodyOf(text)))];
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.constantFrom(...FRAGMENTS)), { maxLength: 5 });
    hold(
      fc.tuple(fc.constantFrom(...bases), changes).map(([base, list]) =>
        list.reduce((text, [where, cut, fragment]) => {
          const at = where % (text.length + 1);
          return text.slice(0, at) + fragment + text.slice(at + cut);
        }, base),
      ),
    );
  }, 300_000);

  it('is left plain for fewer than one in ten texts of any archive', () => {
    for (const texts of [POSTS, ARCHIVE]) {
      const guarded = texts.filter((text) => guardOf(bodyOf(text)) !== undefined);
      expect(guarded.length).toBeLessThanOrEqual(texts.length / 10);
    }
  });
});

function hold(texts: fc.Arbitrary<string>): void {
  fc.assert(
    fc.property(texts, (text) => {
      const [plain, fast] = both(titled(text));
      expect(fast).toBe(plain);
    }),
    { numRuns: runs(150), seed: 1706 },
  );
}

/** All texts of some signs, up to a length, that have marks of two kinds side by side. */
function mixtures(signs: readonly string[], length: number): readonly string[] {
  let texts = ['q '];
  for (let count = 0; count < length; count++)
    texts = texts.flatMap((text) => [text, ...signs.map((sign) => text + sign)]);
  return [...new Set(texts)].filter((text) => /\*_|_\*/.test(text));
}

/** A body in pieces of some paragraphs, for many short cases rather than few long ones. */
function piecesOf(body: string): readonly string[] {
  const paragraphs = body.split('\n\n');
  return Array.from({ length: Math.ceil(paragraphs.length / 4) }, (_, index) =>
    paragraphs.slice(index * 4, index * 4 + 4).join('\n\n'),
  );
}

describe('a guard', () => {
  it.each(GUARDS.map((guard) => [guard.name, guard] as const))('%s meets its example', (_, guard) => {
    expect(guardOf(guard.example)?.name).toBe(guard.name);
    const [plain, fast] = both(titled(guard.example));
    expect(fast).toBe(plain);
  });

  it.each([
    'now **_in the open_**. _**C. D.** is_ here',
    'by <a@b.co>, “c@d.ef” and <b>e@f.gh</b>',
    'see <a href="y">www.x.org</a> or [b](c)',
    '  * <p>\n      a\n    </p>\n\n  * b\n    <i>c</i>',
    '<table>\n  <td>\n    1) a\n  </td>\n</table>',
    '- a\n\tb\n\n\tc',
    'a\n    \n- b\n      \n',
    '- **<!-- a -->b:** c <!-- d -->\n  e',
    '<pre>\na <b>c</b>\n\nd</pre>\n\ne',
    'Notes by a program\n[a]: /u\n[b c]: /v',
    '[a]: /u\nb\n[c]: /v\n\n[a] and [c]',
    '- [**a**][b]: c\n- [[d]: e](f)\n\n[b]: /g',
    '1. ```\n   a\n\n   b\n   ```\n2. c\n\n   ~~~ d\n   e\n   ~~~\n',
    '*😀 a* b **c 😀** d',
    '> a\n>\n> - b\n> - c\n>\n> d\n>\n> - e\n',
    '> ```\n> a\n>\n> b\n> ```\n',
    'a `<script>` b',
    '- a\n\n# b\n\n    c\n    d\n',
    '- a\n\nb\n\n    # c\n    d\n',
    'a\n\n [1]: /u\n [2]: /v\n',
    '- \\[[`a`](https://b.cd)] - **_e_** "**f_g**: h" [#1](https://b.cd)',
    '一[二](https://b.cd/e=f_g)》**三**',
    'a [**b 😀**](https://c.de)',
    'see https://a.bc/d@e.fg/',
    '[a]: https://b.cd/e@f.gh/\n',
    'see [a](https://b.cd/e@f.gh) and `https://`',
    '* [**a**](https://b.cd)| c',
    '* [**a**]: b c\n  - [d]: 6:30pm e',
    '- a <!-- b\n    c --> d\n',
    '> a <!-- b\n> c -->\n',
    '- a\n\n  <!-- b\n  c -->\n  d\n',
    '[^a]:\n    b\n    c\n\n[^a]\n',
    '[^a]: b\n\n    c\n    <f>\n    d',
    '[^a]: b\n\n> c\n<f>\nd',
    '[ü](b) るc@d.ef',
    '- a\n\n  - b\n    c\n\n  <!-- d\n  e -->\n\n  - f\n',
    'a _b_._*C – d [e](f). g_h._ ',
    'a\n\n|    b | c |\n|------|---|\n|    d | e |\n',
    'a._*B – c. D_ [_e_](/f) _g._\n\n**_h_**',
    '  * _**A b**_: c\n  * _**D**_: e _f_',
    '* [a_*_b c](https://d.ef)\n* **_g_ H**',
    'a \\_\\_\\_ ______ \\__',
  ])('meets %j no more, which both parsers read alike', (text) => {
    expect(guardOf(text)).toBe(undefined);
    const [plain, fast] = both(titled(text));
    expect(fast).toBe(plain);
  });

  const EXAMPLES_OF_GUARDS = [
    ...GUARDS.filter(({ name }) => name !== 'long').map(({ name, example }) => [name, example] as const),
    ['mail', '[é.d@e.fr'],
    ['mail', '[るa@b.c'],
    ['mail', '[るa@b.c]'],
    ['address', '|a|\n|-|\n|www.b& |'],
    ['note-label', 'a[^b ]\n\n[^b]: c\n'],
    ['mail', '[[]:mailto:a@b.c'],
    ['html-behind-note', '> [^a]:b\n>\n>     c\n> <f>\n> d'],
    ['html-behind-note', '- [^a]:b\n\n      c\nd\n  </f>\ne'],
    ['html-in-list', '- c\n\n  d\n <b>\n'],
    ['html-in-list', '> a\n  <b>\n'],
    ['code-behind-heading', '>\na\n>     b\n>     b\n'],
    ['code-behind-heading', '> # a\n- # b\n        c\n        c\n'],
    ['fence-in-list', '> ```\n>\n>\n'],
    ['list-in-quotation', '> - a\n> ## b\n>     * c\n> 2) d\n'],
    ['list-in-quotation', '> - a\n>   * b\n>\n>    c\n'],
    ['code-behind-heading', '- a\n#\n\ta\n\ta'],
    ['table', '[\n|-\n|]: u\n'],
    ['odd-html', '- <!-- -->\n- b'],
    ['odd-html', '- ![<!--\n   -->](a)'],
    ['code-behind-heading', '>     a\n>    \t\n'],
    ['html-in-list', '- a\n\t- b\n    <i>\n'],
    ['mixed-emphasis', '**a\n_**b**_'],
    ['mixed-emphasis', 'a*_ b* c'],
    ['mixed-emphasis', '**[a** b](c) _**d**_'],
    ['mixed-emphasis', '**a*_'],
    ['mixed-emphasis', '_a*c*****b**b_'],
    ['mixed-emphasis', '*\\**a*'],
  ] as const;

  it.each(EXAMPLES_OF_GUARDS)('%s is needed for its example %j', (name, example) => {
    expect(guardOf(example)?.name).toBe(name);
    const set = (read: (text: string) => ReturnType<typeof parseMarkdown>) =>
      (['keep', 'sanitize'] as const).map((html) => {
        const tree = toHtmlTree(read(example), html);
        return [placeSlots(tree, { line: 1, lang: 'en', lead: false, dateline: false }), printHtml(tree)];
      });
    expect(set(nativeParser()!)).not.toEqual(set(parseMarkdown));
  });

  it('leaves all mixtures of six marks, letters and spaces alone that both parsers read alike', () => {
    const set = (read: (text: string) => ReturnType<typeof parseMarkdown>, text: string) =>
      printHtml(toHtmlTree(read(text), 'keep'));
    for (const text of mixtures(['*', '_', 'a', ' '], 6))
      if (guardOf(text) === undefined)
        expect(set(nativeParser()!, text), text).toBe(set(parseMarkdown, text));
  }, 300_000);

  it.each([
    ['a space', ' '],
    ['a tab', '\t'],
    ['a bracket', '['],
    ['a quotation', '>'],
    ['a rule', '- '],
    ['a tag', '<a '],
    ['a host', 'www.'],
    ['a mail address', 'a@'],
    ['a cell', '|'],
    ['a colon', ':-'],
  ])(
    'ends soon on a line of nothing but %s',
    (_, piece) => {
      const text = `a\n${piece.repeat(99_000 / piece.length)}x\nb`;
      for (const { meets } of GUARDS) meets(`\n${text}\n`, `\n${text}\n`);
    },
    5000,
  );
});

describe("the native parser's tree", () => {
  it('is read without the modules of the package that is installed', () => {
    expect(loadNativeFunctions()).not.toBe(null);
  });

  it.each([
    ["CommonMark's and GFM's examples", EXAMPLES],
    ["the repository's own posts", POSTS.map(bodyOf)],
  ])('is the one that its package makes: %s', (_, texts) => {
    for (const text of texts) expect(nativeParser()!(text), text).toEqual(packageParser()(text));
  });

  it('is so for fragments in any order', () => {
    const texts = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 14 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        expect(nativeParser()!(text)).toEqual(packageParser()(text));
      }),
      { numRuns: runs(300), seed: 1706 },
    );
  });
});

describe('where the native parser is not installed', () => {
  it('everything is as it was', () => {
    const script = `
      import { registerHooks } from 'node:module';
      registerHooks({ resolve(name, context, next) {
        if (name === 'satteri') throw Object.assign(new Error(name), { code: 'ERR_MODULE_NOT_FOUND' });
        return next(name, context);
      } });
      const { nativeParser, readMarkdown } = await import('./src/copy/body/accelerator.ts');
      console.log(JSON.stringify([nativeParser(), readMarkdown('*a*', true).children[0].children[0].type]));
    `;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(stdout.trim(), stderr).toBe('[null,"emphasis"]');
  }, 300_000);
});
