import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dividedWords } from '../../../src/desk/search/divided-words.ts';
import { attributeOf, tags } from '../../../src/desk/search/page-html.ts';
import { readPage } from '../../../src/desk/search/page-text.ts';
import { runs } from '../../support/deep.ts';
import { dividedPage } from '../../support/divided-page.ts';

const some = (parts: readonly string[], maxLength: number) =>
  fc.array(fc.constantFrom(...parts), { maxLength }).map((chosen) => chosen.join(''));

test('tags are those that the pattern for tags finds', () => {
  const TAG = /<!--[\s\S]*?-->|<!\w[^>]*>|<(\/?)([a-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
  const parts = [
    ...'<<<<>>>/!-\'" =aPé1\n',
    '<p>',
    '</p>',
    '<h2 id="x">',
    '<!--',
    '-->',
    '<br/>',
    ' a="b>c"',
    '<a-b ',
  ];
  fc.assert(
    fc.property(some(parts, 14), (html) => {
      const expected = [...html.matchAll(TAG)].map(
        ({ 0: { length }, 1: slash, 2: name = '', 3: rest, index }) => ({
          ...{ begin: index, end: index + length, isEnd: slash === '/' },
          ...{ name: name.toLowerCase(), attributes: rest ?? '' },
        }),
      );
      const next = tags(html);
      const found: object[] = [];
      for (let tag = next(0); tag !== null; tag = next(tag.end)) found.push({ ...tag });
      expect(found).toEqual(expected);
    }),
    { numRuns: runs(2_000) },
  );
});

test('the value of an attribute is that of the first with its name', () => {
  const ATTRIBUTE = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
  const parts = [
    ...' ="\'/x\n',
    'id',
    'id="a"',
    "id='b'",
    ' id="c d"',
    'width="1"',
    ' id=e',
    'a="id"',
    ' id = "f"',
  ];
  fc.assert(
    fc.property(some(parts, 8), (written) => {
      const found = [...written.matchAll(ATTRIBUTE)].find(([, name]) => name?.toLowerCase() === 'id');
      const expected = found && (found[2] ?? found[3] ?? found[4] ?? '');
      // A tag holds no quote that is not closed.
      if (/^(?:[^>"']|"[^"]*"|'[^']*')*$/.test(written)) expect(attributeOf(written, 'id')).toBe(expected);
    }),
    { numRuns: runs(2_000) },
  );
});

test('words are divided as they are read as in a page that is divided first', () => {
  const word = fc.constantFrom(
    'that’s',
    '1939–1945',
    '“so”',
    'café',
    '港口',
    'x',
    'والكتاب',
    '.',
    ' ',
    '&amp;',
    '&rsquo;',
    '\n',
  );
  const block = fc.tuple(
    fc.constantFrom(
      ...[
        'p',
        'h2',
        'em',
        'script',
        'style',
        'textarea',
        'li',
        'div data-pagefind-filter="a"',
        'td id="c–d"',
      ],
      ...[
        'div data-pagefind-filter="a[b]" b="é–e"',
        'div data-pagefind-weight="2"',
        'nav',
        'div data-pagefind-ignore',
      ],
      ...[
        'h1 id="t" data-pagefind-meta="title"',
        'div data-pagefind-meta="m,n"',
        'P',
        'section data-pagefind-ignore="all"',
      ],
    ),
    fc.array(word, { maxLength: 5 }),
  );
  const html = fc.array(block, { maxLength: 6 }).map((blocks) => {
    const body = blocks.map(
      ([tag, words]) => `<${tag}>${words.join('')}<br>${words.join(' ')}</${tag.split(' ')[0]}>`,
    );
    return `<!doctype html><html><head><title>That’s</title></head><main data-pagefind-body>${body.join('\n')}</main>`;
  });
  fc.assert(
    fc.property(html, (page) => {
      expect(readPage(page, dividedWords)).toEqual(readPage(dividedPage(page)));
    }),
    { numRuns: runs(500) },
  );
});
