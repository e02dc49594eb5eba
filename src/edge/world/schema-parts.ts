import type { Json } from '../../model/json.ts';
import { nearKeys } from './near-keys.ts';

/** A JSON Schema of draft 7, which editors read. */
export type Schema = { readonly [keyword: string]: Json };

export const DIALECT = 'http://json-schema.org/draft-07/schema#';

/** What marks a property as another spelling: it is read, but editors do not offer it. */
export function otherSpelling(name: string): Schema {
  return {
    description: `The same as ${name}.`,
    deprecated: true,
    deprecationMessage: `This is read as ${name}, which is the usual spelling.`,
    doNotSuggest: true,
  };
}

/** Pattern properties that refuse keys near to a name, and say which name is near: no value is the only one that they allow. */
export function isNotKnown(names: readonly string[], known: readonly string[]): Schema {
  return Object.fromEntries(
    names.flatMap((name) => {
      const pattern = nearKeys(name, known);
      const reason = `Did you mean ${name}?`;
      return pattern === null
        ? []
        : [[pattern, { const: reason, errorMessage: reason, doNotSuggest: true }] as const];
    }),
  );
}
