import type { Edition, Page } from '../edition/page.ts';
import type { OutputPath } from '../model/paths.ts';
import type { Planned } from './prepare.ts';

/** An edition whose pages tell what they read of dispatches as their props are made. */
export type Traced = {
  readonly edition: Edition;
  /** What each page read, in their order; undefined of one whose props were not made. See `partsOf`. */
  readonly lines: readonly (string | undefined)[];
};

/** Traces what the props of pages read; those of steady ones are known to read what they read before. */
export function trace(
  { archive, edition }: Pick<Planned, 'archive' | 'edition'>,
  isSteady: (path: OutputPath) => boolean | null,
): Traced {
  const lines: (string | undefined)[] = edition.pages.map(() => undefined);
  const traced = (page: Page, at: number): Page => {
    if (isSteady(page.path)) return page;
    const { props: make, ...rest } = page;
    const props = () => {
      const [props, read] = archive.reads.during(make);
      let line = ',';
      for (const [{ place }, parts] of read) line += `${place}:${parts},`;
      lines[at] = line;
      return props;
    };
    return { ...rest, props };
  };
  return { edition: { ...edition, pages: edition.pages.map(traced) }, lines };
}

/** Finds what lines tell of the clipping at a place: the parts that were read of it, as bits (see `PARTS`). */
export function partsOf(place: number): (line: string) => number {
  const named = `,${place}:`;
  return (line) => {
    const start = line.indexOf(named);
    return start < 0 ? 0 : Number.parseInt(line.slice(start + named.length), 10);
  };
}
