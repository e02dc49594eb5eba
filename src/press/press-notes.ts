import type { Digest } from '../model/digest.ts';
import type { Dependencies } from './lineage.ts';

/** Texts that are remembered by name from build to build. A long one may be kept in pieces. */
export type Notes = {
  readonly recall: (name: string) => string | undefined;
  readonly keep: (name: string, text: string | Iterable<string>) => void;
};

/** A compiled template as it is remembered: its text, its code, and the templates that it uses. */
export type KeptTemplate = {
  readonly name: string;
  readonly digest: Digest;
  readonly code: string;
  readonly dependencies: Dependencies;
};

/** Compiled templates that are remembered, found by name and text. */
type KeptTemplates = {
  readonly get: (name: string, digest: Digest) => KeptTemplate | undefined;
};

/** The templates of the theme have a note of their own, which comes with the program. */
const NOTE = { builtin: 'built-in templates', site: 'press' } as const;
type Origin = keyof typeof NOTE;

/** Recalls the templates that compiled before. */
export function recallTemplates(notes: Notes | null): KeptTemplates {
  const kept = new Map<string, KeptTemplate>();
  for (const name of Object.values(NOTE)) {
    const text = notes?.recall(name);
    for (const template of text === undefined ? [] : (JSON.parse(text) as readonly KeptTemplate[]))
      kept.set(keyOf(template.name, template.digest), template);
  }
  return { get: (name, digest) => kept.get(keyOf(name, digest)) };
}

/** Remembers the templates of one origin, in place of those that were remembered of it. */
export function keepTemplates(origin: Origin, templates: readonly KeptTemplate[], notes: Notes | null): void {
  notes?.keep(NOTE[origin], JSON.stringify(templates));
}

/** A built-in template has the same code under both of its names. */
function keyOf(name: string, digest: Digest): string {
  return `${name.replace(/^builtin\//, '')} ${digest}`;
}
