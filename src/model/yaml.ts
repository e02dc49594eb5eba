import {
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml';
import type { Finding, Place } from './finding.ts';
import { repairYaml } from './yaml-repair.ts';

/** What is wrong or doubtful in a YAML text: a finding that does not know its file yet. */
export type YamlProblem = Omit<Finding, 'source'>;

/** A way down into a YAML document: keys of maps, indexes of lists. */
export type YamlPath = readonly (string | number)[];

/**
 * YAML as data (core schema of YAML 1.2.2 §10.3; dates stay text; maps have no prototype, so that `__proto__` is a
 * key as any other), with a way back to what was written and where. Where several keys are alike the last one counts.
 */
export type YamlReading = {
  /** Undefined where the text cannot be read; null where it is empty. */
  readonly value: unknown;
  /** A scalar as its text, before it was taken for a number, a truth or nothing: `007`, `1.10`, `no`. */
  written(path: YamlPath): string | undefined;
  /** Where a value begins in the whole file; where nothing is written after a key, the key's place. */
  placeOf(path: YamlPath): Place | undefined;
  /** Where a key (or an item of a list) begins in the whole file. */
  keyPlaceOf(path: YamlPath): Place | undefined;
  readonly problems: readonly YamlProblem[];
};

/** Beyond these a text is refused: no one writes them by hand. */
const LIMITS = { characters: 1_000_000, nodes: 20_000, depth: 60, repairs: 200 } as const;

/**
 * Reads YAML as leniently as the field does: keys given twice, text whose next line is not indented and tabs are
 * warnings; what no parser reads is an error. `firstLine` is the line of the file on which the text begins. Never
 * throws; aliases, depth and size are bounded; merge keys are plain keys and tags of other languages are refused.
 */
export function readYaml(text: string, firstLine = 1): YamlReading {
  const problems: YamlProblem[] = [];
  const draft = readLeniently(text, firstLine, problems);
  if (draft === undefined)
    return { value: undefined, written: nothing, placeOf: nothing, keyPlaceOf: nothing, problems };
  let finder: Finder | undefined;
  const find = () => {
    finder ??= new Finder(draft, firstLine);
    return finder;
  };
  const value = construct(draft, problems, (offset) => find().place(offset));
  return {
    value,
    written: (path) => find().written(path),
    placeOf: (path) => find().placeOf(path),
    keyPlaceOf: (path) => find().keyPlaceOf(path),
    problems,
  };
}

function nothing(): undefined {
  return undefined;
}

/** A text that the parser took, its events, and by how much each line (from 0) was moved to the right for it. */
type Draft = { text: string; events: Event[]; shifts: ReadonlyMap<number, number> };

function readLeniently(text: string, firstLine: number, problems: YamlProblem[]): Draft | undefined {
  if (text.length > LIMITS.characters) {
    problems.push(unreadable({ line: firstLine, column: 1 }, 'it is longer than a million characters'));
    return undefined;
  }
  let shifts: ReadonlyMap<number, number> = new Map();
  let current = text;
  for (let attempt = 0; ; attempt++) {
    try {
      return { text: current, events: parseEvents(current, { maxDepth: LIMITS.depth }), shifts };
    } catch (error) {
      const at =
        error instanceof YAMLException && error.mark !== undefined ? error.mark : { line: 0, column: 0 };
      const repair = attempt < LIMITS.repairs ? repairYaml(current, at.line, shifts) : undefined;
      if (repair === undefined) {
        const place = placeAt(at.line, at.column, firstLine, shifts);
        problems.length = 0;
        problems.push(unreadable(place, reasonOf(error), remedyFor(current.split('\n')[at.line] ?? '')));
        return undefined;
      }
      current = repair.text;
      shifts = repair.shifts;
      if (repair.warning === undefined) continue;
      problems.push({
        level: 'warning',
        place: { line: firstLine + repair.line, column: 1 },
        ...repair.warning,
      });
    }
  }
}

function unreadable(place: Place, why: string, remedy?: string): YamlProblem {
  return {
    level: 'error',
    rule: 'front-matter-unreadable',
    place,
    reason: `This YAML cannot be read: ${why}`,
    remedy:
      remedy ?? 'Correct the YAML at this place; text with special characters is safe between double quotes.',
  };
}

function reasonOf(error: unknown): string {
  return (error instanceof YAMLException ? error.reason : 'it is too deep or too odd for the parser').replace(
    /\.$/,
    '',
  );
}

function remedyFor(line: string): string | undefined {
  const pair = /^(\s*(?:- )?[^\s:"'#][^:]*:) +(.*(?:: |:$|%|@|`|\*|&).*)$/.exec(line);
  if (pair === null || /^["']/.test(pair[2]!)) return undefined;
  return `Put the value between quotes: ${pair[1]!.trim()} "${pair[2]!.replace(/[\\"]/g, '\\$&')}"`;
}

/** Thrown inside `construct` alone: what is refused, and at which offset. */
class Refusal extends Error {
  readonly offset: number;
  constructor(reason: string, offset: number) {
    super(reason);
    this.offset = offset;
  }
}

function construct(draft: Draft, problems: YamlProblem[], place: (offset: number) => Place): unknown {
  const builder = new Builder(draft.text, draft.events, (key, offset) =>
    problems.push({
      level: 'warning',
      rule: 'duplicate-key',
      place: place(offset),
      reason: `The key "${key}" is given twice; the later one counts`,
      remedy: 'Remove one of them.',
    }),
  );
  try {
    return builder.document();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push(unreadable(place(error.offset), error.message));
    return undefined;
  }
}

/** Makes values of events, counting nodes as if each alias were written out. */
class Builder {
  private readonly text: string;
  private readonly events: readonly Event[];
  private readonly twice: (key: string, offset: number) => void;
  private readonly anchors = new Map<string, { value: unknown; nodes: number }>();
  private at = 0;
  private nodes = 0;

  constructor(text: string, events: readonly Event[], twice: (key: string, offset: number) => void) {
    this.text = text;
    this.events = events;
    this.twice = twice;
  }

  document(): unknown {
    if (this.events.length === 0) return null;
    this.at = 1;
    const value = this.node();
    const next = this.events[this.at + 1];
    if (next !== undefined) throw new Refusal('more follows after the end of the document', this.text.length);
    return value;
  }

  private node(): unknown {
    const event = this.events[this.at++]!;
    if (event.type === EVENT_ID.SCALAR && event.anchorStart < 0) {
      this.count(1, event.valueStart);
      return scalarOf(event, this.text);
    }
    if (event.type === EVENT_ID.ALIAS) {
      const name = this.text.slice(event.anchorStart, event.anchorEnd);
      const anchor = this.anchors.get(name);
      if (anchor === undefined) throw new Refusal(`nothing above is named "&${name}"`, event.anchorStart);
      this.count(anchor.nodes, event.anchorStart);
      return anchor.value;
    }
    const before = this.nodes;
    this.count(1, 0);
    const value = this.content(event);
    if ('anchorStart' in event && event.anchorStart >= 0) {
      this.anchors.set(this.text.slice(event.anchorStart, event.anchorEnd), {
        value,
        nodes: this.nodes - before,
      });
    }
    return value;
  }

  private content(event: Event): unknown {
    if (event.type === EVENT_ID.SCALAR) return scalarOf(event, this.text);
    if (event.type === EVENT_ID.MAPPING) {
      checkTag(event, this.text, 'map');
      return this.mapping();
    }
    if (event.type !== EVENT_ID.SEQUENCE) throw new Refusal('it ends too early', this.text.length);
    checkTag(event, this.text, 'seq');
    const list: unknown[] = [];
    while (this.events[this.at]!.type !== EVENT_ID.POP) list.push(this.node());
    this.at++;
    return list;
  }

  private mapping(): unknown {
    const map: { [key: string]: unknown } = Object.create(null);
    for (let event = this.events[this.at]!; event.type !== EVENT_ID.POP; event = this.events[this.at]!) {
      if (event.type !== EVENT_ID.SCALAR) throw new Refusal('a key is not plain text', offsetOf(event));
      const key = getScalarValue(this.text, event);
      this.at++;
      if (key in map) this.twice(key, event.valueStart);
      map[key] = this.node();
    }
    this.at++;
    return map;
  }

  private count(nodes: number, offset: number): void {
    this.nodes += nodes;
    if (this.nodes > LIMITS.nodes)
      throw new Refusal('it holds too many values, counting what its aliases repeat', offset);
  }
}

function offsetOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  return event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE ? event.start : -1;
}

function checkTag(event: { tagStart: number; tagEnd: number }, text: string, kind: string): void {
  if (event.tagStart < 0) return;
  const tag = text.slice(event.tagStart, event.tagEnd);
  if (tag !== '!' && tag !== `!!${kind}`)
    throw new Refusal(`the tag "${tag}" is not allowed`, event.tagStart);
}

/** A scalar by the core schema, YAML 1.2.2 §10.3.2; whole numbers that a number cannot hold stay text. */
function scalarOf(event: ScalarEvent, text: string): unknown {
  const source = getScalarValue(text, event);
  if (event.tagStart >= 0) {
    const tag = text.slice(event.tagStart, event.tagEnd);
    if (tag === '!' || tag === '!!str' || tag === '!!timestamp') return source;
    if (!/^!!(?:int|float|bool|null)$/.test(tag))
      throw new Refusal(`the tag "${tag}" is not allowed`, event.tagStart);
  }
  return event.style === SCALAR_STYLE.PLAIN ? plainValue(source) : source;
}

function plainValue(source: string): unknown {
  if (source === '' || source === '~' || /^(?:null|Null|NULL)$/.test(source)) return null;
  if (/^[^-+.\dtTfF]/.test(source)) return source;
  if (/^(?:true|True|TRUE)$/.test(source)) return true;
  if (/^(?:false|False|FALSE)$/.test(source)) return false;
  if (
    /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(source) ||
    /^0(?:x[\da-fA-F]+|o[0-7]+)$/.test(source)
  ) {
    const number = Number(source);
    return Number.isSafeInteger(number) || (!Number.isInteger(number) && Number.isFinite(number))
      ? number
      : source;
  }
  return source;
}

/** Finds events by path; made when someone first asks. */
class Finder {
  private readonly draft: Draft;
  private readonly firstLine: number;
  private readonly lineStarts: number[] = [0];
  private readonly top = new Map<string, number>();

  constructor(draft: Draft, firstLine: number) {
    this.draft = draft;
    this.firstLine = firstLine;
    for (let at = draft.text.indexOf('\n'); at >= 0; at = draft.text.indexOf('\n', at + 1))
      this.lineStarts.push(at + 1);
    if (draft.events[1]?.type === EVENT_ID.MAPPING) {
      for (let at = 2; draft.events[at]!.type !== EVENT_ID.POP; at = this.after(at + 1)) {
        const event = draft.events[at]!;
        if (event.type !== EVENT_ID.SCALAR) break;
        this.top.set(getScalarValue(draft.text, event), at);
      }
    }
  }

  written(path: YamlPath): string | undefined {
    const at = this.valueAt(path);
    const event = at === undefined ? undefined : this.draft.events[at];
    return event?.type === EVENT_ID.SCALAR ? getScalarValue(this.draft.text, event) : undefined;
  }

  placeOf(path: YamlPath): Place | undefined {
    const at = this.valueAt(path);
    const event = at === undefined ? undefined : this.draft.events[at]!;
    if (event === undefined) return undefined;
    const offset = offsetOf(event);
    if (offset < 0) return this.keyPlaceOf(path);
    const quoted =
      event.type === EVENT_ID.SCALAR &&
      /["']/.test(this.draft.text.charAt(offset - 1)) &&
      event.style !== SCALAR_STYLE.PLAIN;
    return this.place(quoted ? offset - 1 : offset);
  }

  keyPlaceOf(path: YamlPath): Place | undefined {
    const at = this.entryAt(path);
    const offset = at === undefined ? -1 : offsetOf(this.draft.events[at]!);
    return offset < 0 ? undefined : this.place(offset);
  }

  place(offset: number): Place {
    let line = 0;
    let high = this.lineStarts.length - 1;
    while (line < high) {
      const middle = (line + high + 1) >> 1;
      if (this.lineStarts[middle]! <= offset) line = middle;
      else high = middle - 1;
    }
    return placeAt(line, offset - this.lineStarts[line]!, this.firstLine, this.draft.shifts);
  }

  /** Index of the event of a value. */
  private valueAt(path: YamlPath): number | undefined {
    const at = this.entryAt(path);
    return at === undefined || path.length === 0 || typeof path.at(-1) === 'number' ? at : at + 1;
  }

  /** Index of the event of a key, or of an item of a list. */
  private entryAt(path: YamlPath): number | undefined {
    let at: number | undefined = path.length === 0 ? 1 : this.top.get(String(path[0]));
    if (typeof path[0] === 'number') at = this.childAt(1, path[0]);
    for (let depth = 1; depth < path.length && at !== undefined; depth++) {
      at = this.childAt(typeof path[depth - 1] === 'string' ? at + 1 : at, path[depth]!);
    }
    return at;
  }

  private childAt(parent: number, step: string | number): number | undefined {
    const { events, text } = this.draft;
    const kind = events[parent]?.type;
    if (kind !== (typeof step === 'string' ? EVENT_ID.MAPPING : EVENT_ID.SEQUENCE)) return undefined;
    let found: number | undefined;
    for (let at = parent + 1, index = 0; events[at]!.type !== EVENT_ID.POP; index++) {
      const event = events[at]!;
      if (
        typeof step === 'number'
          ? index === step
          : event.type === EVENT_ID.SCALAR && getScalarValue(text, event) === step
      )
        found = at;
      at = this.after(typeof step === 'number' ? at : at + 1);
    }
    return found;
  }

  /** Index of the event after the node that begins at an index. */
  private after(at: number): number {
    let depth = 0;
    do {
      const kind = this.draft.events[at++]!.type;
      if (kind === EVENT_ID.MAPPING || kind === EVENT_ID.SEQUENCE) depth++;
      else if (kind === EVENT_ID.POP) depth--;
    } while (depth > 0);
    return at;
  }
}

function placeAt(
  line: number,
  column: number,
  firstLine: number,
  shifts: ReadonlyMap<number, number>,
): Place {
  return { line: firstLine + line, column: Math.max(1, column + 1 - (shifts.get(line) ?? 0)) };
}
