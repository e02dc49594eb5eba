import { type Digest, digestAll } from '../model/digest.ts';
import type { Leanings } from './lineage.ts';

/** Texts that are remembered by name from one build to the next. A long one may be kept in pieces. */
export type Notes = {
  readonly recall: (name: string) => string | undefined;
  readonly keep: (name: string, text: string | Iterable<string>) => void;
};

/** A template as it is remembered: its code, and what it leans on. */
export type KeptTemplate = { readonly name: string; readonly code: string; readonly leanings: Leanings };

const NOTE = 'press';

/** Key of a set of templates, and of the program that compiles them. */
export function templatesKey(digests: ReadonlyMap<string, Digest>, generator: Digest): Digest {
  return digestAll(generator, ...[...digests].flat());
}

/** Templates compiled before without a fault, if they are these very ones. */
export function recallTemplates(key: Digest, notes: Notes | null): readonly KeptTemplate[] | null {
  const text = notes?.recall(NOTE);
  if (text === undefined) return null;
  const { key: known, templates } = JSON.parse(text) as { key: Digest; templates: readonly KeptTemplate[] };
  return known === key ? templates : null;
}

/** Remembers templates that all compiled. */
export function keepTemplates(key: Digest, templates: readonly KeptTemplate[], notes: Notes | null): void {
  notes?.keep(NOTE, JSON.stringify({ key, templates }));
}
