import type { Judge } from './judges.ts';

/** A setting: what it is for, and what it may hold. `site.yaml` is checked against it, and its schema is made of it. */
export type Setting = {
  readonly about: string;
  /** A `map` holds things by ids of the writer's own, a `group` holds parts with given names. */
  readonly shape: 'text' | 'boolean' | 'count' | 'list' | 'map' | 'group';
  /** The values that a text may have, or a boolean besides true and false. */
  readonly choices?: readonly string[];
  /** The greatest that a count may be. */
  readonly most?: number;
  /** Each item of a list, each thing of a map. */
  readonly of?: Setting;
  /** Whether a list of one item may be that item alone. */
  readonly orOne?: boolean;
  readonly parts?: Settings;
  /** Parts that a group must have. */
  readonly required?: readonly string[];
  /** The part that a text alone stands for. */
  readonly short?: string;
  /** Whether to have no value is an error, since it loses something. */
  readonly filled?: boolean;
  /** Other spellings that are read. */
  readonly also?: readonly string[];
  /** Whether `false` stands for none of it. */
  readonly orFalse?: boolean;
  /** Another shape that it may have. */
  readonly or?: Setting;
  /** Judges a text beyond its shape. */
  readonly judge?: Judge;
  /** The same for the schema, as a regular expression, as far as one can say it. */
  readonly pattern?: string;
  /** An example of a whole value, shown if another shape was written. */
  readonly example?: string;
  /** The value that it has if it is not written, as YAML; absent if there is none. */
  readonly standard?: string;
};

export type Settings = { readonly [name: string]: Setting };

/** A text. */
export function text(about: string, more: Partial<Setting> = {}): Setting {
  return { about, shape: 'text', ...more };
}

/** True or false, or one of some words. `standard`: its default. */
export function boolean(about: string, standard: boolean, ...choices: readonly string[]): Setting {
  return { about, shape: 'boolean', standard: String(standard), ...(choices.length > 0 ? { choices } : {}) };
}

/** A number from 1 to `most`. */
export function count(about: string, standard?: number, most?: number): Setting {
  return {
    about,
    shape: 'count',
    ...(standard === undefined ? {} : { standard: String(standard) }),
    ...(most === undefined ? {} : { most }),
  };
}

/** A number up to 100. */
export function percent(about: string, standard?: number): Setting {
  return count(about, standard, 100);
}

/** One of some texts. */
export function choice(about: string, choices: readonly string[], standard?: string): Setting {
  return { about, shape: 'text', choices, ...(standard === undefined ? {} : { standard }) };
}

/** Parts with given names. */
export function group(about: string, parts: Settings, more: Partial<Setting> = {}): Setting {
  return { about, shape: 'group', parts, ...more };
}

/** A list of settings of one kind. */
export function list(about: string, of: Setting, more: Partial<Setting> = {}): Setting {
  return { about, shape: 'list', of, ...more };
}

/** Things by ids of the writer's own. */
export function map(about: string, of: Setting, example: string): Setting {
  return { about, shape: 'map', of, example };
}
