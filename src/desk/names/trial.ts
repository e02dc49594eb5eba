import type { Shelf } from '../../archive/clipping.ts';
import { shelfFinder } from '../../archive/shelves.ts';
import { type NamedKind, SHELVES } from '../../model/shelf-kinds.ts';
import type { Filed } from './filed.ts';

/** What a change of names does besides what was asked for; `refused`: why it must not be written. */
type Consequences = { readonly refused: string | null; readonly notes: readonly string[] };

/**
 * Compares an archive before and after names in the settings changed. `names`: those that are to lead to the shelf `into`,
 * which is to keep its address.
 */
export function consequences(
  before: Filed,
  after: Filed,
  kind: NamedKind,
  names: readonly string[],
  into: Shelf,
): Consequences {
  const { folder } = SHELVES[kind];
  const find = shelfFinder(after.shelves);
  const rest = ({ site }: Filed) => JSON.stringify({ ...site, [folder]: [] });
  const astray = names.find((name) => find(kind, name)?.path !== into.path);
  if (rest(before) !== rest(after)) return { refused: 'other settings would change with it', notes: [] };
  if (astray !== undefined) return { refused: `"${astray}" would not lead to ${into.path}`, notes: [] };
  const gone = new Set(names.map((name) => shelfFinder(before.shelves)(kind, name)));
  const moved = before.shelves[folder].flatMap((shelf) => {
    const now = gone.has(shelf) ? undefined : find(kind, shelf.name);
    return now && now.path !== shelf.path ? [`${shelf.path} moves to ${now.path}.`] : [];
  });
  const was = new Map(before.entries.map((entry) => [entry.dispatch.source, entry]));
  const joined = after.entries.filter((entry) => {
    const old = was.get(entry.dispatch.source);
    const of = (each: typeof entry | undefined) => each?.shelves.filter((shelf) => shelf.kind === kind) ?? [];
    return of(old).length < of(entry).length;
  });
  const readdressed = after.entries.filter(
    (entry) => was.get(entry.dispatch.source)?.path !== entry.path,
  ).length;
  return {
    refused: null,
    notes: [
      ...(before.site[folder].length === 0 && after.site[folder].length > 1
        ? [
            `The settings list no ${folder} yet, so all ${after.site[folder].length} are added: once some are listed, others are reported.`,
          ]
        : []),
      ...moved,
      ...(joined.length === 0
        ? []
        : [
            `${dispatches(joined.length)} without a ${kind} will be in "${joined[0]!.column?.name}", the only one that is listed.`,
          ]),
      ...(readdressed === 0
        ? []
        : [`${dispatches(readdressed)} will get another address, since permalink: names the ${kind}.`]),
    ],
  };
}

function dispatches(many: number): string {
  return many === 1 ? '1 dispatch' : `${many.toLocaleString('en-US')} dispatches`;
}
