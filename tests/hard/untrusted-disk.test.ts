import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backfile } from '../support/here.ts';
import { differences, type Files, folder, siteOf, tree } from './drill.ts';

const FINE = { 'posts/fine.md': '---\ntitle: Fine\ndate: 2009-01-01\n---\nFine.\n' };
const said = async (files: Files) => {
  const site = siteOf({ ...FINE, ...files });
  const { status, stderr } = await backfile(['build', '--site', site]);
  return { status, stderr, site };
};

describe('what lies in a site folder', () => {
  test.each([
    [
      'UTF-16, little end first',
      Buffer.from('\ufeff---\ntitle: T\n---\n', 'utf16le'),
      'The file is UTF-16, not UTF-8',
    ],
    [
      'Latin-1',
      Buffer.from('---\ntitle: Caf\xe9\ndate: 2009-02-02\n---\n', 'latin1'),
      'The file is not UTF-8',
    ],
    [
      'a picture named .md',
      Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
      'The file is not text: it holds NUL bytes',
    ],
    ['text with NUL', Buffer.from('---\ntitle: T\0\n---\n'), 'The file is not text: it holds NUL bytes'],
  ])('%s is an error that says so', async (_, bytes, reason) => {
    const { status, stderr } = await said({ 'posts/x.md': bytes });
    expect([status, stderr]).toEqual([1, expect.stringContaining(reason)]);
  });

  test('a symbolic link out of the site is an error, and what it leads to is not published', async () => {
    const secret = folder();
    writeFileSync(join(secret, 'secret.md'), '---\ntitle: Secret\ndate: 2009-02-02\n---\nxyzzy\n');
    const site = siteOf(FINE);
    mkdirSync(join(site, 'assets'));
    symlinkSync(join(secret, 'secret.md'), join(site, 'posts', 'x.md'));
    symlinkSync(secret, join(site, 'assets', 'all'));
    const { status, stderr } = await backfile(['build', '--site', site]);
    expect([status, stderr.match(/link-outside/g)]).toEqual([1, ['link-outside', 'link-outside']]);
    expect(existsSync(join(site, 'dist', 'index.html'))).toBe(false);
  });

  test('links in a circle end', async () => {
    const site = siteOf(FINE);
    symlinkSync('.', join(site, 'posts', 'again'));
    expect((await backfile(['build', '-q', '--site', site])).status).toBe(0);
  });

  test('a link within dist/ is not written through', async () => {
    const site = siteOf(FINE);
    const outside = folder();
    mkdirSync(join(site, 'dist'));
    writeFileSync(join(site, 'dist', '.backfile'), '');
    symlinkSync(outside, join(site, 'dist', '2009'));
    const { status, stderr } = await backfile(['build', '--site', site]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('symbolic link')]);
    expect([...tree(outside).keys()]).toEqual([]);
  });

  test('a link within dist/ is not removed through', async () => {
    const site = siteOf({ ...FINE, 'posts/old.md': '---\ntitle: Old\ndate: 1999-01-01\n---\nOld.\n' });
    expect((await backfile(['build', '-q', '--site', site])).status).toBe(0);
    const outside = join(folder(), 'years');
    renameSync(join(site, 'dist', '1999'), outside);
    symlinkSync(outside, join(site, 'dist', '1999'));
    const before = tree(outside);
    expect([...before.keys()]).toContain('01/01/old/index.html');
    rmSync(join(site, 'posts', 'old.md'));
    expect((await backfile(['build', '-q', '--site', site])).status).toBe(0);
    expect(differences(tree(outside), before)).toEqual([]);
    expect(lstatSync(join(site, 'dist', '1999')).isSymbolicLink()).toBe(true);
  });

  test('a name with a terminal’s escapes is printed without them', async () => {
    const { stderr } = await said({ 'posts/\u001b[2Jx.md': '---\ntitle: T\n---\nText.\n' });
    expect(stderr).toContain('posts/\ufffd[2Jx.md');
    expect(stderr).not.toContain('\u001b');
  });
});
