/**
 * TIFF entries that are removed: the pointers to EXIF, GPS and interoperability data, XMP, IPTC, Photoshop's own data, and
 * who and what made the file (TIFF 6.0; EXIF 2.32, 4.6). Entries that change what is seen stay.
 */
const GONE: ReadonlySet<number> = new Set([
  34665, 34853, 40965, 700, 33723, 34377, 269, 270, 271, 272, 285, 305, 306, 315, 316, 33432, 37500, 42033,
  42112,
]);
/** Entries that point to other directories. */
const POINTERS: ReadonlySet<number> = new Set([34665, 34853, 40965]);
const SUB_DIRECTORIES = 330;
const BYTES_OF_TYPE: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
/** No camera writes a file with more directories than this. */
const MOST = 1_000;

/**
 * Removes metadata from a TIFF file: removes entries from its directories and overwrites what they pointed to with zeros,
 * so that the pixels keep their offsets. Null if the file is incomplete or a BigTIFF.
 */
export function cleanTiff(file: Uint8Array): Uint8Array | null {
  const cleaned = new Uint8Array(file);
  const view = new DataView(cleaned.buffer);
  const isLittle = cleaned[0] === 0x49;
  const short = (at: number) => view.getUint16(at, isLittle);
  const long = (at: number) => view.getUint32(at, isLittle);
  if (file.length < 16 || short(2) !== 42) return null;
  const seen = new Set<number>();
  const blank = (from: number, length: number) => {
    if (from + length > cleaned.length) throw new RangeError('An entry leads out of the file');
    cleaned.fill(0, from, from + length);
  };
  /** Overwrites a directory and everything in it with zeros. */
  const blankDirectory = (at: number) => {
    if (seen.has(at)) return;
    seen.add(at);
    const many = short(at);
    for (let entry = at + 2; entry < at + 2 + many * 12; entry += 12) blankEntry(entry);
    blank(at, 2 + many * 12 + 4);
  };
  const blankEntry = (at: number) => {
    const bytes = (BYTES_OF_TYPE[short(at + 2)] ?? 1) * long(at + 4);
    if (POINTERS.has(short(at))) blankDirectory(long(at + 8));
    else if (bytes > 4) blank(long(at + 8), bytes);
  };
  const visit = (at: number) => {
    for (let next = at; next !== 0 && !seen.has(next); ) {
      if (seen.size > MOST) throw new RangeError('Too many directories');
      seen.add(next);
      const many = short(next);
      const kept: Uint8Array[] = [];
      for (let entry = next + 2; entry < next + 2 + many * 12; entry += 12) {
        const tag = short(entry);
        if (GONE.has(tag)) blankEntry(entry);
        else kept.push(cleaned.slice(entry, entry + 12));
        if (tag === SUB_DIRECTORIES) {
          const count = long(entry + 4);
          const list = count === 1 ? entry + 8 : long(entry + 8);
          for (let each = 0; each < Math.min(count, MOST); each++) visit(long(list + each * 4));
        }
      }
      const following = long(next + 2 + many * 12);
      blank(next, 2 + many * 12 + 4);
      view.setUint16(next, kept.length, isLittle);
      for (const [place, entry] of kept.entries()) cleaned.set(entry, next + 2 + place * 12);
      view.setUint32(next + 2 + kept.length * 12, following, isLittle);
      next = following;
    }
  };
  try {
    visit(long(4));
    return cleaned;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
