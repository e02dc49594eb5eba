import { readFileSync } from 'node:fs';
import { tests } from 'commonmark-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/copy/body/accelerator.ts';
import { parseMarkdown } from '../../../src/copy/body/markdown.ts';
import type { Plugins } from '../../../src/copy/body/plugins.ts';
import { cleanCharacters } from '../../../src/copy/characters.ts';
import { setCopy } from '../../../src/copy/copy.ts';
import { setDirectly } from '../../../src/copy/direct/direct.ts';
import { openManuscript } from '../../../src/copy/front/front-matter.ts';
import { runs, sample } from '../../support/deep.ts';
import { FRAGMENTS, GFM_EXAMPLES } from '../body/accelerator-cases.ts';
import { corpusFiles } from '../body/corpus.ts';
import { STYLE } from '../parsing.ts';
import { CONSTRUCTS, HTML_CONSTRUCTS, LEFT_ALONE } from './direct-cases.ts';

const EXAMPLES = [...tests.map(({ markdown }) => markdown.replaceAll('→', '\t')), ...GFM_EXAMPLES];
const ARCHIVE = sample(corpusFiles(), 50).map(
  (file) => openManuscript(cleanCharacters(readFileSync(file, 'utf8')).text).body,
);
const OPTIONS = { line: 3, lang: 'en', lead: false, dateline: true, untitled: false };

/** Plugins that change nothing: with them, nothing is set directly. */
const IDLE: Plugins = { markdown: (tree) => tree, html: (tree) => tree };

function both(text: string, options = OPTIONS, style = STYLE): readonly [unknown, unknown] {
  return [setCopy(text, options, style), setCopy(text, options, style, IDLE)];
}

function isDirect(text: string): boolean {
  return setDirectly(readMarkdown(text, false), OPTIONS, 'keep') !== null;
}

/** The part of some texts that is set directly. */
function share(texts: readonly string[]): number {
  return texts.filter(isDirect).length / texts.length;
}

describe('what is set directly', () => {
  it.each([
    ["CommonMark's and GFM's examples", EXAMPLES, 0.8],
    ['constructs of every kind', CONSTRUCTS, 1],
    ['raw HTML', HTML_CONSTRUCTS, 1],
    ['what is left to it', LEFT_ALONE, 0],
    ['a real archive, where it is there, with HTML in every third dispatch', ARCHIVE, 0.95],
  ])(
    'is, byte for byte, what the long way sets: %s',
    (_, texts, least) => {
      for (const text of texts) {
        for (const lead of [true, false]) {
          const [direct, long] = both(
            text,
            { ...OPTIONS, lead, untitled: lead },
            { ...STYLE, accelerate: true },
          );
          expect(direct, text).toStrictEqual(long);
        }
      }
      if (texts.length > 0) expect(share(texts)).toBeGreaterThanOrEqual(least);
    },
    300_000,
  );

  it('is so for constructs in any order', () => {
    const pieces = fc.constantFrom(...FRAGMENTS.filter((piece) => !/^<[^>]/.test(piece)), ...CONSTRUCTS);
    hold(fc.array(pieces, { minLength: 1, maxLength: 14 }).map((parts) => parts.join('')));
  }, 300_000);

  it('is so for raw HTML among them', () => {
    const pieces = fc.constantFrom(...FRAGMENTS, ...CONSTRUCTS, ...HTML_CONSTRUCTS, ...HTML_CONSTRUCTS);
    hold(
      fc.array(pieces, { minLength: 1, maxLength: 10 }).map((parts) => parts.join('')),
      0.2,
    );
  }, 300_000);

  it('is so for examples with constructs thrown in', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.constantFrom(...FRAGMENTS, ...CONSTRUCTS)), {
      maxLength: 5,
    });
    hold(
      fc.tuple(fc.constantFrom(...EXAMPLES, ...CONSTRUCTS), changes).map(([base, list]) =>
        list.reduce((text, [where, cut, piece]) => {
          const at = where % (text.length + 1);
          return text.slice(0, at) + piece + text.slice(at + cut);
        }, base),
      ),
    );
  }, 300_000);

  it.each(LEFT_ALONE)('is never %j', (text) => {
    expect(isDirect(text)).toBe(false);
  });

  it('is nothing on a site with plugins, which may need what is in between', () => {
    let asked = 0;
    const html: Plugins['html'] = (tree) => {
      asked++;
      return tree;
    };
    setCopy('Prose.', OPTIONS, STYLE, { ...IDLE, html });
    expect(asked).toBe(1);
  });
});

function hold(texts: fc.Arbitrary<string>, least = 0.6): void {
  const options = fc.record({
    line: fc.integer({ min: 1, max: 9 }),
    lang: fc.constantFrom('en', 'de', 'fr'),
    lead: fc.boolean(),
    dateline: fc.boolean(),
    untitled: fc.boolean(),
  });
  const style = fc.record({
    html: fc.constantFrom('keep' as const, 'sanitize' as const),
    smartPunctuation: fc.boolean(),
    accelerate: fc.boolean(),
  });
  const seen: string[] = [];
  fc.assert(
    fc.property(texts, options, style, (written, option, chosen) => {
      const { text } = cleanCharacters(written);
      fc.pre(isRead(text));
      seen.push(text);
      const [direct, long] = both(text, option, { ...STYLE, ...chosen });
      expect(direct).toStrictEqual(long);
    }),
    { numRuns: runs(200), seed: 1706 },
  );
  expect(share(seen)).toBeGreaterThan(least);
}

/** Not so where an assertion fails in the build of remark's parts that tests load, as some empty tasks make it. */
function isRead(text: string): boolean {
  try {
    return parseMarkdown(text) !== null;
  } catch {
    return false;
  }
}
