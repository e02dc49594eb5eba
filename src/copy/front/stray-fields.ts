import { fieldIn, isBare, isBlank, type Likeness, likenessOf } from './field-lines.ts';
import { otherFormat } from './foreign-manuscript.ts';

/** Where a body holds what looks like front matter, as a line from 0, and what to say about it. */
type Stray = { readonly line: number; readonly reason: string; readonly remedy: string };

/**
 * What looks like front matter at the beginning of a body, though it was not read as such. `hasOwn`: whether the file
 * has front matter of its own above; then only a second block is looked for, and lines that hold the dispatch back.
 */
export function strayFields(body: string, hasOwn: boolean): Stray | undefined {
  const head = body.slice(0, hasOwn ? 4_000 : 12_000);
  const isOdd = head.includes('\u2028') || head.includes('\u2029');
  const lines = head.split(isOdd ? /[\n\u2028\u2029]/ : '\n', LOOKED_AT);
  if (hasOwn && beginsWithProse(lines)) return undefined;
  const foreign = hasOwn ? undefined : otherFormat(lines);
  for (const block of blocksOf(lines)) {
    const at = hasOwn ? strayBelow(block) : strayAlone(block);
    if (at !== undefined) {
      const before = head.slice(0, lines.slice(0, block.start + at).join('\n').length + 1);
      const line = block.start + at === 0 ? 0 : before.split('\n').length - 1;
      return strayAt(line, block.lines[at] ?? '', hasOwn);
    }
    if (hasOwn) break;
  }
  return foreign && !isOdd
    ? strayAt(foreign.row, lines[foreign.row] ?? '', hasOwn, foreign.format)
    : undefined;
}

/** How many lines of a body are examined; front matter is at the top. */
const LOOKED_AT = 60;

/** Whether lines begin with a paragraph that holds no field and no fence; `strayBelow` then examines no other. */
function beginsWithProse(lines: readonly string[]): boolean {
  const paragraph = firstParagraph(withoutHeading(lines, ''));
  if (firstOf(paragraph) < 0 || paragraph.some(isFence)) return false;
  return !unmarked(paragraph).some((line) => fieldIn(line)) && !paragraph.some(isAboutDraft);
}

/** Lines between two fences; the beginning and the end of what is examined count as fences, too. */
type Block = {
  readonly start: number;
  readonly lines: readonly string[];
  /** The fence above; '' at the beginning of the text. */
  readonly opened: string;
  /** Whether a fence follows. */
  readonly closed: boolean;
  readonly isFirst: boolean;
  /** Whether it is in, or right behind, a block of code that comes after prose. */
  readonly isExample: boolean;
};

/** Whether a line is in a block of code: as an example behind prose, or at the beginning of a text, or in one without end. */
type Code = 'none' | 'first' | 'example';

function* blocksOf(lines: readonly string[]): Generator<Block> {
  let start = 0;
  let opened = '';
  let isFirst = true;
  let isBehindProse = false;
  let code: Code = 'none';
  let codeAbove: Code = 'none';
  for (let at = 0; at <= lines.length; at++) {
    const line = lines[at] ?? '';
    const isFenceHere = isFence(line);
    if (at === lines.length || isFenceHere) {
      const inner = isFirst ? withoutHeading(lines.slice(start, at), line) : lines.slice(start, at);
      if (!inner.every(isBlank)) {
        const isExample =
          codeAbove === 'example' || (codeAbove === 'none' && isBehindProse && isCodeFence(opened));
        yield { start, lines: inner, opened, closed: isFenceHere, isFirst, isExample };
        isFirst = false;
        isBehindProse ||= opened !== '<!--' && hasProse(inner);
      }
      start = at + 1;
      opened = line.trim();
    }
    if (isCodeFence(line)) {
      const isBehind = isBehindProse || hasProse(lines.slice(start, at));
      code = code !== 'none' ? 'none' : isBehind && endsCode(lines, at) ? 'example' : 'first';
    }
    if (start === at + 1) codeAbove = code;
  }
}

/** Whether the block of code that begins on a line ends, if only behind the lines that are examined. */
function endsCode(lines: readonly string[], at: number): boolean {
  return lines.length === LOOKED_AT || lines.slice(at + 1).some(isCodeFence);
}

function hasProse(lines: readonly string[]): boolean {
  return likenessOf(lines.filter((line) => !/^\s*<!--.*-->\s*$/.test(line))).prose > 0;
}

/** Lines with a blank one in place of the heading that comes first; `next`: the line below them. */
function withoutHeading(lines: readonly string[], next: string): readonly string[] {
  const first = firstOf(lines);
  const heading = lines[first];
  if (heading === undefined) return lines;
  const isHeading =
    /^ {0,3}#{1,6}[ \t]/.test(heading) || (first === lines.length - 1 && /^={2,}\s*$/.test(next));
  return isHeading && !fieldIn(heading) ? lines.with(first, '') : lines;
}

