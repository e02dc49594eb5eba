import type { Display } from '../archive/clipping.ts';
import type { Ground } from '../archive/restored.ts';
import type { Body, Snapshot } from '../archive/snapshot.ts';
import type { Digest } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { compareText } from '../model/finding.ts';
import type { SourcePath } from '../model/paths.ts';
import { recallBodies, recallDisplay } from './recall-notes.ts';
import type { ManuscriptFile, Readings, Sources, World } from './world.ts';

/** A dispatch that was remembered could not be read when it was asked for. All can still be made of the manuscripts. */
export class LostReading extends Error {}

/** So many are fetched one by one; where more is asked for, that of all clippings is read at once. */
const FEW = 100;

/** Brings what a snapshot does not hold; `id` names the archive. */
export function groundOf(
  { notes }: World,
  readings: Readings,
  { manuscripts }: Sources,
  of: Pick<Ground, 'site' | 'assets'>,
  { clippings }: Snapshot,
  id: Digest,
): Ground {
  const { style } = of.site;
  const read = (file: ManuscriptFile): Dispatch | null => {
    const reading = readings.recall(file, style);
    if (!reading) throw new LostReading(file.path);
    return reading.dispatch;
  };
  const fetch = (path: SourcePath): Dispatch => read(fileAt(path, manuscripts)) as Dispatch;
  const display = linesWhenAsked<Display>(() => recallDisplay(notes, id));
  const body = linesWhenAsked<Body>(() => recallBodies(notes, id));
  let asked = 0;
  return {
    ...of,
    fetch,
    fetchAll: () => manuscripts.flatMap((file) => read(file) ?? []),
    show: (place) => (++asked <= FEW ? fetch(clippings.source[place] as SourcePath) : display(place)),
    body,
  };
}

/** Gives what lines of JSON tell, by their number; they are read when one is asked for. */
function linesWhenAsked<T>(recall: () => readonly string[] | null): (at: number) => T {
  let lines: readonly string[] | null | undefined;
  return (at) => {
    lines ??= recall();
    const line = lines?.[at];
    if (line === undefined) throw new LostReading('What was remembered of the clippings is lost');
    return JSON.parse(line) as T;
  };
}

/** The file at a path; they are in order of path. */
function fileAt(path: SourcePath, files: readonly ManuscriptFile[]): ManuscriptFile {
  let [from, to] = [0, files.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareText((files[middle] as ManuscriptFile).path, path) < 0) from = middle + 1;
    else to = middle;
  }
  return files[from] as ManuscriptFile;
}
