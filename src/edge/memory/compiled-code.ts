import { readFileSync } from 'node:fs';
import { createRequire, getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import vm from 'node:vm';
import type { Digest } from '../../model/digest.ts';
import { openByteNotes } from './notes.ts';

/** A script that was run: what it exports, and a function that keeps its code after a run of some kind. */
type Ran<Exports> = { readonly exports: Exports; readonly keep: (kind: string) => void };

/** After so many runs of one kind, hardly any function is new. */
const ENOUGH = 3;

/**
 * Runs a CommonJS file with the code that V8 made of it in earlier runs. Node's compile cache keeps functions only as they
 * are right after loading. This keeps all functions that were called, and what V8 learnt about which of them to optimize.
 * `version` is a digest of the file. `folder` is that of Node's compile cache, whose name says for which V8 and which flags
 * it is; undefined if there is none. Code that is missing, damaged or refused by V8 is made again.
 */
export function runScript<Exports>(
  file: string,
  version: Digest,
  folder = getCompileCacheDir(),
): Ran<Exports> & { readonly isKnown: boolean } {
  const notes = folder === undefined ? null : openByteNotes(folder, version);
  const cachedData = notes?.recall(CODE);
  const script = new vm.Script(
    `(function (exports, require, module, __filename, __dirname) {${textOf(file)}\n})`,
    {
      filename: file,
      cachedData,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    },
  );
  const module = { exports: {} as Exports };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  const isKnown = cachedData !== undefined && !script.cachedDataRejected;
  const keep = (kind: string) => {
    const kinds = isKnown ? (notes?.recall(KINDS)?.toString().split('\n') ?? []) : [];
    if (notes === null || kinds.filter((each) => each === kind).length >= ENOUGH) return;
    notes.keep(CODE, script.createCachedData());
    notes.keep(KINDS, Buffer.from([...kinds, kind].join('\n')));
  };
  return { exports: module.exports, keep, isKnown };
}

/** Names of the notes with the code, and with the kinds of runs that it is from. */
const CODE = 'backfile-code';
const KINDS = 'backfile-code-kinds';

/** The text of a file; one in ASCII takes half as much memory when it is read as Latin-1. */
function textOf(file: string): string {
  const bytes = readFileSync(file);
  const text = bytes.latin1Slice();
  return /^[\0-\x7f]*$/.test(text) ? text : bytes.toString();
}
