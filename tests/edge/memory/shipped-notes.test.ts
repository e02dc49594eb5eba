import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../../src/desk/build.ts';
import { shippedNotes } from '../../../src/edge/memory/shipped-notes.ts';
import { shipNotes } from '../../../src/edge/world/ship-notes.ts';
import { MemoryDisk, testOptions, textOf, worldOf } from '../../support/memory-disk.ts';
import { TEMPLATES } from '../../theme/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'shipped-'));
beforeAll(() => shipNotes(folder));
afterAll(() => rmSync(folder, { recursive: true }));

const SITE = {
  'site.yaml': 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\nsearch: false\n',
  'posts/talks.md': '---\ntitle: Talks\ndate: 2009-02-02\ntags: [Iran]\n---\n\nThey *met*.\n',
};

test('a site in the built-in theme has nothing left to compile or minify, and the same bytes', async () => {
  const shipped = shippedNotes(folder);
  const kept: string[] = [];
  const output = async (recall: (name: string) => string | undefined) => {
    const disk = new MemoryDisk(SITE);
    const report = await build(testOptions(), {
      ...worldOf(disk),
      notes: { recall, keep: (name) => void kept.push(name) },
    });
    expect(report.published).toBe(true);
    return textOf(disk);
  };
  const made = await output(() => undefined);
  expect(kept.filter(isShipped).sort()).toEqual([
    'built-in templates',
    'sheet index.css',
    'sheet style.css',
    'words/en.yaml',
  ]);
  kept.length = 0;
  expect(await output(shipped.recall)).toEqual(made);
  expect(kept.filter(isShipped)).toEqual([]);
});

test('every built-in template is among them', () => {
  const text = shippedNotes(folder).recall('built-in templates') ?? '[]';
  const names = (JSON.parse(text) as readonly { readonly name: string }[]).map(({ name }) => name);
  const files = readdirSync(TEMPLATES, { recursive: true }) as string[];
  expect(names.sort()).toEqual(
    files
      .filter((name) => name.endsWith('.njk'))
      .map((name) => name.replaceAll('\\', '/'))
      .sort(),
  );
});

function isShipped(name: string): boolean {
  return name === 'press' || name === 'built-in templates' || /^(?:sheet |words\/)/.test(name);
}
