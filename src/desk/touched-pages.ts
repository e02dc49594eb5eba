import type { Clipping } from '../archive/clipping.ts';
import type { FiledClipping } from '../archive/filed.ts';
import { openDesk } from '../edition/desk.ts';
import type { Edition } from '../edition/page.ts';
import { changedParts } from '../edition/parts.ts';
import { type Digest, digestAll, digestEach } from '../model/digest.ts';
import type { OutputPath } from '../model/paths.ts';
import type { Edited } from './edited.ts';
import type { Planned } from './prepare.ts';
import type { Edits, StandingArchive } from './recall-notes.ts';
import { partsOf } from './trace.ts';

/** Digest of what stands where, and of what every page is given: an edition with another is not the one that was traced. */
export function planDigest({ site, pages, assets }: Edition): Digest {
  return digestAll(
    JSON.stringify(site),
    digestEach(pages.values().map(({ path }) => path)),
    digestEach(assets.values().map((asset) => `${asset.path} ${asset.digest}`)),
  );
}

/** Pages that read what an edit changed, and the parts of it, as bits. */
export function touchedPages(
  { archive, edition, pictures }: Planned,
  edited: readonly Edited[],
  order: readonly Clipping[],
  before: StandingArchive,
  edits: Edits,
): ReadonlyMap<OutputPath, number> {
  const desk = openDesk(archive, edition.site, pictures ?? undefined);
  const changed = edited.map(({ place, then }) => {
    const clipping = order[place] as FiledClipping;
    return { readIn: partsOf(place), parts: changedParts(clipping.as(then), clipping, desk) };
  });
  const touched = new Map<OutputPath, number>();
  for (const [at, { path }] of edition.pages.entries()) {
    const line = edits.lines[at] ?? before.lines[at] ?? '';
    let read = 0;
    for (const { readIn, parts } of changed) read |= readIn(line) & parts;
    if (read !== 0) touched.set(path, read);
  }
  return touched;
}
