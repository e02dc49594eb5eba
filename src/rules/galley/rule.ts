import type { Archive } from '../../archive/archive.ts';
import type { Clipping, StandingPage } from '../../archive/clipping.ts';
import type { Edition } from '../../edition/page.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import type { Finding, Level } from '../../model/finding.ts';
import type { Style } from '../../model/site.ts';
import type { Galley } from './galley.ts';

/** A filed dispatch or standing page. */
export type Piece = Clipping | StandingPage;

/** What a rule found in one piece; the other fields of the finding come from the rule. */
export type Remark = Pick<Finding, 'position' | 'reason' | 'remedy'>;

/** What a rule found anywhere in the archive. */
export type PlacedRemark = Remark & { readonly source: SourcePath };

/** What a rule may read: files of the site folder (null if missing or not text), bodies, and what was built last. */
export type Sources = {
  readonly text: (path: SourcePath) => string | null;
  /** HTML of a piece's copy, with slots. */
  readonly html: (piece: Piece) => string;
  /** Bytes of every file in `dist/`, by path; empty if nothing was built. */
  readonly built: () => ReadonlyMap<string, number>;
};

/** The documentation of a rule; `name` is permanent. */
export type RuleDoc = {
  readonly name: string;
  readonly level: Level;
  /** What it finds, one sentence. */
  readonly what: string;
  /** Why that matters, one sentence. */
  readonly why: string;
  /** How to mend it, one sentence. */
  readonly mend: string;
};

/** What a rule that reads single pieces receives: only what was written, so that its result can be kept. */
export type Manuscript = Pick<Piece, 'dispatch'>;

/** A rule either looks at the whole archive, or reads one piece at a time with its galley. */
export type Rule = RuleDoc &
  (
    | { readonly look: (archive: Archive, edition: Edition, sources: Sources) => readonly PlacedRemark[] }
    | { readonly read: (piece: Manuscript, galley: Galley, style: Style) => readonly Remark[] }
  );

/** The documentation of a rule that other code applies. */
export function doc(
  [name, level]: readonly [string, Level],
  what: string,
  why: string,
  mend: string,
): RuleDoc {
  return { name, level, what, why, mend };
}
