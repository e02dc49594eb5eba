import type { Clipping } from '../archive/clipping.ts';
import type { Digest } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import type { Style } from '../model/site.ts';
import { slugOf } from '../model/slug.ts';
import { movedFindings } from './moved-findings.ts';
import {
  copyIn,
  digestIn,
  type Edits,
  type FiledLine,
  isOf,
  pathIn,
  type StandingArchive,
} from './recall-notes.ts';
import type { ManuscriptFile, Readings } from './world.ts';

/** So many edits are made of one snapshot: then all is filed anew. */
export const MANY = 100;

/** A manuscript that is not as it was published. */
export type Changed = { readonly file: ManuscriptFile; readonly published: Digest };

/** A dispatch as it was published, and where it stands in the archive's order. */
export type Edited = {
  readonly place: number;
  readonly then: Dispatch;
  /** What filing finds in it. */
  readonly found: readonly Finding[];
};

/** Manuscripts that are not as they were published; null where one came or went, or too many changed. */
export function changedIn(
  manuscripts: readonly ManuscriptFile[],
  { filed, states }: Edits,
): readonly Changed[] | null {
  if (manuscripts.length !== filed.length) return null;
  const changed: Changed[] = [];
  for (const [at, file] of manuscripts.entries()) {
    const line = filed[at] as FiledLine;
    if (!isOf(line, file.path)) return null;
    const state = states.get(file.path);
    if (!state && line.startsWith(file.digest)) continue;
    const published = state?.digest ?? digestIn(line);
    if (file.digest !== published) changed.push({ file, published });
  }
  return changed.length > MANY ? null : changed;
}

/** What became of manuscripts; null where a dispatch moved. */
export async function editedOf(
  changed: readonly Changed[],
  { snapshot }: StandingArchive,
  edits: Edits,
  readings: Readings,
  style: Style,
): Promise<readonly Edited[] | null> {
  const files = changed.map(({ file }) => file);
  const parsed = await readings.parse(files, style);
  const edited: Edited[] = [];
  for (const [at, { file, published }] of changed.entries()) {
    const then = readings.recall({ path: file.path, digest: published }, style)?.dispatch;
    const dispatch = parsed[at]?.dispatch;
    const place = snapshot.clippings.source.indexOf(file.path);
    if (!then || !dispatch || place < 0 || placeOf(dispatch) !== placeOf(then)) return null;
    const was =
      edits.states.get(file.path)?.found ?? snapshot.findings.filter(({ source }) => source === file.path);
    const found = movedFindings(was, then, dispatch);
    if (slugOf(dispatch.slug) === '' || !found) return null;
    edited.push({ place, then, found });
  }
  return edited;
}

/**
 * All of a dispatch by which an archive is filed and an edition planned: everything but its words, which only the
 * props of pages read, and where in its file a thing is written, which only findings tell. As text, to be compared.
 */
export function placeOf(dispatch: Dispatch): string {
  const { copy, image, firstImage } = dispatch;
  const slots = copy.slots.map(({ place: _place, ...slot }) => slot);
  return JSON.stringify({
    ...dispatch,
    ...{ digest: null, title: null, headline: null, dek: null, lede: null, lines: null },
    ...{ headlineHtml: null, dateline: null },
    ...{
      image: image && { ...image, place: null },
      firstImage: firstImage && { ...firstImage, place: null },
    },
    copy: { ...copy, digest: null, words: null, characters: null, headings: null, slots },
  });
}

/** Copies of dispatches as they were that no dispatch has any more. `current`: all that are not as they were filed. */
export function spareCopies(
  edited: readonly Edited[],
  current: readonly Clipping[],
  { filed }: Edits,
): readonly Digest[] {
  const spare = new Set(edited.map(({ then }) => then.copy.digest));
  const others = new Set(current.map(({ card }) => card.source));
  for (const { dispatch } of current) spare.delete(dispatch.copy.digest);
  for (const line of filed)
    if (spare.has(copyIn(line)) && !others.has(pathIn(line))) spare.delete(copyIn(line));
  return [...spare];
}
