import fc from 'fast-check';
import { close as closePagefind, createIndex } from 'pagefind';
import { afterAll, describe, expect, test } from 'vitest';
import { buildIndex, type IndexMemory } from '../../../src/desk/search/build-index.ts';
import type { OutputPath } from '../../../src/model/address/paths.ts';
import { dividedPage } from '../../support/divided-page.ts';
import { type Index, readIndex } from '../../support/read-index.ts';
import { bytesIn, kitOf } from '../../support/search.ts';

type Pages = { readonly [url: string]: string };

afterAll(() => closePagefind());

/** A memory in maps. `last`: the files of the last index; `asked`: those that were read again. */
type Memory = IndexMemory & { readonly last: Map<string, Uint8Array>; readonly asked: string[] };

function memoryOf(notes: Map<string, string>, bytes: Map<string, Uint8Array>): Memory {
  const last = new Map<string, Uint8Array>();
  const asked: string[] = [];
  return {
    last,
    asked,
    read: (path) => {
      asked.push(path);
      return last.get(path) ?? null;
    },
    notes: {
      recall: (name) => notes.get(name),
      keep: (name, text) => void notes.set(name, typeof text === 'string' ? text : [...text].join('')),
    },
    bytes: bytesIn(bytes),
  };
}

const fresh = () => memoryOf(new Map(), new Map());

/** Files of our index, and the pages that were read for it. */
async function ours(pages: Pages, lang = 'en', memory = fresh()) {
  const read: string[] = [];
  const searched = Object.entries(pages).map(([url, html]) => ({
    url,
    path: url as OutputPath,
    key: html,
    html: async () => {
      read.push(url);
      return html;
    },
  }));
  const files = await buildIndex(searched, await kitOf(lang), memory, () => {});
  const readToMake = [...read];
  const contents = new Map<string, Uint8Array>();
  for (const { path, content } of files) contents.set(path, await content());
  memory.last.clear();
  for (const [path, content] of contents) memory.last.set(path, content);
  return { files: contents, read: readToMake };
}

/** The index that Pagefind itself makes. */
async function pagefinds(pages: Pages, lang = 'en'): Promise<Index> {
  const { index } = await createIndex({ forceLanguage: lang });
  for (const url of Object.keys(pages).sort()) {
    const { errors } = (await index?.addHTMLFile({ url, content: dividedPage(pages[url] as string) })) ?? {};
    expect(errors).toEqual([]);
  }
  const { files } = (await index?.getFiles()) ?? { files: [] };
  await index?.deleteIndex();
  const found = readIndex(new Map(files.map(({ path, content }) => [path.replaceAll('\\', '/'), content])));
  return { ...found, fragments: withoutShown(found.fragments) };
}

/** Fragments without the texts of anchors that are no headings, which nothing shows. */
function withoutShown(fragments: Index['fragments']): Index['fragments'] {
  type Fragment = { readonly anchors: readonly { readonly element: string; readonly text: string }[] };
  return Object.fromEntries(
    Object.entries(fragments as { readonly [url: string]: Fragment }).map(([url, fragment]) => {
      const anchors = fragment.anchors.map((anchor) =>
        /^h[1-6]$/.test(anchor.element) ? anchor : { ...anchor, text: '' },
      );
      return [url, { ...fragment, anchors }];
    }),
  );
}

const page = (body: string, attributes = '', head = '') =>
  `<!doctype html><html lang="en"><head><title>Site</title>${head}</head><body><nav>Menu</nav><main data-pagefind-body ${attributes}>${body}</main><footer>Foot</footer></body></html>`;

