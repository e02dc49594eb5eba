import type { Clipping } from '../../archive/clipping.ts';
import { hrefOf, type SitePath, type SourcePath } from '../../model/address/paths.ts';
import type { Digest } from '../../model/digest.ts';
import type { Finding } from '../../model/finding.ts';
import { type Length, minutesToRead } from '../../model/language/length.ts';
import { monthOf, yearOf } from '../../model/time/civil-time.ts';
import type { Proof } from './proof.ts';

/**
 * What a preview tells a writer beside a page: about its dispatch, and about every error that keeps the site from being
 * built.
 */
export type ProofNote = {
  readonly errors: readonly NotedFinding[];
  /** Null if the page is neither a dispatch nor a standing page. */
  readonly dispatch: {
    readonly source: SourcePath;
    readonly digest: Digest;
    readonly words: number;
    readonly characters: number | null;
    readonly minutes: number;
    /** What keeps it from the site's readers for now. */
    readonly states: readonly ('draft' | 'future' | 'unlisted')[];
    readonly indexes: readonly { readonly name: string; readonly href: string }[];
  } | null;
};

/** What the copy desk says about an edition, as `check` says it: warnings of one file, and how many there are of all. */
type ReviewNote = {
  readonly findings: readonly NotedFinding[];
  readonly found: number;
  readonly warnings: number;
};

/** A finding with the lines of the file around its position. */
type NotedFinding = Finding & { readonly excerpt: Excerpt | null };

/** Lines of a file, the first of them numbered `from`. */
type Excerpt = { readonly from: number; readonly lines: readonly string[] };

const AROUND = 2;
const SHOWN = 20;

/** The note beside a page. `extra`: what went wrong while it was rendered; `text` reads a source, null if it is gone. */
export function noteOf(
  proof: Proof,
  source: SourcePath | null,
  length: Length,
  extra: readonly Finding[],
  text: (source: SourcePath) => string | null,
): ProofNote {
  const all = [...extra, ...proof.findings];
  const { archive } = proof.planned;
  const clipping = [...archive.listed, ...archive.unlisted].find((other) => other.dispatch.source === source);
  const page = clipping ?? archive.pages.find((other) => other.dispatch.source === source);
  return {
    errors: all
      .filter(({ level }) => level === 'error')
      .slice(0, SHOWN)
      .map(noted(text)),
    dispatch: page
      ? {
          source: page.dispatch.source,
          digest: page.dispatch.digest,
          words: length.words,
          characters: length.characters,
          minutes: minutesToRead(length, page.lang),
          states: [
            ...(page.dispatch.draft ? (['draft'] as const) : []),
            ...(clipping?.embargoed ? (['future'] as const) : []),
            ...(page.dispatch.unlisted ? (['unlisted'] as const) : []),
          ],
          indexes: clipping ? indexesOf(clipping, proof) : [],
        }
      : null,
  };
}

/** The note of a review. `source`: the file whose warnings are shown, if any. */
export function reviewNoteOf(
  findings: readonly Finding[],
  source: string | null,
  text: (source: SourcePath) => string | null,
): ReviewNote {
  const warnings = findings.filter(({ level }) => level === 'warning');
  const own = warnings.filter((finding) => finding.source === source);
  return { findings: own.slice(0, SHOWN).map(noted(text)), found: own.length, warnings: warnings.length };
}

function noted(text: (source: SourcePath) => string | null): (finding: Finding) => NotedFinding {
  return (finding) => ({ ...finding, excerpt: excerptOf(finding, text) });
}

function indexesOf(clipping: Clipping, proof: Proof): readonly { name: string; href: string }[] {
  const { dispatch } = clipping;
  if (dispatch.unlisted || !dispatch.filed) return [];
  const href = (path: string) => hrefOf(path as SitePath, proof.planned.site.base);
  const [year, month] = [yearOf(dispatch.filed.day), monthOf(dispatch.filed.day)];
  return [
    ...clipping.shelves.map(({ name, path }) => ({ name, href: href(path) })),
    { name: year, href: href(`/${year}/`) },
    { name: `${year}-${month}`, href: href(`/${year}/${month}/`) },
  ];
}

function excerptOf(
  { source, position }: Finding,
  text: (source: SourcePath) => string | null,
): NotedFinding['excerpt'] {
  const whole = position && text(source);
  if (!position || !whole) return null;
  const from = Math.max(1, position.line - AROUND);
  const lines = whole.split(/\r?\n/, position.line + AROUND).slice(from - 1);
  return { from, lines: lines.map((line) => line.slice(0, 200)) };
}
