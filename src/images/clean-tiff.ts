/**
 * Entries of TIFF that change what is seen are kept; of the others these go: the pointers to EXIF, to the place (GPS)
 * and to interoperability, XMP, IPTC, Photoshop's own, and who and what made the file (TIFF 6.0; EXIF 2.32, 4.6).
 */
const GONE: ReadonlySet<number> = new Set([
  34665, 34853, 40965, 700, 33723, 34377, 269, 270, 271, 272, 285, 305, 306, 315, 316, 33432, 37500, 42033,
  42112,
]);
/** Entries that point to directories of their own. */
const POINTERS: ReadonlySet<number> = new Set([34665, 34853, 40965]);
const SUB_DIRECTORIES = 330;
const BYTES_OF_TYPE: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
/** A file with more directories than this is no picture that a camera wrote. */
const MOST = 1_000;

/**
 * A TIFF file without what it tells of its making: entries go from its directories, and what they pointed to becomes
 * zeros, so that the pixels stay where they are. Null where it is not whole, or of the kind beyond four gigabytes.
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
  /** Makes zeros of a directory and all that it holds. */
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
