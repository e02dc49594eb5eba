import { SPELLINGS } from './fields.ts';
import { holdsByWord } from './holding.ts';
import { fold } from './spelling.ts';

/** A line that reads as a field of front matter, whatever signs surround its name. */
type FieldLine = {
  readonly key: string;
  readonly value: string;
  /** Whether its name is written in lower case, as documented; prose rarely begins so. */
  readonly isLower: boolean;
  /** Whether it says explicitly that the dispatch is held back: `draft: true`. */
  readonly holds: boolean;
};

/** A line as a field that a dispatch can have; undefined if it is none. */
export function fieldIn(line: string): FieldLine | undefined {
  const start = line.slice(0, 300);
  const found = SIGN.test(start) && !PROSE.test(start) ? FIELD.exec(start) : null;
  if (found === null) return undefined;
  const [, key = '', value = ''] = found;
  const bare = value.replace(/(?:\s+#.*|-{2,}>?|[\s"'”’`*,;.})\]]+)$/u, '').trim();
  const holds = bare.length < 60 && holdsByWord(key, bare);
  if (!holds && !SPELLINGS.has(fold(key))) return undefined;
  return { key, value: bare, isLower: /^\p{Ll}/u.test(key), holds };
}

const SIGN = /[:=：﹕︓꞉∶]/;
/** Three words before the first sign; the name of a field has at most two. */
const PROSE = /^[^:=：﹕︓꞉∶]*[a-z] [a-z]+ [a-z]/i;
const FIELD =
  /^[^\p{L}\p{N}]{0,16}(\p{L}[\p{L}\p{M}\p{N}_\p{Cf}-]*(?: [\p{L}\p{N}_-]+)?)[\s"'”’*_`?!.)\]}>]{0,4}(?::=|::|=>|[:=：﹕︓꞉∶])[\s"'“‘*_`]*(.*)$/u;

/** Signs that some lines are front matter. */
export type Likeness = {
  /** Lines that are fields. */
  readonly known: number;
  /** How many of those nobody writes in prose. */
  readonly sure: number;
  /** Lines that begin as any key does: a word in lower case and a colon. */
  readonly keys: number;
  /** Lines that neither are keys nor go on below one. */
  readonly prose: number;
  /** Index of a line that says that the dispatch is held back; -1 where none does. */
  readonly holds: number;
  /** Index of the first line that is a field, -1 where none is. */
  readonly first: number;
};

/** Judges how much lines look like front matter; blank lines and comments are left aside. */
export function likenessOf(lines: readonly string[]): Likeness {
  let [known, sure, keys, prose, holds, first] = [0, 0, 0, 0, -1, -1];
  for (const [index, line] of lines.entries()) {
    if (isBlank(line) || line.startsWith('#')) continue;
    const field = fieldIn(line);
    const isSure = field && (field.isLower || field.holds || SURE.has(fold(field.key)));
    if (field && (isSure || isBare(line))) {
      known++;
      if (isSure) sure++;
      if (first < 0) first = index;
      if (field.holds && holds < 0) holds = index;
    } else if (/^\s*["']?[\p{Ll}_][^:"']{0,40}["']?:(?:\s|$)/u.test(line)) keys++;
    else if (!/^(?:[\s\]})"'-]|\p{Lu}[^\s:]*:(?:\s|$))/u.test(line)) prose++;
  }
  return { known, sure, keys, prose, holds, first };
}

/** Whether nobody sees anything on a line. */
export function isBlank(line: string): boolean {
  // Most lines begin with a visible character.
  const first = line.charCodeAt(0);
  return !(first > 0x20 && first < 0x7f) && /^[\s\p{Cf}]*$/u.test(line);
}

/** Whether a line begins with its first word, which may be quoted. */
export function isBare(line: string): boolean {
  return /^\s*["']?[\p{L}_]/u.test(line);
}

/** Fields that prose does not name before a colon, in any case. */
const SURE: ReadonlySet<string> = new Set(['title', 'slug', 'tags', 'draft', 'permalink', 'uuid', 'guid']);

/** Whether lines between two fences are front matter rather than prose between two rules. */
export function isMatter({ known, sure, keys, prose }: Likeness): boolean {
  return sure > 0 || (prose === 0 && known + keys > 0);
}
