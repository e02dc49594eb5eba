import type { Archive } from '../archive/archive.ts';
import type { Clipping, StandingPage } from '../archive/clipping.ts';
import type { Edition } from '../edition/page.ts';
import type { Finding, Level } from '../model/finding.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Style } from '../model/site.ts';
import type { Galley } from './galley/galley.ts';

/** A dispatch or a standing page, as filed. */
export type Piece = Clipping | StandingPage;

/** What a rule found in one piece: the rest of the finding is the rule's own. */
export type Remark = Pick<Finding, 'position' | 'reason' | 'remedy'>;

/** What a rule found anywhere in the archive. */
export type PlacedRemark = Remark & { readonly source: SourcePath };

/** What a rule may open: files of the site folder (null where there is none, or none that is text) and bodies. */
export type Sources = {
  readonly text: (path: SourcePath) => string | null;
  /** HTML of a piece's copy, with slots. */
  readonly html: (piece: Piece) => string;
};

/** What the documentation of a rule says; `name` is permanent. */
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

/** What a reader is given of a piece: what was written, and nothing of the archive, so that it need not be read twice. */
export type Manuscript = Pick<Piece, 'dispatch'>;

/** A rule looks at the whole archive, or reads one piece after the other, each with its galley. */
export type Rule = RuleDoc &
  (
    | { readonly look: (archive: Archive, edition: Edition, sources: Sources) => readonly PlacedRemark[] }
    | { readonly read: (piece: Manuscript, galley: Galley, style: Style) => readonly Remark[] }
  );

/** The documentation of a rule that is kept elsewhere. */
export function doc(
  [name, level]: readonly [string, Level],
  what: string,
  why: string,
  mend: string,
): RuleDoc {
  return { name, level, what, why, mend };
}