describe('our index says of pages what Pagefind’s own says', () => {
  test.each([
    [
      'plain words in blocks',
      'en',
      ['<h1>Talks held</h1><p>The talks were held</p><p>“Yes,” he said.</p><ul><li>One<li>Two</ul>'],
    ],
    [
      'headings, weights and ids',
      'en',
      [
        '<h1 id="a">Top</h1><h2 id="b">Part <em id="c">two</em></h2><div data-pagefind-weight="3"><h3>Inner</h3>text</div><p data-pagefind-weight="0">none</p>',
      ],
    ],
    [
      'what is ignored',
      'en',
      [
        '<p>Read <span data-pagefind-ignore>not this</span></p><div data-pagefind-ignore="all" data-pagefind-meta="x:y">nor <b data-pagefind-filter="f">that</b></div><script>let a = "<p>no</p>"</script><style>p > b {}</style><form>field</form><svg><text>drawn</text></svg>',
      ],
    ],
    [
      'ids, headings and values in what is ignored',
      'en',
      [
        '<h2 id="a">Part <span data-pagefind-ignore>not <b id="b">this</b></span></h2><nav id="c"><h1>Way</h1><p id="d">around <i data-pagefind-filter="f">the <em>pier</em></i></p></nav><div data-pagefind-ignore><div data-pagefind-meta="m">of <p>herring</p></div><h3 id="e">Tail</h3></div><p>End</p>',
      ],
    ],
    [
      'filters, metadata and order',
      'en',
      [
        '<h1 data-pagefind-meta="title">A &amp; B</h1><a data-pagefind-filter="tag">X &lt; Y</a><a data-pagefind-filter="tag">Z</a><img src="/a.jpg" alt="It’s &quot;it&quot;"><time data-pagefind-sort="date[datetime]" datetime="20090202">day</time>',
        '<h1>Auto</h1><div data-pagefind-ignore><dd data-pagefind-meta="byline">Ann O’Brien</dd></div><i data-pagefind-sort="date:100" data-pagefind-filter="column[data-c], year[data-y]" data-c="Slack" data-y="1999"></i>',
      ],
    ],
    [
      'compounds',
      'en',
      [
        "<p>well-known camelCaseHTMLPage Q3report ab12CD x86 foo_bar foo.bar-baz don't U.S. e.g. 1.5 a-b (round) https://www.example.org/a/b-c?d=e#f AT&amp;T half–way rock’n’roll</p>",
      ],
    ],
    [
      'letters with diacritics',
      'en',
      ['<p>café Cafe naïve-Café ÉTÉ ΣΑΣ Straße Łódź Ångström</p><p>cafe</p>', '<p>café au lait</p>'],
    ],
    ['emoji and symbols', 'en', ['<p>👍🏽x ☀️ ☎ 👨‍👩‍👧 1️⃣ 🇩🇪 10°C ½ x² №5 ™ a\u00adb a\u200Bb</p>']],
    [
      'Japanese, Chinese and Thai',
      'unknown',
      [
        '<p>港の灯台は東京都の記者が書いた。GPT漢字2009年です。サンドヴィク サーバー カルムンド</p><p>记者在码头等待</p><p>ภาษาไทย</p>',
      ],
    ],
    [
      'Hebrew, Arabic and Hindi',
      'en',
      ['<p>בְּרֵאשִׁית בית־ספר ודו״ח של צה"ל</p><p>مُؤتَمَر القُرآن، وبالكتاب ٢٠١١</p><p>गोविन्द हिन्दी</p>'],
    ],
    [
      'German',
      'de',
      ['<h1>Häuser und Straßen</h1><p>Die Fischereiabkommen wurden ausgelegt; größere Häuser.</p>'],
    ],
    ['a page without a word, and one that is not marked', 'en', ['<p>— … —</p>', '<p>word</p>']],
  ] as const)('%s', async (_, lang, bodies) => {
    const pages = Object.fromEntries([
      ...bodies.map((body, at) => [`/2009/${at}/`, page(body)]),
      ['/plain/', '<html lang="en"><body><p>Not marked</p></body></html>'],
    ]);
    expect(readIndex((await ours(pages, lang)).files)).toEqual(await pagefinds(pages, lang));
  });

  test('texts of any kind', async () => {
    const words = fc.constantFrom(
      'talk',
      'talks',
      'The',
      'Über',
      'é',
      '—',
      '-',
      'co-op',
      '42',
      '&amp;',
      'שלום',
      'ال',
      '港',
      'サン',
      '👍',
      'I’m',
    );
    const text = fc
      .array(fc.tuple(words, fc.constantFrom(' ', '', '\n')), { maxLength: 30 })
      .map((all) => all.flat().join(''));
    const block = fc
      .tuple(
        fc.constantFrom('p', 'h1', 'h2', 'h6', 'li', 'b', 'div', 'td'),
        fc.constantFrom(
          '',
          ' id="x"',
          ' data-pagefind-weight="2"',
          ' data-pagefind-meta="m"',
          ' data-pagefind-filter="f"',
        ),
        text,
      )
      .map(([name, attribute, inside]) => `<${name}${attribute}>${inside}</${name}>`);
    const body = fc.array(block, { maxLength: 6 }).map((all) => all.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(body, { minLength: 1, maxLength: 6 }), async (bodies) => {
        const pages = Object.fromEntries(bodies.map((inside, at) => [`/${at}/`, page(inside)]));
        expect(readIndex((await ours(pages)).files)).toEqual(await pagefinds(pages));
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

describe('an index that is made again', () => {
  const many = (edited: ReadonlyMap<number, string>): Pages =>
    Object.fromEntries(
      Array.from({ length: 400 }, (_, at) => at)
        .filter((at) => edited.get(at) !== 'gone')
        .map((at) => [
          `/${1900 + (at % 100)}/${at}/`,
          page(`<h1>Number ${at}</h1><p>${edited.get(at) ?? `word${at % 37} common`}</p>`),
        ]),
    );

  test('has the bytes of one that is made anew, after any edits', async () => {
    const edit = fc.tuple(
      fc.nat(399),
      fc.constantFrom(
        ...['gone', 'other words', 'common', 'zebra café cafe', 'cafés word1', '—', '<b>word2</b> aa common'],
        '<b data-pagefind-meta="extra">x</b>',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
        async (rounds) => {
          const memory = fresh();
          const edited = new Map<number, string>();
          await ours(many(edited), 'en', memory);
          for (const edits of rounds) {
            for (const [at, text] of edits) edited.set(at, text);
            if (edits.length === 5)
              for (const path of memory.last.keys()) memory.last.set(path, Buffer.of(1));
            const again = await ours(many(edited), 'en', memory);
            expect(again.files).toEqual((await ours(many(edited))).files);
          }
        },
      ),
      { numRuns: 6 },
    );
  }, 120_000);

  test('reads only the chunks of edited words', async () => {
    const memory = fresh();
    await ours(many(new Map()), 'en', memory);
    const chunks = [...memory.last.keys()].filter((path) => path.startsWith('index/')).length;
    for (const text of ['word5', 'word5 zebra', 'café']) {
      memory.asked.length = 0;
      const edited = new Map([[5, text]]);
      const again = await ours(many(edited), 'en', memory);
      expect(again.files).toEqual((await ours(many(edited))).files);
      expect(memory.asked.length).toBeGreaterThan(0);
      expect(memory.asked.length).toBeLessThan(chunks);
    }
  });

  test('reads only the edited page', async () => {
    const memory = fresh();
    const first = await ours(many(new Map()), 'en', memory);
    expect(new Set(first.read).size).toBe(400);
    for (const at of [5, 35, 65, 95]) {
      const { read } = await ours(many(new Map([[at, 'edited']])), 'en', memory);
      expect(read).toEqual([`/${1900 + at}/${at}/`]);
      await ours(many(new Map()), 'en', memory);
    }
    expect((await ours(many(new Map()), 'en', memory)).read).toEqual([]);
  });
});
