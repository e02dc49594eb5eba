import type { RestoredClipping } from '../archive/restored.ts';
import type { Desk } from '../edition/desk.ts';
import { changedParts } from '../edition/parts.ts';
import type { OutputPath } from '../model/paths.ts';
import type { Edited } from './edited.ts';
import type { Edits } from './recall-notes.ts';
import { partsIn, readersOf } from './trace.ts';

/** Pages that read what an edit changed, and the parts of it, as bits. `reads`: what they read, see `writtenReads`. */
export function touchedPages(
  edited: readonly Edited[],
  clippings: readonly RestoredClipping[],
  desk: Desk,
  reads: string,
  { lines }: Edits,
): ReadonlyMap<OutputPath, number> {
  const touched = new Map<OutputPath, number>();
  const note = (path: OutputPath, parts: number) => {
    if (parts !== 0) touched.set(path, (touched.get(path) ?? 0) | parts);
  };
  for (const { place, then } of edited) {
    const clipping = clippings[place] as RestoredClipping;
    const parts = changedParts(clipping.as(then), clipping, desk);
    for (const [path, read] of readersOf(reads, place)) if (!lines.has(path)) note(path, read & parts);
    for (const [path, line] of lines) note(path, partsIn(line, place) & parts);
  }
  return touched;
}
