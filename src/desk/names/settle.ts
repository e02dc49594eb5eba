import type { Shelf } from '../../archive/clipping.ts';
import { sameName } from '../../model/address/slug.ts';
import { isMap, type Json } from '../../model/json.ts';
import { type NamedKind, SHELVES } from '../../model/shelf-kinds.ts';
import { entryIn, withEntry, withoutEntry, withPart, withTexts } from '../../model/yaml/entries.ts';
import type { Filed } from './filed.ts';

/** The settings that hold the columns, bylines or tags: a text, and the key under which they are (null: it holds only them). */
export type Listing = { readonly text: string; readonly at: string | null };

/**
 * The settings after columns, bylines or tags became one: the others' names are spellings of the one that stays. What
 * an entry of another says stays, too, if the entry that stays says nothing about it.
 */
export function merged(
  { text, at }: Listing,
  kind: NamedKind,
  others: readonly Shelf[],
  into: Shelf,
  filed: Filed,
): string {
  const spellings = others.flatMap(({ id, name, also }) => [
    name,
    ...also,
    ...(id !== null && isWritten(id, kind, filed) ? [id] : []),
  ]);
  const also = spellingsOf(into, [...into.also, ...spellings]);
  const listed = withAll({ text, at }, kind, into, { name: into.name, also: shortest(also) }, others, filed);
  const id = into.id ?? into.slug;
  const spelt = into.id === null ? listed : withTexts(listed, at, id, 'also', also);
  return others.reduce(
    (now, other) => (other.id === null ? now : withoutOther(now, at, other.id, id)),
    spelt,
  );
}

/** The settings after a column, a byline or a tag got another name. Its address and its id stay. */
export function renamed(
  { text, at }: Listing,
  kind: NamedKind,
  shelf: Shelf,
  name: string,
  filed: Filed,
): string {
  const also = spellingsOf({ ...shelf, name, id: null }, [shelf.name, ...shelf.also]);
  const entry = also.length === 0 ? name : { name, also: shortest(also) };
  const listed = withAll({ text, at }, kind, shelf, entry, [], filed);
  if (shelf.id === null) return listed;
  const old = entryIn(text, at, shelf.id);
  const part = isMap(old) && !Object.hasOwn(old, 'name') && Object.hasOwn(old, 'title') ? 'title' : 'name';
  return withTexts(withPart(listed, at, shelf.id, part, name), at, shelf.id, 'also', also);
}

/**
 * Adds the entry of a shelf that the settings do not list. If the settings list none of a kind, and count as complete
 * once they list one, all shelves of the archive are added, so that none becomes unknown.
 */
function withAll(
  { text, at }: Listing,
  kind: NamedKind,
  shelf: Shelf,
  entry: Json,
  gone: readonly Shelf[],
  { site, entries, shelves }: Filed,
): string {
  if (shelf.id !== null) return text;
  const { folder, closed } = SHELVES[kind];
  if (!closed || site[folder].length > 0) return withEntry(text, at, shelf.slug, entry);
  const used = new Set(entries.flatMap((each) => each.shelves));
  return shelves[folder]
    .filter((each) => each === shelf || (used.has(each) && !gone.includes(each)))
    .reduce((now, each) => withEntry(now, at, each.slug, each === shelf ? entry : each.name), text);
}

/** Removes the entry of another shelf. Parts that the remaining entry lacks are moved there. */
function withoutOther(text: string, at: string | null, other: string, id: string): string {
  const parts = entryIn(text, at, other);
  const without = withoutEntry(text, at, other);
  return Object.entries(isMap(parts) ? parts : {}).reduce((now, [part, value]) => {
    const own = entryIn(now, at, id);
    const has = isMap(own) && Object.hasOwn(own, part);
    return has || ['name', 'title', 'also'].includes(part) ? now : withPart(now, at, id, part, value as Json);
  }, without);
}

/** Spellings that say more than the name and the id of a shelf, each once. */
function spellingsOf(
  { id, name }: Pick<Shelf, 'id' | 'name'>,
  spellings: readonly string[],
): readonly string[] {
  const known = new Set([name, ...(id === null ? [] : [id])].map(sameName));
  return spellings.filter((spelling) => {
    const key = sameName(spelling);
    return !known.has(key) && known.add(key);
  });
}

function shortest(texts: readonly string[]): Json {
  return texts.length === 1 ? texts[0]! : texts;
}

/** Whether a dispatch names a shelf by its id. */
function isWritten(id: string, kind: NamedKind, { dispatches }: Filed): boolean {
  return dispatches.some((dispatch) =>
    SHELVES[kind].namesOf(dispatch).some(({ name }) => sameName(name) === sameName(id)),
  );
}
