import { type Digest, digestAll } from '../model/digest.ts';
import type { Leanings } from './lineage.ts';

/** Texts that are remembered by name from build to build. A long one may be kept in pieces. */
export type Notes = {
  readonly recall: (name: string) => string | undefined;
  readonly keep: (name: string, text: string | Iterable<string>) => void;
};

/** A remembered template: its code, and the templates that it uses. */
export type KeptTemplate = { readonly name: string; readonly code: string; readonly leanings: Leanings };

const NOTE = 'press';

/** Key of a set of templates and the program that compiles them. */
export function templatesKey(digests: ReadonlyMap<string, Digest>, generator: Digest): Digest {
  return digestAll(generator, ...[...digests].flat());
}

/** The compiled templates of the last build, if all compiled and none has changed; else null. */
export function recallTemplates(key: Digest, notes: Notes | null): readonly KeptTemplate[] | null {
  const text = notes?.recall(NOTE);
  if (text === undefined) return null;
  const { key: known, templates } = JSON.parse(text) as { key: Digest; templates: readonly KeptTemplate[] };
  return known === key ? templates : null;
}

/** Remembers a set of templates, all of which compiled. */
export function keepTemplates(key: Digest, templates: readonly KeptTemplate[], notes: Notes | null): void {
  notes?.keep(NOTE, JSON.stringify({ key, templates }));
}
