import { nameOf, type SitePath } from '../model/address/paths.ts';
import { type Slug, slugOf } from '../model/address/slug.ts';
import { digest } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import { withoutMarkdown } from '../model/markdown-names.ts';
import { otherLines } from '../model/register.ts';
import type { ListSettings, Site } from '../model/site.ts';
import type { Gone } from './catalogue.ts';
import type { FiledDispatch, List } from './clipping.ts';
import type { Directory } from './directory.ts';
import type { Followed, Lost, Moved } from './followed.ts';
import { likelyReference } from './threads.ts';

/** A list with its address: its dispatches by rank. */
export type PlacedList = Omit<List, 'pieces'> & {
  readonly pieces: readonly { readonly rank: number; readonly note: string | null }[];
};

type Piece = ListSettings['pieces'][number];

/** What a list may name. */
type Known = {
  readonly entries: readonly FiledDispatch[];
  readonly unpublished: readonly Dispatch[];
  /** Withdrawn and expired dispatches, whose addresses have a page that says so. */
  readonly gone: readonly Gone[];
};

/** The folder of all lists. */
export const LISTS = '/lists/' as SitePath;

/**
 * Finds the dispatches of the editor's lists. Dispatches that readers may not see are left out and reported. A list
 * without any others has no page. If it once had one, its address leads to the page that tells about the first of its
 * pieces that were withdrawn or have expired.
 */
export function findLists(
  { lists }: Site,
  { entries, unpublished, gone }: Known,
  directory: Directory,
  { register }: Pick<Followed, 'register'>,
  findings: Finding[],
): { readonly lists: readonly PlacedList[] } & Pick<Followed, 'lost' | 'moved'> {
  const likely = likelyReference(entries);
  const addresses = new Set<string>();
  const made = lists.flatMap((list): readonly PlacedList[] => {
    const path = addressOf(list.id);
    if (addresses.has(path)) {
      const [first] = list.pieces;
      if (first) findings.push(sameAddress(list.id, path, first));
      return [];
    }
    addresses.add(path);
    const ranks = new Set<number>();
    const pieces = list.pieces.flatMap((piece) => {
      const found = directory.find(piece.piece, { source: piece.source });
      const entry = found?.kind === 'dispatch' && found.rank !== null ? entries[found.rank] : undefined;
      const problem =
        entry === undefined
          ? missing(list, piece, unpublished, likely)
          : entry.slip.unlisted
            ? held(list, piece, 'is unlisted')
            : ranks.has(entry.rank)
              ? twice(list, piece)
              : null;
      if (problem) findings.push(problem);
      if (problem || !entry) return [];
      ranks.add(entry.rank);
      return [{ rank: entry.rank, note: piece.note }];
    });
    const { pieces: _pieces, ...rest } = list;
    return pieces.length > 0 ? [{ ...rest, path, pieces }] : [];
  });
  const shown = new Set<string>(made.map(({ path }) => path));
  const known = otherLines(register).filter(({ stood }) => 'list' in stood);
  const fresh = made.filter(({ path }) => !known.some(({ address }) => address === path));
  const likelyHeir = fresh.length === 1 ? (fresh[0]?.path ?? null) : null;
  const moved: Moved[] = [];
  const lost = known.flatMap((registered): readonly Lost[] => {
    const { address } = registered;
    if (shown.has(address)) return [];
    const pieces = lists.find(({ id }) => addressOf(id) === address)?.pieces ?? [];
    const goneFirst = pieces.flatMap(
      (piece) => gone.find(({ dispatch }) => isMeant(piece, dispatch)) ?? [],
    )[0];
    if (goneFirst) moved.push({ registered, path: goneFirst.path, kind: 'list' });
    return goneFirst ? [] : [{ registered, heldBack: null, likely: likelyHeir }];
  });
  return { lists: made, lost, moved };
}

function addressOf(id: string): SitePath {
  return `${LISTS}${slugOf(id) || (`x-${digest(id).slice(0, 6)}` as Slug)}/` as SitePath;
}

/** Why a piece names no dispatch that readers may see: it is held back, or there is none. */
function missing(
  list: ListSettings,
  piece: Piece,
  unpublished: readonly Dispatch[],
  likely: (reference: string) => string | undefined,
): Finding {
  const dispatch = unpublished.find((one) => isMeant(piece, one));
  if (dispatch) return held(list, piece, `(${dispatch.source}) is not published`);
  const meant = likely(piece.piece);
  return {
    ...placeOf(piece),
    rule: 'list-piece',
    level: 'warning',
    reason: `The list "${list.name}" names "${piece.piece}", which is not a published dispatch`,
    remedy: meant
      ? `Did you mean "${meant}"?`
      : 'Write the slug, the file, the address or the id of a dispatch.',
  };
}

/** Whether a piece of a list names a dispatch that is not published. */
function isMeant({ piece }: Piece, { kind, id, source, slug }: Dispatch): boolean {
  const named = slugIn(piece);
  return (
    kind === 'dispatch' &&
    (id === piece ||
      [source, source.replace(/^posts\//, '')].includes(piece as Dispatch['source']) ||
      slugIn(source) === named ||
      slugOf(slug) === named)
  );
}

function held({ name }: ListSettings, piece: Piece, why: string): Finding {
  return {
    ...placeOf(piece),
    rule: 'list-held',
    level: 'info',
    reason: `"${piece.piece}" ${why}, so the list "${name}" leaves it out`,
    remedy: 'Publish it, or remove it from the list.',
  };
}

function twice({ name }: ListSettings, piece: Piece): Finding {
  return {
    ...placeOf(piece),
    rule: 'list-piece',
    level: 'warning',
    reason: `The list "${name}" names "${piece.piece}" a second time, which was left out`,
    remedy: 'Remove one of the two.',
  };
}

function sameAddress(id: string, path: SitePath, piece: Piece): Finding {
  return {
    ...placeOf(piece),
    rule: 'list-piece',
    level: 'warning',
    reason: `Another list already has the address ${path}, so the list "${id}" has no page`,
    remedy: 'Give one of the two another id.',
  };
}

function placeOf({ source, position }: Piece): Pick<Finding, 'source' | 'position'> {
  return { source, ...(position ? { position } : {}) };
}

function slugIn(reference: string): string {
  return slugOf(withoutMarkdown(nameOf(reference.replace(/\/$/, ''))));
}
