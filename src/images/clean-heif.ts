/**
 * Overwrites EXIF and XMP in an HEIF file (HEIC, AVIF) with zeros. Items keep their offsets, so nothing else changes
 * (ISO/IEC 14496-12, 8.11; ISO/IEC 23008-12, annex A). Null if the structure cannot be read.
 */
export function cleanHeif(file: Uint8Array): Uint8Array | null {
  const cleaned = new Uint8Array(file);
  const view = new DataView(cleaned.buffer);
  try {
    const meta = boxesIn(view, 0, cleaned.length).find(({ name }) => name === 'meta');
    if (!meta) return null;
    const inside = boxesIn(view, meta.from + 4, meta.to);
    const box = (name: string) => inside.find((each) => each.name === name);
    const [items, locations] = [box('iinf'), box('iloc')];
    if (!items || !locations) return null;
    const notes = notesIn(view, items);
    for (const { item, isWithin, from, length } of extentsIn(view, locations)) {
      if (!notes.has(item)) continue;
      const start = isWithin ? (box('idat')?.from ?? Number.NaN) + from : from;
      const end = length === 0 ? cleaned.length : start + length;
      if (!(start >= 0 && end <= cleaned.length)) return null;
      cleaned.fill(0, start, end);
    }
    return cleaned;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type Box = { readonly name: string; readonly from: number; readonly to: number };

/** Boxes between two offsets: the name of each, and where its content begins and ends. */
function boxesIn(view: DataView, from: number, to: number): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to; ) {
    const short = view.getUint32(at);
    const head = short === 1 ? 16 : 8;
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short;
    if (size < head || at + size > to) throw new RangeError('A box leads out of the file');
    boxes.push({ name: nameAt(view, at + 4), from: at + head, to: at + size });
    at += size;
  }
  return boxes;
}

/** Ids of the items that are EXIF, XMP or another document. */
function notesIn(view: DataView, { from, to }: Box): ReadonlySet<number> {
  const notes = new Set<number>();
  const start = from + (view.getUint8(from) === 0 ? 6 : 8);
  for (const entry of boxesIn(view, start, to)) {
    const version = view.getUint8(entry.from);
    if (entry.name !== 'infe' || version < 2) continue;
    const item = version === 2 ? view.getUint16(entry.from + 4) : view.getUint32(entry.from + 4);
    const type = nameAt(view, entry.from + (version === 2 ? 8 : 10));
    if (type === 'Exif' || type === 'mime' || type === 'uri ') notes.add(item);
  }
  return notes;
}

type Extent = {
  readonly item: number;
  /** Counted from the start of the box `idat`, not of the file. */
  readonly isWithin: boolean;
  readonly from: number;
  readonly length: number;
};

function* extentsIn(view: DataView, { from }: Box): Generator<Extent> {
  const version = view.getUint8(from);
  const sizes = view.getUint16(from + 4);
  let at = from + 6;
  const read = (bytes: number): number => {
    const value =
      bytes === 0
        ? 0
        : bytes === 2
          ? view.getUint16(at)
          : bytes === 4
            ? view.getUint32(at)
            : bytes === 8
              ? Number(view.getBigUint64(at))
              : Number.NaN;
    at += bytes;
    return value;
  };
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  const many = read(version < 2 ? 2 : 4);
  for (let each = 0; each < many; each++) {
    const item = read(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : read(2) & 15;
    read(2);
    const base = read(baseSize);
    const extents = read(2);
    for (let extent = 0; extent < extents; extent++) {
      read(indexSize);
      const offset = read(offsetSize);
      const length = read(lengthSize);
      yield { item, isWithin: method === 1, from: base + offset, length };
    }
  }
}

function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((place) => view.getUint8(at + place)));
}
