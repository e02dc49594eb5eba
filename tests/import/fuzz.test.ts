import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/import/formats.ts';
import { disagreements } from '../../src/import/report/agreement.ts';
import { reportLines } from '../../src/import/report/lines.ts';
import { parseText } from '../copy/parsing.ts';
import { runs } from '../support/deep.ts';
import { DIALECTS } from './dialects.ts';
import { EXPORTS, type Export } from './exports.ts';
import { bring } from './outside.ts';

/** Texts that have ended programs: separators, controls, halves of pairs, broken markup and numbers. */
const TROUBLE = [
  '\u2028',
  '\u2029',
  '\u0085',
  '\f',
  '\v',
  '\0',
  '\r',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '\u0081',
  '\ud800',
  '\udc00',
  '\u202e',
  '𝒳',
  '\u0301',
  '<',
  '>',
  ']]>',
  '<![CDATA[',
  '&',
  '&#0;',
  '&#xD800;',
  '&#x2028;',
  '"',
  "'",
  '\\u2028',
  '\\ud800',
  '\\u0000',
  '\\',
  '{',
  '}',
  '[',
  ']',
  '---\n',
  '-----\n',
  '--------\n',
  '{{',
  '{%',
  '%}',
  '[caption',
  '%',
  '%ff',
  '0',
  '-1',
  '9999999999999',
  'null',
  'true',
  '[]',
  '{}',
  '../',
  '://',
  'http://[',
  '\n',
  '\t',
  ': ',
  '- ',
  '|',
  '*'.repeat(60),
  '\u2028'.repeat(5),
];

type Mutation = { readonly at: number; readonly cut: number; readonly text: string };

const mutations = fc.array(
  fc.record({
    at: fc.nat(10_000),
    cut: fc.constantFrom(0, 0, 0, 1, 5, 40),
    text: fc.constantFrom(...TROUBLE),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('an export in which anything may stand', () => {
  test('there is one of every format', () => {
    expect(Object.keys(EXPORTS).sort()).toEqual(Object.keys(FORMATS).sort());
  });

  const all = [
    ...Object.entries(EXPORTS).map(([format, files]) => ({ name: format, format, files, few: 10 })),
    ...Object.entries(DIALECTS).map(([name, { format, files }]) => ({ name, format, files, few: 3 })),
  ].filter(({ files }) => Object.values(files).some((file) => typeof file === 'string'));

  test.each(all)('$name is imported, or what fails is listed', async ({ format, files: whole, few }) => {
    await fc.assert(
      fc.asyncProperty(mutations, fc.nat(5), async (changes, which) => {
        const { report, rows, files } = await bring(mutated(whole, changes, which), { format });
        expect(disagreements(report.counts)).toEqual([]);
        expect(report.unlisted.filter((line) => !/words are not in/.test(line))).toEqual([]);
        expect(rows.length).toBe(report.counts.imported + report.counts.edited);
        expect(reportLines(report).length).toBeGreaterThan(5);
        for (const { path, id } of rows) {
          const text = String(files.get(path));
          expect(text.isWellFormed()).toBe(true);
          expect(parseText(text, {}, path).dispatch?.id ?? id).toBe(id);
        }
      }),
      { numRuns: runs(few) },
    );
  });

  test.each(['\u2028', '\u2029', '\u0085', '\u0081', '\ufffe', '\f', '\0', '\ud800'])(
    'every piece comes in whatever %j stands in',
    async (character) => {
      for (const [format, files] of Object.entries(EXPORTS)) {
        const whole = await bring(files, { format });
        const marked = Object.fromEntries(
          Object.entries(files).map(([path, text]) => [
            path,
            typeof text !== 'string' ? text : text.replace('Fog came', `Fog${character} came`),
          ]),
        );
        const { report } = await bring(marked, { format });
        expect([format, report.counts.imported, report.failed]).toEqual([
          format,
          whole.report.counts.imported,
          [],
        ]);
      }
    },
  );
});

/** An export with one of its files changed in a few places. */
function mutated(files: Export, changes: readonly Mutation[], which: number): Export {
  const paths = Object.keys(files).filter((path) => typeof files[path] === 'string');
  const path = paths[which % paths.length]!;
  let text = String(files[path]);
  for (const { at, cut, text: put } of changes) {
    const from = at % (text.length + 1);
    text = text.slice(0, from) + put + text.slice(from + cut);
  }
  return { ...files, [path]: text };
}
