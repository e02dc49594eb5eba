import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { put, SETTINGS, siteOf, tree } from '../hard/drill.ts';
import { backfile } from '../support/here.ts';

const post = (title: string) => `---\ntitle: ${title}\ndate: 2009-02-02\n---\nText.\n`;

/** A built site in which a dispatch was renamed since; `dist/` holds a file of its owner's, too. */
async function renamed(): Promise<string> {
  // The files of a search are named by what they hold: they would be left, too.
  const site = siteOf({
    'site.yaml': `${SETTINGS}search: false\n`,
    'posts/old.md': post('Old'),
    'posts/b.md': post('B'),
  });
  expect((await backfile(['build', '-q', '--site', site])).status).toBe(0);
  put(site, { 'dist/CNAME': 'wire.example', 'posts/new.md': post('New') });
  rmSync(join(site, 'posts', 'old.md'));
  return site;
}

describe('a dist/ whose ledger is lost', () => {
  test.each(['removed', 'damaged'])(
    '(%s) keeps what may not be ours, and the build says so once',
    async (how) => {
      const site = await renamed();
      if (how === 'removed') rmSync(join(site, '.backfile'), { recursive: true });
      else writeFileSync(join(site, '.backfile', 'dist', 'ledger'), 'spoilt');
      const { status, stderr } = await backfile(['build', '--site', site]);
      expect(status).toBe(0);
      expect(stderr).toContain(
        '  The record of earlier builds (.backfile/) is lost, so 2 files stay in dist/ without being part of this edition: 2009/02/02/old/index.html, CNAME. If none is yours, remove dist/ and build again.\n',
      );
      expect(existsSync(join(site, 'dist', '2009', '02', '02', 'old', 'index.html'))).toBe(true);
      expect((await backfile(['build', '--site', site])).stderr).not.toContain('is lost');
    },
  );

  test('names them in --json, a few of them in words', async () => {
    const site = await renamed();
    rmSync(join(site, '.backfile'), { recursive: true });
    const more = Array.from({ length: 1200 }, (_, at) => [`dist/x/${at}.html`, 'Mine']);
    put(site, Object.fromEntries(more));
    put(site, { 'dist/.git/HEAD': 'ref' });
    const { strangers } = JSON.parse((await backfile(['build', '--json', '--site', site])).stdout);
    expect(strangers).toHaveLength(1202);
    rmSync(join(site, '.backfile'), { recursive: true });
    expect((await backfile(['build', '--site', site])).stderr).toMatch(
      / so 1,202 files stay in dist\/ without being part of this edition: 2009\/02\/02\/old\/index\.html, CNAME, x\/0\.html, …\. If none/,
    );
  });

  test('is said nothing of where the whole edition is all that stands, nor is it of a first build', async () => {
    const site = siteOf({ 'posts/b.md': post('B') });
    for (const _ of [1, 2]) {
      const { stderr, status } = await backfile(['build', '--site', site]);
      expect([status, stderr.includes('is lost')]).toEqual([0, false]);
      rmSync(join(site, '.backfile'), { recursive: true });
    }
  });

  test('is whole again, by its remedy', async () => {
    const site = await renamed();
    rmSync(join(site, '.backfile'), { recursive: true });
    rmSync(join(site, 'dist'), { recursive: true });
    await backfile(['build', '-q', '--site', site]);
    expect(tree(join(site, 'dist')).has('2009/02/02/old/index.html')).toBe(false);
  });
});
