import { sameName, slugOf } from '../../model/address/slug.ts';
import type { Holdings } from './holdings.ts';
import { own } from './own.ts';
import type { Byline, Remark, Writer } from './piece.ts';

/** A writer as the site will know them. */
export type Named = { readonly id: string; readonly name: string; readonly writer: Writer | null };

/** Resolves bylines to the writers of the site, those it has and those it gains. */
export class Names {
  private readonly holdings: Holdings;
  private readonly known: Map<string, string>;
  readonly gained = new Map<string, Named>();

  /** `known`: ids of the writers that the site has, by their name. */
  constructor(holdings: Holdings, known: ReadonlyMap<string, string>) {
    this.holdings = holdings;
    this.known = new Map([...known].map(([name, id]) => [sameName(name), id]));
  }

  /** Id of a writer by name, as the site has it or will have it; null if the name gives none. */
  idOf(name: string): string | null {
    const plain = name.replace(/\s+/g, ' ').trim();
    return this.known.get(sameName(plain)) ?? (slugOf(plain) || null);
  }

  resolve(bylines: readonly Byline[], notes: Remark[]): readonly Named[] {
    return bylines.flatMap((byline): Named[] => {
      const writer =
        byline.key === null
          ? null
          : (this.holdings.writers.get(byline.key) ??
            this.holdings.writers.get(byline.key.toLowerCase()) ??
            null);
      const name = (
        byline.name && byline.name !== byline.key
          ? byline.name
          : (writer?.name ?? byline.name ?? byline.key ?? '')
      )
        .replace(/\s+/g, ' ')
        .trim();
      if (name === '') return [];
      if (byline.name === null && writer === null)
        notes.push({ kind: 'guessed', what: 'byline', detail: `the export does not say who "${name}" is` });
      const there = this.known.get(sameName(name));
      const id = there ?? (slugOf(name) || `writer-${this.gained.size + 1}`);
      if (there === undefined && !this.gained.has(id)) this.gained.set(id, own({ id, name, writer }));
      return [{ id, name, writer }];
    });
  }
}
