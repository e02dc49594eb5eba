import {
  closeSync,
  createReadStream,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import type { Source, SourceFile } from '../../import/found/outside.ts';
import { UsageError } from '../program/usage-error.ts';
import { withInner, withoutTop } from './inner-zips.ts';
import { isGzip, refusePacked, unpackGzip } from './packed.ts';
import { isTar, openTar } from './tar.ts';
import { openZip } from './zip.ts';

/** Folders that hold programs and built pages, never an archive. */
const LEFT_OUT = /^(?:node_modules|\.git|\.svn|\.hg|\.cache|\.jekyll-cache|\.sass-cache|__MACOSX)$/;

/** Opens what an import is to read: a file, a folder, a zip, a tar (also in a gzip), an address, or a text file of addresses. */
export async function openSource(named: string): Promise<Source & { readonly close: () => void }> {
  const close = () => {};
  if (/^https?:\/\//i.test(named))
    return { kind: 'web', name: named, addresses: [named], files: [], refused: [], close };
  const path = resolve(named);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined)
    throw new UsageError(`There is no ${named}. Name a file, a folder, a zip or an address.`);
  if (stat.isDirectory())
    return {
      kind: 'folder',
      name: basename(path),
      addresses: [],
      ...(await withInner(filesOf(path))),
      close,
    };
  // A file of Word or OpenDocument is a zip, too, but a single document.
  const isDocument = /\.(?:docx|dotx|docm|odt|ott)$/i.test(path);
  if (!isDocument && startsWith(path, 'PK\u0003\u0004')) {
    const zip = await openZip(path).catch((error: Error) => {
      throw new UsageError(`The zip ${named} cannot be read: ${error.message}.`);
    });
    return {
      kind: 'zip',
      name: basename(path),
      addresses: [],
      close: zip.close,
      ...(await withInner({ ...zip, files: withoutTop(zip.files) })),
    };
  }
  const head = headOf(path, 8);
  refusePacked(named, head);
  if (isGzip(head)) {
    const { path: unpacked, remove } = await unpackGzip(path, named);
    const source = await openSource(unpacked);
    return {
      ...source,
      name: basename(path),
      close: () => {
        source.close();
        remove();
      },
    };
  }
  if (stat.size > 512 && isTar(path)) {
    const tar = openTar(path);
    return { kind: 'zip', name: basename(path), addresses: [], ...tar, files: withoutTop(tar.files) };
  }
  const addresses = addressesIn(path, stat.size);
  if (addresses.length > 0)
    return { kind: 'web', name: basename(path), addresses, files: [], refused: [], close };
  return {
    kind: 'file',
    name: basename(path),
    addresses: [],
    files: [fileOf(path, basename(path), stat.size)],
    refused: [],
    close,
  };
}

function filesOf(root: string): Pick<Source, 'files' | 'refused'> {
  const files: SourceFile[] = [];
  const refused: { name: string; why: string }[] = [];
  const real = realpathSync(root);
  const visit = (folder: string, depth: number) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const full = join(root, path);
      if (entry.isSymbolicLink() && !isWithin(real, full)) {
        refused.push({ name: path, why: 'it is a link that leads out of the folder' });
        continue;
      }
      const stat = statSync(full, { throwIfNoEntry: false });
      if (stat?.isDirectory()) {
        if (!LEFT_OUT.test(entry.name) && depth < 40 && !entry.isSymbolicLink()) visit(path, depth + 1);
      } else if (stat?.isFile() && entry.name !== '.DS_Store') files.push(fileOf(full, path, stat.size));
    }
  };
  visit('', 0);
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), refused };
}

function isWithin(root: string, link: string): boolean {
  try {
    const real = realpathSync(link);
    return real === root || real.startsWith(root + sep);
  } catch {
    return false;
  }
}

function fileOf(full: string, path: string, bytes: number): SourceFile {
  return {
    path,
    bytes,
    read: async () => readFileSync(full),
    stream: () => createReadStream(full, { highWaterMark: 1 << 18 }),
  };
}

/** Addresses of a text file that holds nothing else, one a line. */
function addressesIn(path: string, size: number): readonly string[] {
  if (size > 5_000_000 || !startsWith(path, 'http')) return [];
  const lines = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return lines.every((line) => /^https?:\/\/\S+$/i.test(line)) ? [...new Set(lines)] : [];
}

function startsWith(path: string, text: string): boolean {
  return headOf(path, text.length).toLowerCase() === text.toLowerCase();
}

/** The first bytes of a file, each as a character. */
function headOf(path: string, length: number): string {
  const bytes = Buffer.alloc(length);
  const file = openSync(path, 'r');
  try {
    return bytes.toString('latin1', 0, readSync(file, bytes, 0, length, 0));
  } finally {
    closeSync(file);
  }
}
