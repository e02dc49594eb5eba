/** What part of a body would take too long, and on which line. */
export type Complexity = { readonly line: number; readonly what: string };

/** Limits that nobody exceeds by hand. `work` is in microseconds, in which the costs below were measured. */
const LIMITS = { characters: 2_000_000, depth: 100, work: 4_000_000 } as const;

/**
 * The most microseconds that parts of a body take. Some constructs cost the square of their number in one paragraph:
 * emphasis that never closes, brackets, titles of links and declarations that look for their end, lazy quotations.
 */
// biome-ignore format: a table
const COST = {
  character: 0.3, line: 30, bracket: 30, tag: 30, cell: 30, tagPair: 0.002, depthPair: 0.1, dotPair: 0.02, headingPair: 0.1, // of a body
  emphasisPair: 0.15, bracketPair: 0.015, search: 0.02, tick: 0.1, lazyPair: 0.02, // of one paragraph
} as const;

/**
 * Decides in one pass over the characters whether a body can be parsed in a few seconds; null if it can. Sound rather
 * than exact: what it accepts is parsed in time, and what it refuses is not prose.
 */
export function tooComplex(body: string): Complexity | null {
  if (body.length > LIMITS.characters) return { line: 1, what: 'it is longer than two million characters' };
  if (isSimple(body)) return null;
  let settled = body.length * COST.character + dotsIn(body);
  let tags = 0;
  let underlines = 0;
  let block = newBlock(1, BLANK);
  let line = 1;
  for (let start = 0; start < body.length; line++) {
    const newline = body.indexOf('\n', start);
    const end = newline < 0 ? body.length : newline;
    const prefix = prefixOf(body, start, end);
    if (prefix.depth > LIMITS.depth)
      return { line, what: 'lists or quotations are nested more than a hundred deep' };
    if (opensBlock(prefix, block)) {
      settled += workOf(block);
      tags += block.tags;
      block = newBlock(line, prefix, block.table && !prefix.blank);
    }
    if (line === block.line + 1 && isDelimiterRow(body, start, end)) block.table = true;
    settled += COST.line + prefix.depth ** 2 * COST.depthPair;
    if (isUnderline(body, start, end)) settled += COST.headingPair * (2 * underlines++ + 1);
    countMarks(body, start, end, block);
    const work = settled + workOf(block) + COST.tagPair * (tags + block.tags) ** 2;
    if (work > LIMITS.work)
      return {
        line: block.line,
        what: 'it has too many lines, headings, brackets, tags or marks of emphasis here',
      };
    start = end + 1;
  }
  return null;
}

/** Whether a body would be accepted even if all its marks were in one paragraph, which is true of nearly all bodies. */
function isSimple(body: string): boolean {
  const { length } = body;
  if (length > 100_000 || DEEP.test(body) || hasLongRun(body)) return false;
  // A short body may have a mark at each character.
  if (worstOf(length, length, length) < LIMITS.work) return true;
  const marks = MARKS.reduce((sum, mark) => sum + countOf(mark, body), 0);
  return worstOf(length, marks, countOf('\n', body)) < LIMITS.work;
}

/** The most microseconds that a body takes if all its marks are in one paragraph. */
function worstOf(length: number, marks: number, lines: number): number {
  const pairs =
    (COST.emphasisPair + COST.bracketPair + COST.tagPair) * marks ** 2 +
    COST.lazyPair * lines ** 2 +
    COST.headingPair * (lines / 2) ** 2;
  const searches = COST.search * marks + COST.tick * Math.min(marks, Math.sqrt(2 * length));
  const rest = COST.bracket * marks + (COST.line + 50 ** 2 * COST.depthPair) * lines;
  return pairs + (searches + COST.character) * length + rest;
}

const MARKS = ['*', '_', '~', '[', '<', '`', '|'];

/** A line that begins with fifty characters of indents and marks of lists and quotations. */
const DEEP = /(?:^|\n)[ \t>*+\-.)\d]{50}/;

function countOf(sought: string, body: string): number {
  let count = 0;
  for (let at = body.indexOf(sought); at >= 0; at = body.indexOf(sought, at + 1)) count++;
  return count;
}

/** Whether a body may have a run of a hundred signs of punctuation: five of them at every twentieth place. */
function hasLongRun(body: string): boolean {
  let run = 0;
  for (let at = 0; at < body.length; at += 20) {
    run = POINTS.includes(body[at]!) ? run + 1 : 0;
    if (run === 5) return true;
  }
  return false;
}

const POINTS = `!"&'()*,.:;<?]_~`;

/** The part of a line before its text: how deep in lists and quotations it can be, and with which mark it begins. */
type Prefix = {
  readonly depth: number;
  readonly columns: number;
  readonly mark: 'bullet' | 'number' | 'quote' | 'none';
  readonly blank: boolean;
};

const NO_PREFIX: Prefix = { depth: 0, columns: 0, mark: 'none', blank: false };
const BLANK: Prefix = { depth: 0, columns: 0, mark: 'none', blank: true };

