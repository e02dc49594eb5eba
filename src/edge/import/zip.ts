import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { Source, SourceFile } from '../../import/found/outside.ts';

/** Beyond these a zip is a bomb, not an export. */
const LIMITS = { entries: 200_000, entry: 1_000_000_000, whole: 20_000_000_000, ratio: 400 } as const;

type Listing = Pick<Source, 'files' | 'refused'> & { readonly close: () => void };

/**
 * Lists a zip without unpacking it; entries are read when they are asked for. Paths that leave the folder, links,
 * entries that are locked, and those that unpack to far more than they are, are refused.
 */
export async function openZip(path: string): Promise<Listing> {
  return list(
    await new Promise<ZipFile>((resolve, reject) =>
      yauzl.open(path, OPTIONS, (error, opened) => (error ? reject(error) : resolve(opened))),
    ),
  );
}

/** Lists a zip that is held in memory, with the same refusals. */
export async function openZipBytes(bytes: Uint8Array): Promise<Listing> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return list(
    await new Promise<ZipFile>((resolve, reject) =>
      yauzl.fromBuffer(buffer, OPTIONS, (error, opened) => (error ? reject(error) : resolve(opened))),
    ),
  );
}

const OPTIONS = {
  lazyEntries: true,
  autoClose: false,
  validateEntrySizes: true,
  decodeStrings: false,
} as const;

async function list(zip: ZipFile): Promise<Listing> {
  const files: SourceFile[] = [];
  const refused: { name: string; why: string }[] = [];
  let whole = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      const name = nameOf(entry);
      const why = reasonAgainst(entry, name, files.length);
      whole += entry.uncompressedSize;
      if (/\/$/.test(name) || /(?:^|\/)(?:__MACOSX\/|\.DS_Store$)/.test(name)) {
        // A folder, or a file that macOS leaves behind: nothing to read.
      } else if (why !== null) refused.push({ name: name.slice(0, 200), why });
      else if (whole > LIMITS.whole) refused.push({ name, why: 'the zip unpacks to more than 20 GB' });
      else files.push(fileOf(zip, entry, name));
      zip.readEntry();
    });
    zip.readEntry();
  });
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), refused, close: () => zip.close() };
}

/** The path of an entry; backslashes, which some programs write, separate folders, too. */
function nameOf(entry: Entry): string {
  return yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
}

function reasonAgainst(entry: Entry, path: string, count: number): string | null {
  if (
    yauzl.validateFileName(path) !== null ||
    path.split(/[\\/]/).includes('..') ||
    /[\u0000-\u001f]/.test(path)
  )
    return 'its path leads out of the zip';
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) return 'it is a link';
  if ((entry.generalPurposeBitFlag & 1) === 1) return 'it is locked with a password';
  if (count >= LIMITS.entries) return `the zip has more than ${LIMITS.entries} entries`;
  if (entry.uncompressedSize > LIMITS.entry) return 'it unpacks to more than 1 GB';
  if (entry.uncompressedSize > 10_000_000 && entry.uncompressedSize > entry.compressedSize * LIMITS.ratio)
    return 'it unpacks to far more than it is';
  return null;
}

function fileOf(zip: ZipFile, entry: Entry, path: string): SourceFile {
  const stream = async function* (): AsyncGenerator<Uint8Array> {
    const unpacked = await new Promise<Readable>((resolve, reject) =>
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
    );
    let size = 0;
    for await (const chunk of unpacked as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > entry.uncompressedSize) throw new Error(`${path} unpacks to more than the zip says`);
      yield chunk;
    }
  };
  return { path, bytes: entry.uncompressedSize, stream, read: async () => joined(stream()) };
}

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}
