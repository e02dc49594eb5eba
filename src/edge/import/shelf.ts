import {
  appendFileSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { Shelf } from '../../import/outside.ts';
import { digest } from '../../model/digest.ts';
import { compareText } from '../../model/finding.ts';
import { isMarkdown } from '../../model/markdown-names.ts';
import { openWhole, writeWhole } from '../program/write-whole.ts';

const JOURNAL = '.backfile/import.ndjson';

/**
 * The site folder that receives an archive. Files are written beside their place and renamed, so that each is whole
 * or not there; folders that are links are refused, so that nothing is written outside.
 */
export function openShelf(root: string, dry: boolean): Shelf {
  const full = (path: string) => {
    if (path.startsWith('/') || path.split('/').includes('..') || /[\u0000\\]/.test(path))
      throw new Error(`${path} leads out of the site`);
    return join(root, path);
  };
  const folder = (path: string) => {
    let at = root;
    mkdirSync(root, { recursive: true });
    for (const segment of dirname(path)
      .split('/')
      .filter((one) => one !== '.')) {
      at = join(at, segment);
      const there = lstatSync(at, { throwIfNoEntry: false });
      if (there === undefined) mkdirSync(at);
      else if (!there.isDirectory())
        throw new Error(
          `${at} is a link or a file, but a folder is needed there; nothing is written through it`,
        );
    }
  };
  const read = (path: string) => {
    const there = lstatSync(full(path), { throwIfNoEntry: false });
    return there?.isFile() ? readFileSync(full(path)) : null;
  };
  return {
    read,
    digestOf: (path) => {
      const bytes = read(path);
      return bytes === null ? null : digest(bytes);
    },
    has: (path) => lstatSync(full(path), { throwIfNoEntry: false })?.isFile() === true,
    write: (path, content) => {
      if (dry) return;
      folder(path);
      writeWhole(full(path), content);
    },
    manuscripts: () => manuscriptsOf(root),
    journal: () => linesOf(full(JOURNAL)),
    note: (line) => {
      if (dry) return;
      folder(JOURNAL);
      appendFileSync(full(JOURNAL), `${line}\n`);
    },
    open: (path) => {
      folder(path);
      const { add, keep } = openWhole(full(path), { lasting: true });
      return { add, close: keep };
    },
  };
}

/** Lines of a file, read piece by piece; none where there is no file. */
function* linesOf(path: string): Generator<string> {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return;
  const file = openSync(path, 'r');
  const decoder = new StringDecoder('utf8');
  const buffer = Buffer.alloc(1 << 18);
  let rest = '';
  try {
    for (let count = readSync(file, buffer); count > 0; count = readSync(file, buffer)) {
      const lines = (rest + decoder.write(buffer.subarray(0, count))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.filter((line) => line !== '');
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}

function* manuscriptsOf(root: string): Generator<{ path: string; head: string }> {
  const paths: string[] = [];
  const visit = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile() && isMarkdown(entry.name)) paths.push(path);
    }
  };
  if (existsSync(join(root, 'posts'))) visit('posts');
  const buffer = Buffer.alloc(8192);
  for (const path of paths.sort(compareText)) {
    const file = openSync(join(root, path), 'r');
    try {
      yield { path, head: buffer.toString('utf8', 0, readSync(file, buffer, 0, buffer.length, 0)) };
    } finally {
      closeSync(file);
    }
  }
}

/** Removes a folder of the import's own. */
export function discard(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
