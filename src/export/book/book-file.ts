import type { Archive } from '../../archive/archive.ts';
import type { Clipping } from '../../archive/clipping.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import { closest } from '../../model/text/guess.ts';
import { readYaml, type YamlPath } from '../../model/yaml/yaml.ts';
import type { Order } from './book.ts';

/** A book as a file describes it. What the file does not say is null. */
export type BookFile = {
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly editors: readonly string[];
  /** The name of a picture file, as written. */
  readonly cover: string | null;
  /** Markdown. */
  readonly foreword: string | null;
  /** The dispatches by hand, in their order; null for those that the command chooses. */
  readonly parts: Order['parts'] | null;
  /** What is wrong, each with its line: `3: there is no dispatch "tals.md"`. */
  readonly problems: readonly string[];
};

const NO_NAME = 'This must be the name of a dispatch, or a part: {part: A title, dispatches: [talks.md]}';
const KEYS = ['title', 'subtitle', 'editor', 'cover', 'foreword', 'dispatches'];

/** Reads the description of a book (YAML). Dispatches are named by file, slug or address. Never throws. */
export function readBookFile(text: string, archive: Archive): BookFile {
  const { value, problems: found, keyPositionOf, positionOf } = readYaml(text);
  const problems = found
    .filter(({ level }) => level === 'error')
    .map(({ reason, position }) => `${position?.line ?? 1}: ${reason}`);
  const lineAt = (path: YamlPath) => (positionOf(path) ?? keyPositionOf(path))?.line ?? 1;
  const wrong = (path: YamlPath, reason: string) => void problems.push(`${lineAt(path)}: ${reason}`);
  const map = (value ?? {}) as { readonly [key: string]: unknown };
  if (problems.length === 0 && (typeof map !== 'object' || Array.isArray(map)))
    wrong([], `A book is described by fields: ${KEYS.join(', ')}`);
  const given = Array.isArray(map) || typeof map !== 'object' ? {} : map;
  for (const key of Object.keys(given)) {
    const guess = closest(key, KEYS);
    if (!KEYS.includes(key))
      wrong(
        [key],
        `A book has no field "${key}"${guess ? `; did you mean "${guess}"?` : `. It has: ${KEYS.join(', ')}`}`,
      );
  }
  const textOf = (key: string): string | null => {
    const written = given[key];
    if (written === undefined || written === null) return null;
    if (typeof written === 'string' || typeof written === 'number') return String(written);
    wrong([key], `"${key}" must be text`);
    return null;
  };
  const find = finder(archive);
  const named = new Set<Clipping>();
  const clippingOf = (name: unknown, path: YamlPath): readonly Clipping[] => {
    const clipping = typeof name === 'string' ? find(name) : null;
    if (typeof name !== 'string') wrong(path, NO_NAME);
    else if (!clipping) wrong(path, `There is no dispatch "${name}". Name it by its file, slug or address`);
    else if (named.has(clipping)) wrong(path, `${clipping.slip.source} is named twice`);
    if (!clipping) return [];
    named.add(clipping);
    return [clipping];
  };
  const partsOf = (entries: readonly unknown[]): Order['parts'] => {
    const parts: { readonly title: string | null; readonly clippings: Clipping[] }[] = [];
    for (const [at, entry] of entries.entries()) {
      const path = ['dispatches', at];
      if (isPart(entry)) {
        const inner = entry.dispatches.flatMap((name, place) =>
          clippingOf(name, [...path, 'dispatches', place]),
        );
        parts.push({ title: entry.part, clippings: inner });
      } else {
        if (parts.at(-1)?.title !== null) parts.push({ title: null, clippings: [] });
        parts.at(-1)?.clippings.push(...clippingOf(entry, path));
      }
    }
    return parts;
  };
  const { dispatches, editor } = given;
  if (dispatches !== undefined && !Array.isArray(dispatches))
    wrong(['dispatches'], '"dispatches" must be a list');
  const parts = Array.isArray(dispatches) ? partsOf(dispatches) : null;
  return {
    title: textOf('title'),
    subtitle: textOf('subtitle'),
    editors: Array.isArray(editor) ? editor.map(String) : [textOf('editor')].filter((name) => name !== null),
    cover: textOf('cover'),
    foreword: textOf('foreword'),
    parts,
    problems,
  };
}

function finder({ directory, listed, unlisted }: Archive): (name: string) => Clipping | null {
  const byRank = new Map([...listed, ...unlisted].map((clipping) => [clipping.rank, clipping]));
  return (name) => {
    const found = directory.find(name, { source: 'site.yaml' as SourcePath });
    return found?.kind === 'dispatch' && found.rank !== null ? (byRank.get(found.rank) ?? null) : null;
  };
}

type PartEntry = { readonly part: string; readonly dispatches: readonly unknown[] };

function isPart(entry: unknown): entry is PartEntry {
  const { part, dispatches } = (entry ?? {}) as Partial<PartEntry>;
  return typeof part === 'string' && Array.isArray(dispatches);
}
