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
  const text1 = (key: string): string | null => {
    const written = given[key];
    if (written === undefined || written === null) return null;
    if (typeof written === 'string' || typeof written === 'number') return String(written);
    wrong([key], `"${key}" is to be a text`);
    return null;
  };
  const find = finder(archive);
  const clippingsOf = (names: readonly unknown[], path: YamlPath): readonly Clipping[] =>
    names.flatMap((name, at) => {
      const clipping = typeof name === 'string' ? find(name) : null;
      if (clipping) return [clipping];
      wrong(
        [...path, at],
        typeof name === 'string'
          ? `There is no dispatch "${name}". Name it by its file, slug or address`
          : 'This is to be the name of a dispatch, or a part: {part: A title, dispatches: [talks.md]}',
      );
      return [];
    });
  const partsOf = (entries: readonly unknown[]): Order['parts'] => {
    const parts: { title: string | null; clippings: Clipping[] }[] = [];
    for (const [at, entry] of entries.entries()) {
      const part = entry as { readonly part?: unknown; readonly dispatches?: unknown } | null;
      if (
        typeof part === 'object' &&
        part !== null &&
        typeof part.part === 'string' &&
        Array.isArray(part.dispatches)
      )
        parts.push({
          title: part.part,
          clippings: [...clippingsOf(part.dispatches, ['dispatches', at, 'dispatches'])],
        });
      else {
        if (parts.at(-1)?.title !== null) parts.push({ title: null, clippings: [] });
        parts.at(-1)?.clippings.push(...clippingsOf([entry], ['dispatches']).map((clipping) => clipping));
      }
    }
    return parts;
  };
  const { dispatches, editor } = given;
  if (dispatches !== undefined && !Array.isArray(dispatches))
    wrong(['dispatches'], '"dispatches" is to be a list');
  const parts = Array.isArray(dispatches) ? partsOf(dispatches) : null;
  const twice = parts && firstTwice(parts.flatMap(({ clippings }) => clippings));
  if (twice) wrong(['dispatches'], `${twice.slip.source} is named twice`);
  return {
    title: text1('title'),
    subtitle: text1('subtitle'),
    editors: Array.isArray(editor) ? editor.map(String) : [text1('editor')].filter((name) => name !== null),
    cover: text1('cover'),
    foreword: text1('foreword'),
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

function firstTwice(clippings: readonly Clipping[]): Clipping | undefined {
  return clippings.find((clipping, at) => clippings.indexOf(clipping) < at);
}