/** Whether a line is a fence of any kind: signs without words, except the name of a language. */
function isFence(line: string): boolean {
  // Most lines begin with a word.
  if (/^[a-z\d]/i.test(line)) return false;
  return /^[^\p{L}\p{N}]{0,6}(?:[-‐-―−]{2,}|\+{3,}|;{3,}|={3,}|~{3,}|\*{3,}|_{3,}|`{3,}|\.{3,}|<!--|-->|\{|\})[^\p{L}\p{N}]*(?:ya?ml|toml|json5?|front-?matter|meta(?:data)?)?(?:[^\p{L}\p{N}]*|\s+#.*)$/iu.test(
    line,
  );
}

/** The offending line of a block in a file without other front matter. */
function strayAlone(block: Block): number | undefined {
  const isFenced = block.opened !== '' && block.closed;
  const paragraph = isFenced ? block.lines : firstParagraph(block.lines);
  if (isCode(paragraph) || block.isExample) return undefined;
  if (block.isFirst && block.start === 0 && /^% \S/.test(block.lines[0] ?? '')) return 0;
  const likeness = likenessOf(unmarked(paragraph));
  const { known, sure, prose, holds, first } = likeness;
  if (holds >= 0 && (isFenced || block.isFirst || prose === 0)) return offending(paragraph, likeness);
  if (!block.isFirst && !isFenced) return undefined;
  if (block.isFirst && block.closed && first < 0) return strayBehind(block, paragraph.length);
  const isAlone =
    isBare((paragraph[first] ?? '').replace(/^\s*(?:\{|-{2,})/, '')) &&
    (prose === 0 || isLowerFirst(paragraph, first));
  return sure > 0 && (known > 1 || isAlone || isFenced) && first <= firstOf(paragraph) + 2
    ? offending(paragraph, likeness)
    : undefined;
}

/** The offending line of a block after its first paragraph, which may be a comment of any kind. */
function strayBehind(block: Block, skipped: number): number | undefined {
  const rest = block.lines.slice(skipped);
  const { known, sure, prose } = likenessOf(rest);
  const first = rest.findIndex((line) => fieldIn(line)?.holds);
  return prose === 0 && known > 1 && sure > 0 && first >= 0 ? skipped + first : undefined;
}

/** The offending line of a block below front matter that was read. */
function strayBelow(block: Block): number | undefined {
  const isDashed = /^(?:-{3,}|\.{3})$/.test(block.opened);
  const paragraph = isDashed && block.closed ? block.lines : firstParagraph(block.lines);
  if ((block.opened !== '' && !isDashed) || isCode(paragraph)) return undefined;
  const likeness = likenessOf(unmarked(paragraph));
  const { known, sure, prose, holds } = likeness;
  const field = holds < 0 ? undefined : fieldIn(paragraph[holds]!);
  if (
    field &&
    (prose === 0 || (prose === 1 && block.closed)) &&
    (field.isLower || /^(?:draft|published)$/i.test(field.key))
  )
    return holds;
  const plain = paragraph.findIndex(isAboutDraft);
  if (plain >= 0) return plain;
  const isWhole = paragraph.length === block.lines.length && block.closed;
  const lower = paragraph.filter((line) => fieldIn(line)?.isLower).length;
  return isWhole && prose === 0 && known > 0 && (lower > 0 || (sure > 0 && known > 1))
    ? offending(paragraph, likeness)
    : undefined;
}

/** Whether a line begins with `draft` and a colon, and does not say no. */
function isAboutDraft(line: string): boolean {
  return /^["']?draft["']?\s*[:=：](?!.*\b(?:false|no|off|0)\b)/.test(line);
}

/** Whether lines begin with a block of code in some language; one in YAML or in none counts as a fence. */
function isCode(lines: readonly string[]): boolean {
  return isCodeFence(lines[firstOf(lines)] ?? '');
}

function isCodeFence(line: string): boolean {
  return /^\s*(?:`{3}|~{3})/.test(line);
}

/** Settings of Org, whose sign is not that of a heading. */
function unmarked(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/^#\+/, ''));
}

function firstParagraph(lines: readonly string[]): readonly string[] {
  const start = firstOf(lines);
  const end = lines.findIndex((line, index) => index > start && isBlank(line));
  return end < 0 ? lines : lines.slice(0, end);
}

function firstOf(lines: readonly string[]): number {
  return lines.findIndex((line) => !isBlank(line));
}

function isLowerFirst(lines: readonly string[], first: number): boolean {
  return first === firstOf(lines) && fieldIn(lines[first] ?? '')?.isLower === true;
}

function offending(lines: readonly string[], { holds, first }: Likeness): number {
  return holds >= 0 ? holds : Math.max(first, firstOf(lines));
}

function strayAt(line: number, text: string, hasOwn: boolean, format?: string): Stray {
  const shown = text.trim().slice(0, 60);
  if (format !== undefined)
    return {
      line,
      reason: `The line "${shown}" belongs to ${format}, which is not read here, so it would be printed as text`,
      remedy:
        'Begin the file with a line ---, then the fields as "title: …", then a second line ---, and write the text in Markdown.',
    };
  return {
    line,
    reason: hasOwn
      ? `The line "${shown}" follows the front matter and looks like a part of it, but would be printed as text`
      : `The line "${shown}" looks like front matter, but is not between two lines ---, so it would be printed as text`,
    remedy: hasOwn
      ? 'Put it between the two lines --- at the beginning of the file; if it is text, begin with other words.'
      : 'Begin the file with a line ---, then the fields as "title: …", then a second line ---; if it is text, begin with other words.',
  };
}
