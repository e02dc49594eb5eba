import { namedTerm } from '../found/named-term.ts';
import type { Source } from '../found/outside.ts';
import type { Found, Piece } from '../found/piece.ts';
import { textIn, valuesOf } from './values.ts';

/** How the old site wrote the address of a page of a name; null if it had none, or if the address is not known. */
type Shelves = { readonly [kind in 'column' | 'tag']: ((name: string) => string | null) | null };

/** The shelves that Octopress and the plugin jekyll-archives made. */
export function shelvesIn(source: Source, settings: { readonly [key: string]: unknown }): Shelves {
  const isOctopress = source.files.some(({ path }) => /(?:^|\/)plugins\/category_generator\.rb$/.test(path));
  const folder = textIn(settings, 'category_dir') || (isOctopress ? 'categories' : undefined);
  const archives = valuesOf(settings['jekyll-archives']);
  const enabled = archives.enabled === true ? ['all'] : archives.enabled;
  const archive = (plural: string, kind: string) => {
    if (!Array.isArray(enabled) || !(enabled.includes(plural) || enabled.includes('all'))) return null;
    const pattern = textIn(valuesOf(archives.permalinks), kind) || `/${kind}/:name/`;
    return (name: string) =>
      pattern.replace(
        ':name',
        name
          .toLowerCase()
          .replace(/[^\p{M}\p{L}\p{Nd}]+/gu, '-')
          .replace(/^-|-$/g, ''),
      );
  };
  return {
    column:
      archive('categories', 'category') ??
      (folder === undefined
        ? null
        : (name) => {
            const word = octopressWord(name);
            return word === null ? null : `/${folder}/${word}/`;
          }),
    tag: archive('tags', 'tag'),
  };
}

/** A name as Octopress put it into addresses; null where it wrote signs or other letters than Latin ones out in words. */
function octopressWord(name: string): string | null {
  if (/[^\w\s.-]/.test(name)) return null;
  return name
    .trim()
    .toLowerCase()
    .replace(/(?<=\S)\.(?=\S)/g, '-dot-')
    .replace(/[_\s.-]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The old shelves of a piece. `told`: those whose address is not known, each told once. */
export function* shelvesOf(
  piece: Piece,
  shelves: Shelves,
  base: string,
  told: Set<string>,
): Generator<Found> {
  const categories = Array.isArray(piece.aside.categories) ? piece.aside.categories.map(String) : [];
  const terms = [
    ...categories.map((name) => ['column', name] as const),
    ...piece.tags.filter((name) => !categories.includes(name)).map((name) => ['tag', name] as const),
  ];
  for (const [kind, name] of terms) {
    const address = shelves[kind];
    const path = address?.(name);
    if (path) yield namedTerm(kind, name, `${base}/${path.replace(/^\//, '')}`);
    else if (address && !told.has(name)) {
      told.add(name);
      yield {
        kind: 'skipped',
        what: 'old address',
        name,
        why: 'Octopress spelt it in a way that is not known here',
      };
    }
  }
}
