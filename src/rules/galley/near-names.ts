import type { Shelf } from '../../archive/clipping.ts';
import { compareText } from '../../model/finding.ts';
import { mergeCommand } from '../../model/merge-command.ts';
import { type NamedKind, SHELVES } from '../../model/shelf-kinds.ts';
import { matchKey } from './likeness.ts';
import { startOf } from './positions.ts';
import type { PlacedRemark } from './rule.ts';

/** Two shelves that probably mean one thing, and the one of them whose name should stay. */
type NearShelves = { readonly rare: Shelf; readonly common: Shelf };

/**
 * Finds shelves of one kind that probably mean one thing: names that differ by a hyphen, a space, an accent or a plural, and
 * of bylines those with initials. The name that the settings list stays, else the most used.
 */
export function nearShelves(kind: NamedKind, shelves: readonly Shelf[]): readonly NearShelves[] {
  const groups = Map.groupBy(shelves, ({ name }) => KEYS[kind](name));
  const same = [...groups].flatMap(([key, group]) => {
    if (key === '' || group.length < 2) return [];
    const [common, ...others] = group.toSorted(
      (a, b) =>
        Number(b.id !== null) - Number(a.id !== null) ||
        b.clippings.length - a.clippings.length ||
        compareText(a.name, b.name),
    );
    return others.map((rare) => ({ rare, common: common! }));
  });
  return kind === 'byline' ? [...same, ...initials(shelves)] : same;
}

/** Reports names that probably mean another, each at the first dispatch that has it. */
export function nearNames(kind: NamedKind, shelves: readonly Shelf[]): readonly PlacedRemark[] {
  return nearShelves(kind, shelves).map(({ rare, common }) => {
    const { dispatch } = rare.clippings.at(-1)!;
    return {
      source: dispatch.source,
      ...startOf(dispatch.lines[SHELVES[kind].field]),
      reason: `The ${kind} "${rare.name}" (${dispatches(rare)}) is nearly "${common.name}" (${dispatches(common)})`,
      remedy: `If both mean the same: ${mergeCommand(kind, rare.name, common.name)}`,
    };
  });
}

function dispatches({ clippings: { length } }: Shelf): string {
  return length === 1 ? '1 dispatch' : `${length} dispatches`;
}

/** What two names have in common that probably mean one thing. */
const KEYS: { readonly [Kind in NamedKind]: (name: string) => string } = {
  column: (name) => matchKey(name.replace(/^the\s+/i, '')),
  byline: (name) => matchKey(inOrder(name)),
  tag: (name) => {
    const bone = matchKey(name);
    if (bone.length < 5 || !/^[a-z]+$/.test(bone) || /(?:ss|us|is|news)$/.test(bone)) return bone;
    return bone
      .replace(/ies$/, 'y')
      .replace(/(?<=(?:ch|sh|x|z|ss))es$/, '')
      .replace(/s$/, '');
  },
  place: matchKey,
  name: (name) => name,
};

/** "L. Hale" beside "Laura Hale", "Laura M. Hale" beside "Laura Hale". */
function initials(shelves: readonly Shelf[]): readonly NearShelves[] {
  const byLast = Map.groupBy(shelves, ({ name }) => matchKey(wordsOf(name).at(-1) ?? ''));
  return [...byLast.values()].flatMap((group) =>
    group.flatMap((rare) => {
      const candidates = group.filter((long) => long !== rare && isShortFor(rare.name, long.name));
      return candidates.length === 1 ? [{ rare, common: candidates[0]! }] : [];
    }),
  );
}

function isShortFor(short: string, long: string): boolean {
  const [a, b] = [wordsOf(short).slice(0, -1), wordsOf(long).slice(0, -1)];
  const [first, full] = [matchKey(a[0] ?? ''), matchKey(b[0] ?? '')];
  if (first === '' || full === '') return false;
  if (first.length === 1 && full.length > 1) return full.startsWith(first);
  const middle = b.slice(1).map(matchKey);
  return first === full && a.length === 1 && middle.length > 0 && middle.every((part) => part.length === 1);
}

function wordsOf(name: string): readonly string[] {
  return inOrder(name)
    .split(/[\s.]+/)
    .filter((word) => /\p{L}/u.test(word));
}

/** "Hale, Laura" as "Laura Hale". */
function inOrder(name: string): string {
  return name.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1');
}
