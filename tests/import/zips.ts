import { crc32, deflateRawSync } from 'node:zlib';

export type ZipEntry = {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly mode?: number;
  readonly claims?: number;
};

/** A zip of entries, which may lie about their names and sizes. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode, claims } of entries) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const head = (signature: number, extra: number) => {
      const fixed = Buffer.alloc(signature === 0x04034b50 ? 30 : 46);
      fixed.writeUInt32LE(signature, 0);
      let at = signature === 0x04034b50 ? 4 : 6;
      if (at === 6) fixed.writeUInt16LE((3 << 8) | 20, 4);
      for (const value of [20, 0x0800, 8, 0, 0]) at = fixed.writeUInt16LE(value, at);
      for (const value of [crc32(bytes), packed.length, claims ?? bytes.length])
        at = fixed.writeUInt32LE(value, at);
      fixed.writeUInt16LE(title.length, at);
      if (extra > 0) {
        fixed.writeUInt32LE(((mode ?? 0o100644) << 16) >>> 0, 38);
        fixed.writeUInt32LE(offset, 42);
      }
      return fixed;
    };
    directory.push(head(0x02014b50, 1), title);
    const local = [head(0x04034b50, 0), title, packed];
    parts.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}
