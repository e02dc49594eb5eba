import type { Finding, Position } from '../finding.ts';
import { plainTree } from './plain-tree.ts';
import { repairYaml } from './repair.ts';
import { slipIn, slipNear, unclosedQuote } from './slips.ts';
import { growTree, type YamlEntry, type YamlNode, YamlRefusal, type YamlTree } from './tree.ts';

/** Something wrong or doubtful in a YAML text: a finding without its file. */
export type YamlProblem = Omit<Finding, 'source'>;

/** A path into a YAML document: keys of maps and indexes of lists. */
export type YamlPath = readonly (string | number)[];

/**
 * YAML as data (core schema of YAML 1.2.2 §10.3; dates stay text; maps have no prototype, so that `__proto__` is an
 * ordinary key), together with what was written and where. The last of several equal keys counts.
 */
export type YamlReading = {
  /** Undefined if the text cannot be read; null if it is empty. */
  readonly value: unknown;
  /** The text of a scalar as written, before it became a number, a boolean or null: `007`, `1.10`, `no`. */
  written(path: YamlPath): string | undefined;
  /** Where a value begins in the whole file; where its key begins if the value is empty. */
  positionOf(path: YamlPath): Position | undefined;
  /** Where a key (or an item of a list) begins in the whole file. */
  keyPositionOf(path: YamlPath): Position | undefined;
  readonly problems: readonly YamlProblem[];
};

/**
 * Reads YAML as leniently as other generators do: duplicate keys, quotations that continue without indentation, and tabs
 * are warnings; what no parser reads is an error. `firstLine` is the line of the file on which the text begins. Never
 * throws. Aliases, depth and size are limited; merge keys are followed; tags of other languages are refused. With
 * `accelerate`, a plain text is read without the parser.
 */
export function readYaml(text: string, firstLine = 1, accelerate = false): YamlReading {
  const problems: YamlProblem[] = [];
  const plain = accelerate ? plainTree(text) : null;
  const draft =
    plain === null ? readLeniently(text, firstLine, problems) : { text, tree: plain, shifts: new Map() };
  if (draft === undefined)
    return { value: undefined, written: nothing, positionOf: nothing, keyPositionOf: nothing, problems };
  const { root, twice } = draft.tree;
  let starts: readonly number[] | undefined;
  const position = (offset: number) => {
    starts ??= lineStarts(draft.text);
    return positionIn(starts, draft.shifts, firstLine, offset);
  };
  for (const { key, offset } of twice) problems.push(givenTwice(key, position(offset)));
  let top: ReadonlyMap<string, YamlEntry> | undefined;
  const find = (path: YamlPath): Step | undefined => {
    if (typeof path[0] !== 'string') return stepTo(root && { offset: root.offset, node: root }, path);
    top ??= new Map(root?.entries?.map((entry) => [entry.key, entry]));
    return stepTo(top.get(path[0]) ?? null, path.slice(1));
  };
  return {
    value: root === null ? null : root.value,
    written: (path) => find(path)?.node.written,
    positionOf: (path) => {
      const step = find(path);
      return step && position(step.node.offset < 0 ? step.offset : step.node.offset);
    },
    keyPositionOf: (path) => {
      const step = find(path);
      return step && position(step.offset);
    },
    problems,
  };
}

function nothing(): undefined {
  return undefined;
}

/** A text that could be parsed, and by how many columns each line (from 0) was moved to the right for that. */
type Draft = { readonly text: string; readonly tree: YamlTree; readonly shifts: ReadonlyMap<number, number> };

/** Longest text, in characters, and the most repairs. */
const LIMITS = { characters: 1_000_000, repairs: 200 } as const;

