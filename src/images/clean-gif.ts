import { joined } from './joined.ts';

/** Application extensions that change what is seen: how often an animation repeats (GIF89a, 26), and colours. */
const SEEN: readonly string[] = ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'];

/** Removes comments and XMP from a GIF file; its pictures stay byte for byte. Null if the file is incomplete. */
export function cleanGif(file: Uint8Array): Uint8Array | null {
  const flags = file[10] ?? 0;
  let at = 13 + (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  const parts: Uint8Array[] = [file.subarray(0, at)];
  /** The offset after the blocks that begin at `from`. */
  const pastBlocks = (from: number): number => {
    let end = from;
    while (end < file.length && file[end] !== 0) end += (file[end] as number) + 1;
    return end + 1;
  };
  while (at < file.length) {
    const kind = file[at];
    if (kind === 0x3b) {
      parts.push(file.subarray(at, at + 1));
      return joined(parts);
    }
    if (kind === 0x2c) {
      const colours = file[at + 9] ?? 0;
      const end = pastBlocks(at + 11 + (colours & 0x80 ? 3 << ((colours & 7) + 1) : 0));
      parts.push(file.subarray(at, end));
      at = end;
    } else if (kind === 0x21) {
      const end = pastBlocks(at + 2);
      const label = file[at + 1];
      const name = String.fromCharCode(...file.subarray(at + 3, at + 14));
      if (label === 0xf9 || label === 0x01 || (label === 0xff && SEEN.includes(name)))
        parts.push(file.subarray(at, end));
      at = end;
    } else return null;
  }
  return null;
}
