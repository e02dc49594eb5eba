import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rewrite, writePieces, writeWhole } from '../../../src/edge/program/write-whole.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backfile-whole-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a file that is written whole', () => {
  test.each([false, true])('stands alone in a folder made for it (lasting: %s)', (lasting) => {
    const file = join(folder, 'a', 'b.txt');
    writeWhole(file, 'new', { lasting });
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readdirSync(join(folder, 'a'))).toEqual(['b.txt']);
  });

  test('stays as it was where its content cannot be made to the end', () => {
    const file = join(folder, 'b.txt');
    writeFileSync(file, 'old');
    const fail = () =>
      writePieces(file, (add) => {
        add('half');
        throw new Error('no more');
      });
    expect(fail).toThrow('no more');
    expect(readFileSync(file, 'utf8')).toBe('old');
    writePieces(file, (add) => {
      add('a');
      add(new Uint8Array([98]));
    });
    expect(readFileSync(file, 'utf8')).toBe('ab');
  });

  test('does not take the place of a file of the columnist that is read-only', () => {
    const file = join(folder, 'b.txt');
    writeFileSync(file, 'old', { mode: 0o444 });
    expect(() => rewrite(file, 'new')).toThrow(expect.objectContaining({ code: 'EACCES' }));
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['b.txt']);
  });

  test.skipIf(process.platform === 'win32')('has the permissions that are named', () => {
    const file = join(folder, 'b.txt');
    writeWhole(file, '', { mode: 0o600 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
