/** What templates receive of names. */

import type { Href } from '../model/address/paths.ts';
import type { NameKind } from '../model/names.ts';

/** A name as links show it; `href` is null if only unlisted dispatches mention it. */
type Named = { readonly name: string; readonly href: Href | null };

/** A name that a dispatch mentions. */
export type NameLink = Named & { readonly what: NameKind };

/** What `names.yaml` says about a name: its other forms, names to see too, and the same thing on other sites. */
export type NameProps = {
  readonly what: NameKind;
  readonly also: readonly string[];
  readonly seeAlso: readonly Named[];
  readonly sameAs: readonly { readonly title: string; readonly href: string }[];
};

/** names.njk: every name by kind, from A to Z. */
export type NamesProps = {
  readonly count: number;
  /** Kinds that have names, each with the number of its names and with those by letter, in order. */
  readonly kinds: readonly {
    readonly what: NameKind;
    /** The word for them: `people`. */
    readonly heading: string;
    readonly count: number;
    readonly letters: readonly {
      readonly letter: string;
      readonly names: readonly {
        /** As it is sorted: `Samore, Gary`. */
        readonly name: string;
        /** Null for one that refers to another (`see`). */
        readonly href: Href | null;
        readonly count: number;
        /** Years of its first and last dispatch. */
        readonly first: string | null;
        readonly last: string | null;
        readonly see: Named | null;
      }[];
    }[];
  }[];
};
