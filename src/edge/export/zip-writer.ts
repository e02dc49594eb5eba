import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ExportFile } from '../../export/export.ts';

/** A file of a zip. */
export type ZipEntry = ExportFile & {
  /** Whether it is stored as it is, since it is compressed already or has to be readable in place. */
  readonly stored?: boolean;
};

/** The time of every entry, as local time in the format of zips, which know no zone: 1980-01-01, their earliest. */
const TIME = new Date(1980, 0, 1);
const OPTIONS = { mtime: TIME, mode: 0o100644, forceDosTimestamp: true };

/** Writes a zip with its files in the order given. The same files give the same bytes. */
export async function writeZip(
  file: string,
  entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
): Promise<void> {
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream, createWriteStream(file));
  for await (const { path, content, stored = false } of entries) {
    const options = { ...OPTIONS, compress: !stored };
    if (typeof content === 'string') zip.addBuffer(Buffer.from(content), path, options);
    else if (content instanceof Uint8Array) zip.addBuffer(Buffer.from(content), path, options);
    else zip.addFile(content.file, path, options);
  }
  zip.end();
  await written;
}
