import type { Edition, Page } from '../edition/page.ts';
import type { OutputPath } from '../model/paths.ts';
import type { Planned } from './prepare.ts';

/** An edition whose pages tell what they read of dispatches as their props are made. */
export type Traced = {
  readonly edition: Edition;
  /**
   * What pages read whose props were made: a line each, of places and parts (as bits of `PARTS`) between commas.
   */
  readonly lines: ReadonlyMap<OutputPath, string>;
};

/** Traces what the props of pages read; those of steady ones are known to read what they read before. */
export function trace(
  { archive, edition }: Pick<Planned, 'archive' | 'edition'>,
  isSteady: (path: OutputPath) => boolean | null,
): Traced {
  const lines = new Map<OutputPath, string>();
  const traced = (page: Page): Page => {
    if (isSteady(page.path)) return page;
    const { props: make, ...rest } = page;
    const props = () => {
      const [props, read] = archive.reads.during(make);
      let line = ',';
      for (const [{ place }, parts] of read) line += `${place}:${parts},`;
      lines.set(page.path, line);
      return props;
    };
    return { ...rest, props };
  };
  return { edition: { ...edition, pages: edition.pages.map(traced) }, lines };
}

/** What pages read as text, in which the readers of a place are found without reading it all: two lines a page. */
export function* writtenReads(lines: ReadonlyMap<OutputPath, string>): Generator<string> {
  for (const [path, line] of lines) yield pairOf(path, line);
}

/** Whether that text says that a page read this very line. */
export function hasRead(text: string, path: OutputPath, line: string): boolean {
  const pair = pairOf(path, line);
  return text.includes(`\n${pair}\n`) || text.startsWith(`${pair}\n`) || text.endsWith(`\n${pair}`);
}

/** Pages that read of the clipping at a place, as that text tells: which parts, as bits. */
export function* readersOf(text: string, place: number): Generator<readonly [OutputPath, number]> {
  const named = nameOf(place);
  for (let at = text.indexOf(named); at >= 0; at = text.indexOf(named, at + 1)) {
    const start = text.lastIndexOf('\n', at) + 1;
    // A path is quoted: what it has in common with a line tells nothing.
    if (text[start] === '"') continue;
    const path = JSON.parse(text.slice(text.lastIndexOf('\n', start - 2) + 1, start - 1)) as OutputPath;
    yield [path, bitsAt(text, at + named.length)];
  }
}

/** What a line tells of the clipping at a place: the parts that were read of it, as bits. */
export function partsIn(line: string, place: number): number {
  const named = nameOf(place);
  const start = line.indexOf(named);
  return start < 0 ? 0 : bitsAt(line, start + named.length);
}

function pairOf(path: OutputPath, line: string): string {
  return `${JSON.stringify(path)}\n${line}`;
}

function nameOf(place: number): string {
  return `,${place}:`;
}

function bitsAt(line: string, start: number): number {
  return Number.parseInt(line.slice(start, line.indexOf(',', start)), 10);
}