function readLeniently(text: string, firstLine: number, problems: YamlProblem[]): Draft | undefined {
  if (text.length > LIMITS.characters) {
    problems.push(unreadable({ line: firstLine, column: 1 }, 'it is longer than a million characters', ''));
    return undefined;
  }
  let draft: Omit<Draft, 'tree'> = { text, shifts: new Map() };
  for (let attempt = 0; ; attempt++) {
    try {
      return { ...draft, tree: growTree(draft.text) };
    } catch (error) {
      if (!(error instanceof YamlRefusal)) throw error;
      const starts = lineStarts(draft.text);
      const line = lineOf(starts, error.offset);
      const repair =
        error.isSyntax && attempt < LIMITS.repairs ? repairYaml(draft.text, line, draft.shifts) : undefined;
      if (repair === undefined) {
        const position = positionIn(starts, draft.shifts, firstLine, error.offset);
        const lines = draft.text.split('\n');
        problems.splice(
          0,
          problems.length,
          slipped(lines, line, firstLine) ??
            openQuote(lines, line, firstLine) ??
            unreadable(position, error.message, lines[line] ?? ''),
        );
        return undefined;
      }
      draft = repair;
      if (repair.warning === undefined) continue;
      problems.push({
        level: 'warning',
        position: { line: firstLine + repair.line, column: 1 },
        ...repair.warning,
      });
    }
  }
}

/** Reports a line without the space or colon between key and value, if that is why the parser stopped. */
function slipped(lines: readonly string[], at: number, firstLine: number): YamlProblem | undefined {
  const line = slipNear(lines, at);
  const slip = line === undefined ? undefined : slipIn(lines[line]!);
  if (line === undefined || slip === undefined) return undefined;
  const column = lines[line]!.search(/\S/) + 1;
  return {
    level: 'error',
    rule: 'front-matter-unreadable',
    position: { line: firstLine + line, column },
    ...slip,
  };
}

/** Reports a quoted text that does not end, if that is why the parser stopped. */
function openQuote(lines: readonly string[], at: number, firstLine: number): YamlProblem | undefined {
  const open = unclosedQuote(lines, at);
  if (open === undefined) return undefined;
  return {
    level: 'error',
    rule: 'front-matter-unreadable',
    position: { line: firstLine + open.line, column: open.column },
    reason: `The text that begins with ${open.quote} here does not end`,
    remedy: `Write ${open.quote} at its end.`,
  };
}

function unreadable(position: Position, why: string, line: string): YamlProblem {
  const quoted = remedyFor(line);
  return {
    level: 'error',
    rule: 'front-matter-unreadable',
    position,
    reason: quoted
      ? 'The value on this line cannot be read, since it has a character that means something in YAML and no quotes'
      : `This YAML cannot be read: ${why}`,
    remedy:
      quoted ?? 'Correct the YAML at this place; text with special characters is safe between double quotes.',
  };
}

function remedyFor(line: string): string | undefined {
  const pair = /^(\s*(?:- )?[^\s:"'#][^:]*:) +(.*(?:: |:$|%|@|`|\*|&).*)$/.exec(line);
  if (pair === null || /^["']/.test(pair[2]!)) return undefined;
  return `Put the value between quotes: ${pair[1]!.trim()} "${pair[2]!.replace(/[\\"]/g, '\\$&')}"`;
}

function givenTwice(key: string, position: Position): YamlProblem {
  const reason = `The key "${key}" is given twice; the later one counts`;
  return { level: 'warning', rule: 'duplicate-key', position, reason, remedy: 'Remove one of them.' };
}

/** Where a key or an item begins, and its value. */
type Step = Omit<YamlEntry, 'key'>;

/** Follows a path from a step; returns the last step. */
function stepTo(from: Step | null, path: YamlPath): Step | undefined {
  let step: Step | undefined = from ?? undefined;
  for (const name of path) {
    const node: YamlNode | undefined = step?.node;
    if (typeof name === 'string') step = node?.entries?.findLast((entry) => entry.key === name);
    else {
      const item = node?.items?.[name];
      step = item && { offset: item.offset, node: item };
    }
  }
  return step;
}

function positionIn(
  starts: readonly number[],
  shifts: Draft['shifts'],
  firstLine: number,
  offset: number,
): Position {
  const line = lineOf(starts, offset);
  const column = offset - starts[line]! + 1 - (shifts.get(line) ?? 0);
  return { line: firstLine + line, column: Math.max(1, column) };
}

/** Offsets at which the lines begin. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line (from 0) of an offset. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
