import type { Clipping } from '../archive/clipping.ts';
import type { Page } from '../edition/page.ts';
import { type Digest, digestAll, digestEach } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { OutputPath, SourcePath } from '../model/paths.ts';
import { slugOf } from '../model/slug.ts';
import type { Prepared } from './prepare.ts';
import type { World } from './world.ts';

const NOTE = 'reads';

/** What is remembered beside a ledger: of which manuscripts each of its pages was made. */
type Remembered = {
  readonly ground: Digest;
  readonly ledger: Digest;
  /** Of the dispatches, in the archive's order. */
  readonly manuscripts: readonly (readonly [path: SourcePath, digest: Digest])[];
  /** Of each page, in their order, the dispatches that its props read, as places in that list. */
  readonly read: readonly (readonly number[])[];
};

/** An edition ready to be compared, whose pages tell what they read as they are made. */
export type Traced = {
  readonly prepared: Prepared;
  /** Whether a page is what it was when the ledger was written, for nothing that it read has changed. */
  readonly isSteady: (path: OutputPath) => boolean;
  /** Remembers what the pages of this edition read, once they stand. */
  readonly remember: (ledger: Digest) => void;
};

/**
 * Traces what pages read of dispatches, and tells which an edit leaves as they are. Props follow from the order of
 * the archive and from the words of the dispatches that they read; so where an edit moves nothing (see `placeOf`),
 * only pages that read what was edited can differ. `ledger`: the seal of the one that vouches for them.
 */
export function trace(prepared: Prepared, ground: Digest | null, ledger: Digest, world: World): Traced {
  const { archive, edition } = prepared;
  const order = [...archive.listed, ...archive.unlisted].sort((a, b) => a.place - b.place);
  const read: (readonly number[])[] = [];
  const traced = ({ props: make, ...page }: Page, at: number): Page => ({
    ...page,
    props: () => {
      const [props, clippings] = archive.reads.during(make);
      read[at] = Array.from(clippings, ({ place }) => place);
      return props;
    },
  });
  const whole = ground === null ? null : groundOf(ground, prepared);
  const last = whole === null || world.extensions?.makers.length ? null : recall(whole, ledger, world);
  const changed = last && changedIn(order, prepared.before, last);
  const steady = new Set<OutputPath>();
  if (changed)
    for (const [at, { path }] of edition.pages.entries()) {
      read[at] = last.read[at] as readonly number[];
      if (!read[at].some((place) => changed.has(place))) steady.add(path);
    }
  return {
    prepared: { ...prepared, edition: { ...edition, pages: edition.pages.map(traced) } },
    isSteady: (path) => steady.has(path),
    remember: (after) => {
      if (whole === null) return;
      const manuscripts = order.map(({ dispatch }) => [dispatch.source, dispatch.digest] as const);
      const remembered: Remembered = { ground: whole, ledger: after, manuscripts, read };
      world.notes.keep(NOTE, JSON.stringify(remembered));
    },
  };
}

/** All that pages are made of beside the words of dispatches: settings, templates, files, and what stands where by now. */
function groundOf(ground: Digest, { archive, edition }: Prepared): Digest {
  const { listed, unlisted, pages } = archive;
  return digestAll(
    ground,
    JSON.stringify(edition.site),
    digestEach(edition.pages.values().map(({ path }) => path)),
    digestEach(edition.assets.values().map((asset) => `${asset.path} ${asset.digest}`)),
    digestEach([...listed, ...unlisted].values().map(({ path, embargoed }) => `${path} ${embargoed}`)),
    digestEach(pages.values().map(({ path, dispatch }) => `${path} ${dispatch.digest}`)),
  );
}

function recall(ground: Digest, ledger: Digest, { notes }: World): Remembered | null {
  const text = notes.recall(NOTE);
  const last = text === undefined ? null : (JSON.parse(text) as Remembered);
  return last?.ground === ground && last.ledger === ledger ? last : null;
}

/** Places of the dispatches that were edited since; null where an edit may have moved something. */
function changedIn(
  order: readonly Clipping[],
  before: Prepared['before'],
  last: Remembered,
): ReadonlySet<number> | null {
  if (order.length !== last.manuscripts.length) return null;
  const changed = new Set<number>();
  for (const [place, { dispatch }] of order.entries()) {
    const [source, digest] = last.manuscripts[place] as Remembered['manuscripts'][number];
    if (dispatch.source !== source) return null;
    if (dispatch.digest === digest) continue;
    const then = before(source, digest);
    if (!then || placeOf(dispatch) !== placeOf(then) || slugOf(dispatch.slug) === '') return null;
    changed.add(place);
  }
  return changed;
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
    ...{
      image: image && { ...image, place: null },
      firstImage: firstImage && { ...firstImage, place: null },
    },
    copy: { ...copy, digest: null, words: null, slots },
  });
}