function prefixOf(body: string, start: number, end: number): Prefix {
  if (start === end) return BLANK;
  const first = body.charCodeAt(start);
  if (first > 0x3e || first === 0x22 || first === 0x28 || first === 0x3c) return NO_PREFIX;
  const [text = ''] =
    /^[ \t]*(?:(?:[-+*>]|\d{1,9}[.)])(?=[ \t>]|[^-+*])[ \t]*)*/.exec(
      body.slice(start, Math.min(end, start + 1000)),
    ) ?? [];
  const space = /^[ \t]*/.exec(text)![0];
  const blank = start + space.length === end;
  const columns = space.length + 3 * (space.split('\t').length - 1);
  if (blank || (columns < 4 && /^[ \t]*([-*])(?:[ \t]*\1){2,}[ \t]*$/.test(body.slice(start, end))))
    return BLANK;
  const marks = text.slice(space.length).match(/[-+*>]|\d+[.)]/g) ?? [];
  const byIndent = Math.floor(columns / 2);
  const depth = marks.length > 0 ? byIndent + marks.length : Math.min(byIndent, LIMITS.depth);
  const mark =
    marks.length === 0 || start + text.length === end
      ? 'none'
      : marks[0] === '>'
        ? 'quote'
        : /\d/.test(marks[0]!)
          ? 'number'
          : 'bullet';
  return { depth, columns, mark, blank };
}

/** Lines that the parser of inline marks reads as one: a paragraph, an item, a row of a table. */
type Block = {
  readonly line: number;
  readonly prefix: Prefix;
  table: boolean;
  characters: number;
  lines: number;
  emphasis: number;
  brackets: number;
  targets: number;
  titles: number;
  declarations: number;
  ticks: number;
  tags: number;
  cells: number;
};

function newBlock(line: number, prefix: Prefix, table = false): Block {
  return {
    line,
    prefix,
    table,
    characters: 0,
    lines: 0,
    emphasis: 0,
    brackets: 0,
    targets: 0,
    titles: 0,
    declarations: 0,
    ticks: 0,
    tags: 0,
    cells: 0,
  };
}

/** Whether a line certainly ends the paragraph above it; in doubt, it does not. */
function opensBlock(prefix: Prefix, above: Block): boolean {
  if (prefix.blank || above.prefix.blank || above.table) return true;
  const reach =
    above.prefix.mark === 'bullet' || above.prefix.mark === 'number' ? above.prefix.columns + 5 : 3;
  if (prefix.mark === 'quote') return prefix.columns <= 3 && above.prefix.mark !== 'quote';
  if (prefix.mark === 'bullet') return prefix.columns <= reach;
  return (
    prefix.mark === 'number' && above.prefix.mark === 'number' && prefix.columns === above.prefix.columns
  );
}

/** Whether a line may make the one above it a heading: parsing each looks at all before it. */
function isUnderline(body: string, start: number, end: number): boolean {
  const last = body.charCodeAt(end - 1);
  if (last !== 0x3d && last !== 0x2d && last > 0x20) return false;
  return /^[ \t>*+\-.)\d]*(?:=+|-)[ \t\r]*$/.test(body.slice(start, Math.min(end, start + 1000)));
}

function isDelimiterRow(body: string, start: number, end: number): boolean {
  const row = body.slice(start, Math.min(end, start + 10_000));
  if (!/^[ |:\t-]+$/.test(row) || !row.includes('-') || !row.includes('|')) return false;
  const header = body.slice(body.lastIndexOf('\n', start - 2) + 1, start - 1);
  return cellsOf(header) === cellsOf(row);
}

function cellsOf(row: string): number {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .replace(/\\\|/g, '')
    .split('|').length;
}

function countMarks(body: string, start: number, end: number, block: Block): void {
  block.lines++;
  block.characters += end - start + 1;
  for (let at = start; at < end; at++) {
    const code = body.charCodeAt(at);
    if (code > 0x7e || (code > 0x60 && code < 0x7c)) continue;
    if (code === 0x2a || code === 0x5f || code === 0x7e) {
      if (!isSpace(body.charCodeAt(at - 1)) || !isSpace(body.charCodeAt(at + 1))) block.emphasis++;
    } else if (code === 0x5b) block.brackets++;
    else if (code === 0x28 && body.charCodeAt(at - 1) === 0x5d) block.targets++;
    else if (code === 0x22 || code === 0x27 || code === 0x28) {
      if (isSpace(body.charCodeAt(at - 1))) block.titles++;
    } else if (code === 0x3c) {
      block.tags++;
      const next = body.charCodeAt(at + 1);
      if (next === 0x21 || next === 0x3f) block.declarations++;
    } else if (code === 0x60) {
      if (body.charCodeAt(at - 1) !== 0x60) block.ticks++;
    } else if (code === 0x7c) block.cells++;
  }
}

/** Spaces and line ends, and the positions before the first and after the last character. */
function isSpace(code: number): boolean {
  return code <= 0x20 || Number.isNaN(code);
}

/** Microseconds that a block costs at most besides what its characters and lines do. */
function workOf(block: Block): number {
  const searches = block.declarations + Math.min(block.targets, block.titles);
  // A run of backticks searches for its end only if no other has its length.
  const ticks = Math.min(block.ticks, Math.sqrt(2 * block.characters));
  return (
    COST.emphasisPair * block.emphasis ** 2 +
    COST.bracketPair * block.brackets ** 2 +
    COST.bracket * block.brackets +
    COST.tag * block.tags +
    COST.cell * block.cells +
    (COST.search * searches + COST.tick * ticks) * block.characters +
    (block.prefix.mark === 'quote' ? COST.lazyPair * block.lines ** 2 : 0)
  );
}

/** Web addresses look ahead at each mark of a run of punctuation. */
function dotsIn(body: string): number {
  if (!hasLongRun(body) || !/https?:|www\./i.test(body)) return 0;
  let work = 0;
  for (const [run] of body.matchAll(/[!"&'()*,.:;<?\]_~]{100,}/g)) work += COST.dotPair * run.length ** 2;
  return work;
}
