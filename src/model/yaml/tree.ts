import {
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml';

/** A value of a YAML text. `offset` is where it begins, or -1 if nothing is written; `written` is a scalar's text. */
export type YamlNode = {
  readonly value: unknown;
  readonly offset: number;
  readonly written?: string;
  readonly entries?: readonly YamlEntry[];
  readonly items?: readonly YamlNode[];
};

/** A key of a map, where it begins, and its value. */
export type YamlEntry = { readonly key: string; readonly offset: number; readonly node: YamlNode };

/** A document (null if empty) and the keys that appear more than once. */
export type YamlTree = { readonly root: YamlNode | null; readonly twice: readonly YamlEntry[] };

/** Why a text cannot be read as a tree, and at which offset. `isSyntax`: whether correct syntax would mend it. */
export class YamlRefusal extends Error {
  readonly offset: number;
  readonly isSyntax: boolean;
  constructor(reason: string, offset: number, isSyntax = false) {
    super(reason.replace(/\.$/, ''));
    this.offset = offset;
    this.isSyntax = isSyntax;
  }
}

/** Larger or deeper texts are refused: no one writes them by hand. */
const LIMITS = { nodes: 20_000, depth: 60 } as const;

/**
 * Reads the one document of a YAML text by the core schema (YAML 1.2.2 §10.3); dates stay text, and merge keys (`<<`)
 * are followed. Aliases count as if they were written out. Throws only `YamlRefusal`.
 */
export function growTree(text: string): YamlTree {
  let events: readonly Event[];
  try {
    events = parseEvents(text, { maxDepth: LIMITS.depth });
  } catch (error) {
    if (error instanceof YAMLException) throw new YamlRefusal(error.reason, error.mark?.position ?? 0, true);
    throw new YamlRefusal('it is too odd for the parser', 0);
  }
  return new Grower(text, events).tree();
}

class Grower {
  private readonly text: string;
  private readonly events: readonly Event[];
  private readonly anchors = new Map<string, { node: YamlNode; size: number }>();
  private readonly twice: YamlEntry[] = [];
  private at = 0;
  private size = 0;

  constructor(text: string, events: readonly Event[]) {
    this.text = text;
    this.events = events;
  }

  tree(): YamlTree {
    if (this.events.length === 0) return { root: null, twice: [] };
    this.at = 1;
    const root = this.node();
    if (this.events[this.at + 1] !== undefined) {
      throw new YamlRefusal('more follows after the end of the document', this.text.length);
    }
    return { root, twice: this.twice };
  }

  private node(): YamlNode {
    const event = this.events[this.at++]!;
    if (event.type === EVENT_ID.ALIAS) return this.alias(event.anchorStart, event.anchorEnd);
    if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) {
      throw new YamlRefusal('it ends too early', this.text.length);
    }
    const before = this.size;
    this.grow(1, offsetOf(event));
    const node =
      event.type === EVENT_ID.SCALAR
        ? this.scalar(event)
        : event.type === EVENT_ID.MAPPING
          ? this.map(event)
          : this.list(event);
    if (event.anchorStart >= 0) {
      const name = this.text.slice(event.anchorStart, event.anchorEnd);
      this.anchors.set(name, { node, size: this.size - before });
    }
    return node;
  }

  private alias(start: number, end: number): YamlNode {
    const name = this.text.slice(start, end);
    const anchor = this.anchors.get(name);
    if (anchor === undefined) throw new YamlRefusal(`nothing above is named "&${name}"`, start);
    this.grow(anchor.size, start);
    return { ...anchor.node, offset: start - 1 };
  }

  private scalar(event: ScalarEvent): YamlNode {
    const written = getScalarValue(this.text, event);
    const offset =
      event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED
        ? event.valueStart - 1
        : event.valueStart;
    const tag = event.tagStart < 0 ? '' : this.text.slice(event.tagStart, event.tagEnd);
    if (tag !== '' && !/^(?:!|!!(?:str|timestamp|int|float|bool|null))$/.test(tag))
      throw new YamlRefusal(`the tag "${tag}" is not allowed`, event.tagStart);
    const isText =
      event.style !== SCALAR_STYLE.PLAIN || tag === '!' || tag === '!!str' || tag === '!!timestamp';
    return { value: isText ? written : plainValue(written), offset, written };
  }

  private list(event: Event & { tagStart: number; tagEnd: number }): YamlNode {
    this.checkTag(event, '!!seq');
    const items: YamlNode[] = [];
    while (this.events[this.at]!.type !== EVENT_ID.POP) items.push(this.node());
    this.at++;
    return { value: items.map((item) => item.value), offset: offsetOf(event), items };
  }

  private map(event: Event & { tagStart: number; tagEnd: number }): YamlNode {
    this.checkTag(event, '!!map');
    const value: { [key: string]: unknown } = Object.create(null);
    const entries: YamlEntry[] = [];
    const merged: YamlEntry[] = [];
    for (let next = this.events[this.at]!; next.type !== EVENT_ID.POP; next = this.events[this.at]!) {
      if (next.type !== EVENT_ID.SCALAR) throw new YamlRefusal('a key is not plain text', offsetOf(next));
      this.at++;
      const { written: key = '', offset } = this.scalar(next);
      const entry = { key, offset, node: this.node() };
      if (key === '<<' && next.style === SCALAR_STYLE.PLAIN) {
        merged.push(...mergedEntries(entry));
        continue;
      }
      if (key in value) this.twice.push(entry);
      value[key] = entry.node.value;
      entries.push(entry);
    }
    this.at++;
    for (const { key, node } of merged) if (!(key in value)) value[key] = node.value;
    return { value, offset: offsetOf(event), entries: [...merged.toReversed(), ...entries] };
  }

  private checkTag(event: { tagStart: number; tagEnd: number }, allowed: string): void {
    const tag = event.tagStart < 0 ? '!' : this.text.slice(event.tagStart, event.tagEnd);
    if (tag !== '!' && tag !== allowed)
      throw new YamlRefusal(`the tag "${tag}" is not allowed`, event.tagStart);
  }

  private grow(by: number, offset: number): void {
    this.size += by;
    if (this.size > LIMITS.nodes)
      throw new YamlRefusal('it holds too many values, counting what its aliases repeat', offset);
  }
}

/** Entries that a merge key (YAML 1.1, `<<: *name`) adds to its map; the first of several maps comes first. */
function mergedEntries({ offset, node }: YamlEntry): readonly YamlEntry[] {
  const maps = node.items ?? [node];
  if (!maps.every(({ entries }) => entries !== undefined))
    throw new YamlRefusal('the key << takes in a map, or a list of maps, but finds neither', offset);
  return maps.flatMap((map) => map.entries!.toReversed());
}

function offsetOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  return event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE ? event.start : -1;
}

/** Reads a plain scalar by the core schema. Numbers that JavaScript cannot hold exactly stay text. */
export function plainValue(source: string): unknown {
  if (source === '' || source === '~' || /^(?:null|Null|NULL)$/.test(source)) return null;
  if (/^[^-+.\dtTfF]/.test(source)) return source;
  if (/^(?:true|True|TRUE)$/.test(source)) return true;
  if (/^(?:false|False|FALSE)$/.test(source)) return false;
  if (!/^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0x[\da-fA-F]+|0o[0-7]+)$/.test(source))
    return source;
  const number = Number(source);
  return Number.isSafeInteger(number) || (!Number.isInteger(number) && Number.isFinite(number))
    ? number
    : source;
}
