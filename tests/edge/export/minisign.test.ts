import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { minisign, readSecretKey } from '../../../src/edge/export/minisign.ts';
import { isDeep } from '../../support/deep.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const folder = temporaryFolder();
const CONTENT = 'A manifest.\n';
/** The program itself; without it, only signatures by `node:crypto` are compared (`bag.test.ts`). */
const isInstalled = spawnSync('minisign', ['-v']).error === undefined;

/** A key that minisign 0.11 made, with the password "secret". */
const LOCKED = {
  'locked.key':
    'untrusted comment: minisign encrypted secret key\nRWRTY0Iy5bS/GxC+vkSvgqR3oj6Y2KbRQkFgGwMFkH5r70dcNgIAAAACAAAAAAAAAEAAAAAAkRHWyZIs4YFnqYHRZz1rpKM/ITOUX57B8w/FdHPP+s+JUd/KSBctqd+LxEm8vlAuWFKRD3MMac1RPydjWfGlb5RIp+ImlWInQ/ztk4+HtXXkkJSPNKQ5jw3K86TtwYyRGg03t+avrmQ=\n',
  'locked.pub':
    'untrusted comment: minisign public key DF5AA1B974F5A22D\nRWQtovV0uaFa300xdp9w6NrxQjliwe7eZPJZyi4ce9GoqkAYrXPklJO2\n',
};

describe.skipIf(!isInstalled)('a signature', () => {
  test('is right for minisign itself, and wrong for another content', () => {
    layFiles(folder, { 'a.txt': CONTENT });
    const made = run('-G', '-W', '-f', '-s', 'a.key', '-p', 'a.pub');
    expect(made).toMatchObject({ status: 0 });
    sign('a.key', undefined);
    expect(run('-V', '-p', 'a.pub', '-m', 'a.txt')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Trusted comment: https://wire.example/ changed 2009-02-02'),
    });
    layFiles(folder, { 'a.txt': 'Another manifest.\n' });
    expect(run('-V', '-p', 'a.pub', '-m', 'a.txt').status).not.toBe(0);
  });

  test.skipIf(!isDeep)('by a key with a password is right, too (in deep runs: it takes a gigabyte)', () => {
    layFiles(folder, { ...LOCKED, 'a.txt': CONTENT });
    expect(() => sign('locked.key', undefined)).toThrow('has a password');
    expect(() => sign('locked.key', 'guess')).toThrow('does not open');
    sign('locked.key', 'secret');
    expect(run('-V', '-p', 'locked.pub', '-m', 'a.txt')).toMatchObject({ status: 0 });
  });
});

function sign(key: string, password: string | undefined): void {
  const secret = readSecretKey(join(folder, key), password);
  const text = minisign(Buffer.from(CONTENT), 'https://wire.example/ changed 2009-02-02', secret);
  writeFileSync(join(folder, 'a.txt.minisig'), text);
}

function run(...words: readonly string[]) {
  return spawnSync('minisign', words, { cwd: folder, encoding: 'utf8' });
}
