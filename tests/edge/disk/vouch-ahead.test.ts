import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stampOf } from '../../../src/edge/disk/output-folder.ts';
import { ledgerFiles, vouchAhead } from '../../../src/edge/disk/vouch-ahead.ts';
import { UNVOUCHED, writeAmendments } from '../../../src/ledger/amendments.ts';
import { type Entry, type Ledger, writeLedger } from '../../../src/ledger/ledger.ts';
import type { Digest } from '../../../src/model/digest.ts';
import type { OutputPath } from '../../../src/model/paths.ts';

/** So many that another thread is worth its start. */
const MANY = 4_000;
const site = mkdtempSync(join(tmpdir(), 'backfile-ahead-'));
const [out, state] = [join(site, 'dist'), join(site, 'state')];
const { ledgerFile, amendmentsFile } = ledgerFiles(state);
const key = { template: 'a'.repeat(32) as Digest, props: 'b'.repeat(32) as Digest };
const pathOf = (at: number) => `2009/${at}/index.html` as OutputPath;
const entryOf = (path: OutputPath): Entry => ({ key, stamp: stampOf(join(out, path)) ?? null });

function written(ledger: Ledger): { readonly text: string; readonly seal: Digest } {
  let text = '';
  const seal = writeLedger(ledger, (piece) => {
    text += piece;
  });
  return { text, seal };
}

let ledger: Ledger;

beforeAll(() => {
  for (let at = 0; at < MANY; at++) {
    mkdirSync(join(out, `2009/${at}`), { recursive: true });
    writeFileSync(join(out, pathOf(at)), `Page ${at}`);
  }
  mkdirSync(state);
  ledger = new Map(Array.from({ length: MANY }, (_, at) => [pathOf(at), entryOf(pathOf(at))]));
});

afterAll(() => rmSync(site, { recursive: true }));

/** What another thread finds of a ledger, and of what was amended. */
function verdictOf(text: string, amendments: string | null = null) {
  writeFileSync(ledgerFile, text);
  rmSync(amendmentsFile, { force: true });
  if (amendments !== null) writeFileSync(amendmentsFile, amendments);
  return vouchAhead(out, state)?.();
}

test('another thread tells that all stands as the ledger vouches, and answers once', () => {
  const { text, seal } = written(ledger);
  writeFileSync(ledgerFile, text);
  const ahead = vouchAhead(out, state);
  expect(ahead?.()).toEqual({ seal, size: MANY, isAsVouched: true });
  expect(ahead?.()).toBe(null);
});

test('a file that was changed, is gone, or for which nothing vouches is told', () => {
  const { text, seal } = written(ledger);
  const other = { seal, size: MANY, isAsVouched: false };
  writeFileSync(join(out, pathOf(7)), 'Page x');
  expect(verdictOf(text)).toEqual(other);
  const amended = new Map([[pathOf(7), entryOf(pathOf(7))]]);
  expect(verdictOf(text, writeAmendments({ of: seal, entries: amended, isDone: true }))).toEqual({
    ...other,
    isAsVouched: true,
  });
  const unvouched = new Map([[pathOf(7), UNVOUCHED]]);
  expect(verdictOf(text, writeAmendments({ of: seal, entries: unvouched, isDone: false }))).toEqual(other);
  expect(verdictOf(text, 'damaged')).toEqual(other);
  rmSync(join(out, pathOf(7)));
  expect(verdictOf(text)).toEqual(other);
  writeFileSync(join(out, pathOf(7)), 'Page 7');
});

test('a damaged ledger vouches for nothing, and a short one is not worth a thread', () => {
  const { text } = written(ledger);
  expect(verdictOf(text.replace('2009/9/', '2009/8/'))).toEqual({
    ...{ seal: null, size: 0, isAsVouched: false },
  });
  expect(verdictOf(written(new Map([[pathOf(1), UNVOUCHED]])).text)).toBe(undefined);
});
