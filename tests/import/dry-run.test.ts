import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { importArchive } from '../../src/edge/import/import-archive.ts';
import { sample } from '../support/deep.ts';
import { EXPORTS } from './exports.ts';
import { SAMPLES } from './samples.ts';

const work = mkdtempSync(join(tmpdir(), 'backfile-dry-'));
afterAll(() => rmSync(work, { recursive: true }));

/** Exports beside the project, in a suite a sixth of them; `test:deep` takes all. */
const BESIDE =
  SAMPLES === null
    ? []
    : sample(
        [
          ...['wordpress', 'ghost', 'movabletype'].flatMap((system) =>
            readdirSync(join(SAMPLES!, system)).map((name) => join(SAMPLES!, system, name)),
          ),
          ...['substack', 'medium', 'jekyll', 'html/news'].map((name) => join(SAMPLES!, name)),
          ...readdirSync(join(SAMPLES, '../cases/import')).map((name) =>
            join(SAMPLES!, '../cases/import', name),
          ),
        ].sort(),
        8,
      );

describe('a dry run has the receipt of the run', () => {
  test.each(Object.keys(EXPORTS))('of %s', async (format) => {
    const source = join(work, format);
    for (const [path, content] of Object.entries(EXPORTS[format]!)) {
      mkdirSync(dirname(join(source, path)), { recursive: true });
      writeFileSync(join(source, path), content);
    }
    await compare(source);
  });

  test('of an export in which nothing is found', async () => {
    const source = join(work, 'empty.json');
    writeFileSync(source, '{"db":[{"data":{"posts":[]}}]}');
    await compare(source);
  });

  test.runIf(SAMPLES !== null)('of exports of others', { timeout: 60_000 }, async () => {
    for (const source of BESIDE) await compare(source);
  });
});

test('a piece that names another one that is not there is told, in a dry run, too', async () => {
  const source = join(work, 'relations');
  mkdirSync(source, { recursive: true });
  const piece = (name: string, more: string) =>
    writeFileSync(join(source, `${name}.md`), `---\ntitle: ${name}\ndate: 2009-02-02\n${more}---\nText.\n`);
  piece('one', 'related: [two, gone]\n');
  piece('two', 'previously: lost\n');
  piece('three', 'follows: one\n');
  await compare(source);
  const { report, exit } = await importArchive({ source, into: join(work, 'site'), offline: true });
  expect(exit).toBe(0);
  expect(report.noted).toContainEqual({
    kind: 'left',
    what: 'relation',
    count: 2,
    example: expect.stringMatching(/two.md: .*"lost"|one.md: .*"gone"/),
  });
});

async function compare(source: string): Promise<void> {
  const into = join(work, 'site');
  rmSync(into, { recursive: true, force: true });
  const receipt = async (dryRun: boolean) => {
    const { exit, report } = await importArchive({ source, into, dryRun, offline: true });
    return { exit, ...report, dry: null };
  };
  const dry = await receipt(true);
  expect(existsSync(into)).toBe(false);
  expect(dry).toEqual(await receipt(false));
}
