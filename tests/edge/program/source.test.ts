import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '../../../src/edge/program/source.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const folder = temporaryFolder();

/** The folder of a program that npm installed, with its record of where it came from. */
function installed(
  name: string,
  resolved: string | null,
  more: { readonly [path: string]: string } = {},
): string {
  const record = { packages: { 'node_modules/backfile': { resolved } } };
  const files = resolved === null ? {} : { 'node_modules/.package-lock.json': JSON.stringify(record) };
  layFiles(join(folder, name), { 'node_modules/backfile/package.json': '{}', ...files, ...more });
  return join(folder, name, 'node_modules', 'backfile');
}

describe('where the program came from', () => {
  test.for([
    ['https://registry.npmjs.org/backfile/-/backfile-0.1.0.tgz', { kind: 'registry' }],
    ['https://mirror.example/npm/backfile/-/backfile-0.1.0.tgz', { kind: 'registry' }],
    [
      'https://paper.example/backfile-0.1.0.tgz',
      { kind: 'address', spec: 'https://paper.example/backfile-0.1.0.tgz' },
    ],
    [
      'git+ssh://git@host.example/backfile.git#0a1b',
      { kind: 'address', spec: 'git+ssh://git@host.example/backfile.git#0a1b' },
    ],
    ['file:gone.tgz', { kind: 'unknown' }],
    [null, { kind: 'unknown' }],
  ] as const)('recorded as %s', ([resolved, source]) => {
    expect(sourceOf(installed(`from ${String(resolved).replaceAll(/\W/g, '-')}`, resolved))).toEqual(source);
  });

  test('is a tarball if that is still there', () => {
    const at = installed('tarball', 'file:packed/backfile-0.1.0.tgz', { 'packed/backfile-0.1.0.tgz': '' });
    expect(sourceOf(at)).toEqual({
      kind: 'tarball',
      file: join(folder, 'tarball/packed/backfile-0.1.0.tgz'),
    });
  });

  test('is a folder where nothing was installed', () => {
    expect(sourceOf(join(folder, 'checkout'))).toEqual({ kind: 'folder', folder: join(folder, 'checkout') });
  });
});
