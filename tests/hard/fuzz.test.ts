import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/copy/parse.ts';
import type { SourcePath } from '../../src/model/address/paths.ts';
import { digest } from '../../src/model/digest.ts';
import type { Style } from '../../src/model/site.ts';
import { built } from '../support/built.ts';
import { runs } from '../support/deep.ts';
import { unsafeIn } from './safety.ts';

const RUNS = runs(200);
const STYLE = {
  timezone: 'Europe/Oslo',
  lang: 'en',
  html: 'keep',
  smartPunctuation: true,
  accelerate: true,
  plugins: [],
} as unknown as Style;

const KEYS = [
  'title',
  'date',
  'tags',
  'byline',
  'dek',
  'image',
  'slug',
  'permalink',
  'aliases',
  'corrections',
  'follows',
  'lang',
  'draft',
  'expires',
  'canonical',
  '__proto__',
  'constructor',
  'extra',
  'titel',
];
const BITS = [
  '---',
  '...',
  '- ',
  ': ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '|',
  '>',
  '&a',
  '*a',
  '!!',
  '#',
  '\n',
  '\n\n',
  '  ',
  '\t',
  '`',
  '```',
  '~~~',
  '*',
  '**',
  '_',
  '<',
  '>',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '<![CDATA[',
  '![',
  '](',
  ')',
  '[^1]',
  '[^1]: ',
  '| a |',
  '|-|',
  '$',
  '\\',
  '\u0001',
  '\u0002',
  '\u202e',
  '\ud800',
  '\ufeff',
  '&amp;',
  '&#x0;',
  'http://a.b',
  'a@b.c',
  '{{ x }}',
  '{% y %}',
  '2009-02-02',
  '1e999',
  'null',
  '.nan',
  '東京',
  '🙂',
  'é',
];
const scraps = (max: number) =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...BITS),
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.constantFrom(...KEYS),
      ),
      { maxLength: max },
    )
    .map((parts) => parts.join(''));
const line = fc.tuple(fc.constantFrom(...KEYS), scraps(6)).map(([key, value]) => `${key}: ${value}`);
const manuscript = fc.oneof(
  scraps(40),
  fc
    .tuple(fc.array(line, { maxLength: 8 }), scraps(40))
    .map(([lines, body]) => `---\ndate: 2009-02-02\n${lines.join('\n')}\n---\n${body}\n`),
);

describe('anything that can be typed', () => {
  test(`is parsed, or refused with a reason, and never crashes or hangs the parser (${RUNS} texts)`, {
    timeout: 1_800_000,
  }, () => {
    fc.assert(
      fc.property(manuscript, fc.constantFrom('keep' as const, 'sanitize' as const), (text, html) => {
        const { dispatch, findings } = parse(
          { path: 'posts/x.md' as SourcePath, digest: digest(text), text },
          { ...STYLE, html },
        );
        expect(dispatch !== null || findings.some(({ level }) => level === 'error')).toBe(true);
        for (const { reason, position } of findings) {
          expect(reason).toMatch(/\S/);
          if (position) expect(position.line).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length + 1);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test(`is built into a site in which nothing runs, where its HTML is cleaned (${Math.ceil(RUNS / 20)} sites)`, {
    timeout: 1_800_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(manuscript, { minLength: 1, maxLength: 4 }), async (texts) => {
        const posts = Object.fromEntries(texts.map((text, at) => [`posts/f${at}.md`, text]));
        const { files } = await built({
          ...posts,
          'site.yaml': 'title: W\nurl: https://wire.example\ntimezone: UTC\nmarkdown: {html: sanitize}\n',
        });
        expect(unsafeIn(files)).toEqual([]);
      }),
      { numRuns: Math.ceil(RUNS / 20) },
    );
  });
});
