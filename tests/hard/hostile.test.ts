import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { built } from '../support/built.ts';
import { HOSTILE, type Hostile } from './hostile-cases.ts';
import { unsafeIn } from './safety.ts';

/** Seconds of this thread's work that no case may take, however large it is. */
const MOST_SECONDS = 6;

/** What becomes of each case, in one line; `UPDATE_HOSTILE=1` writes what is, to be read before it is kept. */
const EXPECTED = join(import.meta.dirname, 'hostile-expected.json');
const FINE = '---\ntitle: Fine\ndate: 2009-01-01\n---\nFine.\n';

const expected = JSON.parse(readFileSync(EXPECTED, 'utf8')) as { [name: string]: string };
const seen: { [name: string]: string } = {};

/** "stops" (an error, nothing is published) or "stands"; the rules; where it stands. */
async function fateOf({ files }: Hostile): Promise<{ fate: string; unsafe: readonly string[] }> {
  const { report, found, files: output } = await built({ 'posts/fine.md': FINE, ...files });
  const rules = [...new Set(found.map((finding) => finding.split(' ')[0] as string))].sort();
  const paths = Object.keys(output)
    .filter((path) =>
      /^\d{4}\/\d\d\/\d\d\/.|^_redirects|^(?!\d{4}\/|tags|bylines|columns|archive|assets|theme|sitemap|search|index|feed|rss|robots|404|references|pagefind|corrections)/.test(
        path,
      ),
    )
    .filter((path) => !path.includes('/fine/'))
    .map((path) => (path.length > 60 ? `${path.slice(0, 59)}…` : path));
  const fate = `${report.published ? 'stands' : 'stops'}${rules.length > 0 ? `: ${rules.join(', ')}` : ''}${paths.length > 0 ? ` → ${paths.join(' ')}` : ''}`;
  return { fate, unsafe: unsafeIn(output) };
}

describe('hostile content', () => {
  test('there are at least 120 cases, each with a name of its own', () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(120);
    expect(new Set(HOSTILE.map(({ name }) => name)).size).toBe(HOSTILE.length);
  });

  test.each(HOSTILE)('$name', async (hostile) => {
    const before = process.threadCpuUsage();
    const { fate, unsafe } = await fateOf(hostile);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(MOST_SECONDS);
    seen[hostile.name] = fate;
    expect(unsafe).toEqual([]);
    if (!process.env.UPDATE_HOSTILE) expect(fate).toBe(expected[hostile.name]);
  });

  test('no expectation is left over', () => {
    if (process.env.UPDATE_HOSTILE) writeFileSync(EXPECTED, `${JSON.stringify(seen, null, 1)}\n`);
    else expect(Object.keys(expected).filter((name) => !(name in seen))).toEqual([]);
  });
});
