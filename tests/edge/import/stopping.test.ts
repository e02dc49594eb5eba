import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importArchive } from '../../../src/edge/import/import-archive.ts';
import { reportLines } from '../../../src/import/report/lines.ts';

const root = mkdtempSync(join(tmpdir(), 'backfile-stopping-'));
afterAll(() => rmSync(root, { recursive: true }));

test('an import hears that it is to stop while it writes, and the next one goes on from there', async () => {
  const source = join(root, 'notes');
  mkdirSync(source);
  const pieces = 600;
  for (let at = 0; at < pieces; at++)
    writeFileSync(
      join(source, `fog-${at}.md`),
      `---\ntitle: Fog ${at}\ndate: 2009-02-02\n---\n${'Fog came over the [quay](#quay) at *night*.\n\n'.repeat(60)}`,
    );
  const into = join(root, 'site');
  const controller = new AbortController();
  const first = await importArchive({
    source,
    into,
    offline: true,
    signal: controller.signal,
    // As a signal of the system, it is heard only when the event loop has a turn.
    progress: (stage, done) => {
      if (stage === 'Writing' && done === 1) setImmediate(() => controller.abort());
    },
  });
  expect(first.report.stopped).toBe(true);
  expect(first.report.changes.written).toBeGreaterThan(0);
  expect(first.report.changes.written).toBeLessThan(pieces);
  expect(reportLines(first.report).at(-1)).toBe('  Run it again: it goes on from there.');
  const second = await importArchive({ source, into, offline: true });
  expect(second.report.changes).toEqual({
    written: pieces - first.report.changes.written,
    unchanged: first.report.changes.written,
    edited: 0,
  });
});
