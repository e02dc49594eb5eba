/** A file of a bag: its path from the bag, its length, and its SHA-512 in hexadecimal digits. */
export type Summed = { readonly path: string; readonly bytes: number; readonly sha512: string };

/** The file that makes a folder a bag (RFC 8493, 2.1.1). */
export const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** A manifest: a line for each file, its digest and its path. */
export function manifestOf(files: readonly Summed[]): string {
  return files.map(({ path, sha512 }) => `${sha512}  ${encoded(path)}\n`).join('');
}

/** What is known about a bag, a line each; those without a value are left out. */
export function bagInfo(fields: readonly (readonly [name: string, value: string | null])[]): string {
  return fields
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}: ${(value ?? '').replace(/\s+/g, ' ').trim()}\n`)
    .join('');
}

/** Bytes and files of a payload, as `Payload-Oxum` states them. */
export function oxumOf(payload: readonly Summed[]): string {
  return `${payload.reduce((sum, { bytes }) => sum + bytes, 0)}.${payload.length}`;
}

/** A size for people: `12.3 MB`. */
export function sizeOf(payload: readonly Summed[]): string {
  const bytes = payload.reduce((sum, file) => sum + file.bytes, 0);
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  const unit = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** unit).toFixed(unit === 0 ? 0 : 1)} ${units[unit]}`;
}

/** A path as a manifest writes it (RFC 8493, 2.1.3). */
function encoded(path: string): string {
  return path.replace(/[%\r\n]/g, (sign) => encodeURIComponent(sign));
}
