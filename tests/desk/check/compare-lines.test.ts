import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareLines } from '../../../src/desk/check/compare-lines.ts';
import { textOf } from '../../../src/desk/check/mend.ts';
import { diffLines } from '../../../src/desk/check/mend-diff.ts';
import type { SourcePath } from '../../../src/model/address/paths.ts';
import { temporaryFolder } from '../../support/site-on-disk.ts';

const folder = temporaryFolder();

/** What `git apply` makes of a text by a diff. */
function applied(before: string, diff: string): string {
  writeFileSync(join(folder, 'site.yaml'), before);
  const run = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
    cwd: folder,
    input: diff,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  return readFileSync(join(folder, 'site.yaml'), 'utf8');
}

const lines = fc
  .tuple(fc.array(fc.constantFrom('a: b', 'c:', '  - d', ''), { maxLength: 9 }), fc.constantFrom('', '\n'))
  .map(([list, end]) => (list.length > 0 ? list.join('\n') + end : ''));

test('lines that are compared give both texts again', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const compared = compareLines(before, after);
      expect(textOf(compared)).toBe(after);
      expect(compared.flatMap(({ was }) => was ?? []).join('\n')).toBe(before);
    }),
  );
});

test('git applies the difference of two texts, with and without a last line end', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      fc.pre(before !== after && before.trim() !== '' && after.trim() !== '');
      const diff = `${diffLines('site.yaml' as SourcePath, compareLines(before, after)).join('\n')}\n`;
      expect(applied(before, diff)).toBe(after);
    }),
    { numRuns: 40 },
  );
});
