import type { Clipping, Shelf, StandingPage } from '../../archive/clipping.ts';
import { permanentId } from '../../archive/permanent-id.ts';
import type { Planned } from '../../desk/prepare.ts';
import { absolute } from '../../model/address/absolute.ts';
import { foldPath } from '../../model/address/paths.ts';
import { decoded } from '../../model/text/percent.ts';
import type { ExportSource } from '../export.ts';

/** A dispatch or a standing page on its way to another system. */
export type LeavingPiece = Pick<Clipping, 'dispatch' | 'slip' | 'href' | 'lang' | 'fills' | 'lead'> & {
  readonly kind: 'dispatch' | 'page';
  /** Permanent identifier, an IRI. */
  readonly id: string;
  /** The whole public address. */
  readonly url: string;
  /** The last part of the address, without an extension. */
  readonly slug: string;
  readonly bylines: readonly Shelf[];
  readonly column: Shelf | null;
  readonly tags: readonly Shelf[];
  /** Identifiers of the dispatches that it follows. */
  readonly follows: readonly string[];
  readonly related: readonly string[];
  /** Identifier of the dispatch that it is a translation of; null if it is none. */
  readonly translationOf: string | null;
};

/** The chosen dispatches, oldest first, and behind them the standing pages if the whole archive leaves. */
export function piecesOf({ planned, chosen, isWhole }: ExportSource): readonly LeavingPiece[] {
  const ids = new Map(
    [...planned.archive.listed, ...planned.archive.unlisted].map(({ rank, id }) => [rank, id]),
  );
  const idsOf = (references: readonly string[], from: Clipping) =>
    references.flatMap((reference) => {
      const found = planned.archive.directory.find(reference, from.slip);
      const id = found?.kind === 'dispatch' && found.rank !== null ? ids.get(found.rank) : undefined;
      return id === undefined ? [] : [id];
    });
  const dispatches = chosen.map((clipping): LeavingPiece => {
    const { dispatch, slip, href, lang, fills, lead, id, bylines, column, tags } = clipping;
    const [first] = planned.archive.translations.get(clipping) ?? [];
    return {
      kind: 'dispatch',
      id,
      dispatch,
      slip,
      href,
      lang,
      fills,
      lead,
      bylines,
      column,
      tags,
      ...placeOf(clipping, planned),
      follows: idsOf(dispatch.follows, clipping),
      related: idsOf(dispatch.related, clipping),
      translationOf: first && first !== clipping ? first.id : null,
    };
  });
  const pages = isWhole ? planned.archive.pages.map((page) => pageOf(page, planned)) : [];
  return [...dispatches.toReversed(), ...pages];
}

function pageOf(page: StandingPage, planned: Planned): LeavingPiece {
  const { dispatch, slip, href, lang, fills, lead } = page;
  return {
    kind: 'page',
    dispatch,
    slip,
    href,
    lang,
    fills,
    lead,
    id: permanentId(dispatch, planned.site),
    ...placeOf(page, planned),
    bylines: [],
    column: null,
    tags: [],
    follows: [],
    related: [],
    translationOf: null,
  };
}

function placeOf({ href, path }: Pick<Clipping, 'href' | 'path'>, { site }: Planned) {
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  return { url: absolute(href, site.origin), slug: decoded(last).replace(/\.\w{1,5}$/, '') };
}

/** Gives out names, each once, whatever the case of its letters: the second `talks` is `talks-2`. */
export function uniqueNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    let name = wanted;
    for (let count = 2; taken.has(foldPath(name)); count++) name = `${wanted}-${count}`;
    taken.add(foldPath(name));
    return name;
  };
}
