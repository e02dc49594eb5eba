import type { Position } from './finding.ts';

/** What a name of `names.yaml` is the name of. */
export const NAME_KINDS = ['person', 'place', 'organisation', 'work', 'thing'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** The words under which an index lists the names of each kind. */
export const NAME_HEADINGS: { readonly [Kind in NameKind]: string } = {
  person: 'people',
  place: 'places',
  organisation: 'organisations',
  work: 'works',
  thing: 'things',
};

/** A form of a name, and the days on which dispatches that use it mean this name: each is a year, a month or a day. */
export type NameForm = {
  readonly text: string;
  readonly from: string | null;
  readonly to: string | null;
};

/** An entry of `names.yaml`. */
export type NameSettings = {
  readonly id: string;
  /** The usual form. */
  readonly name: string;
  readonly what: NameKind;
  /** Its place in the order from A to Z, as printed there: `Samore, Gary`. */
  readonly sort: string;
  /** Every form that is found in texts, the usual one first. */
  readonly forms: readonly NameForm[];
  /** The texts of all forms but the usual one: a dispatch or an old address may use them for it. */
  readonly also: readonly string[];
  /** Phrases in which a form means something else. */
  readonly not: readonly string[];
  /** Id of the name that is meant, which refers to no other: this one has no page of its own. */
  readonly see: string | null;
  readonly seeAlso: readonly string[];
  readonly description: string | null;
  readonly descriptionHtml: string | null;
  /** Addresses of the same thing elsewhere: Wikidata, VIAF. */
  readonly sameAs: readonly string[];
};

/** The first mention of a name in a dispatch: the words that name it, and the sentence around them, as plain text. */
export type Mention = {
  /** Id of the name. */
  readonly name: string;
  readonly before: string;
  readonly words: string;
  readonly after: string;
};

/**
 * A mark with which a writer settles a doubt: `[[Gary Samore]]`, `[[Gary Samore|he]]`. In its dispatch, `words` mean the
 * name; `[[|Samore]]`: they mean none (`name` is null).
 */
export type NameMark = {
  readonly name: string | null;
  readonly words: string;
  readonly position?: Position;
};
