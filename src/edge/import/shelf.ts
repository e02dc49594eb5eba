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
import type { Shelf } from '../../import/found/outside.ts';
import { digest } from '../../model/digest.ts';
import { compareText } from '../../model/finding.ts';
import { isMarkdown } from '../../model/markdown-names.ts';
import { openWhole, writeWhole } from '../program/write-whole.ts';
import { linesOf } from './lines.ts';

const JOURNAL = '.backfile/import.ndjson';

/**
 * The site folder that receives an archive. Files are written beside their place and renamed, so that each is whole
 * or not there; folders that are links are refused, so that nothing is written outside. `overlay`: the folder that a
 * dry run writes to instead; what is there is read before what stands in the site.
 */
export function openShelf(root: string, overlay: string | null): Shelf {
  const target = overlay ?? root;
  const places = overlay === null ? [root] : [overlay, root];
  const placeOf = (path: string) => {
    if (path.startsWith('/') || path.split('/').includes('..') || /[\u0000\\]/.test(path))
      throw new Error(`${path} leads out of the site`);
    return places.map((place) => join(place, path)).find(isFile);
  };
  const known = new Set<string>();
  const folder = (path: string) => {
    if (known.has(dirname(path))) return;
    let at = target;
    mkdirSync(target, { recursive: true });
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
    known.add(dirname(path));
  };
  const read = (path: string) => {
    const there = placeOf(path);
    return there === undefined ? null : readFileSync(there);
  };
  return {
    read,
    digestOf: (path) => {
      const bytes = read(path);
      return bytes === null ? null : digest(bytes);
    },
    has: (path) => placeOf(path) !== undefined,
    write: (path, content) => {
      placeOf(path);
      folder(path);
      writeWhole(join(target, path), content);
    },
    manuscripts: () => manuscriptsOf(root),
    journal: () => linesOf(join(root, JOURNAL)),
    note: (line) => {
      if (overlay !== null) return;
      folder(JOURNAL);
      appendFileSync(join(root, JOURNAL), `${line}\n`);
    },
    open: (path) => {
      folder(path);
      const { add, keep } = openWhole(join(target, path), { lasting: true });
      return { add, close: keep };
    },
  };
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
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
