import { plainValue, type YamlEntry, type YamlNode, type YamlTree } from './tree.ts';

/**
 * Reads a YAML text if it is plain; null otherwise. Plain is a map of which each key is a word and each value is on its line:
 * a text in double quotes without escapes, simple words or numbers, or a list of these in brackets or below the key. The
 * definition is `growTree`, which makes the same tree (`tests/model/yaml/plain-tree.test.ts`).
 */
export function plainTree(text: string): YamlTree | null {
  if (text === '' || text.length > LONGEST) return null;
  const value: { [key: string]: unknown } = Object.create(null);
  const entries: YamlEntry[] = [];
  for (let at = 0; at < text.length; ) {
    const key = match(KEY, text, at)?.[1];
    if (key === undefined || key in value) return null;
    const read = valueAt(text, at + key.length + 1);
    if (read === null || !(read.end >= text.length || text[read.end] === '\n')) return null;
    value[key] = read.node.value;
    entries.push({ key, offset: at, node: read.node });
    at = read.end + 1;
  }
  return { root: { value, offset: 0, entries }, twice: [] };
}

/** A longer text is left to the definition, which has limits. */
const LONGEST = 10_000;

/** A node and the index after it. */
type Read = { readonly node: YamlNode; readonly end: number };

/** The value behind the colon at a key's end. */
function valueAt(text: string, at: number): Read | null {
  if (text[at] !== ' ') return match(ITEM, text, at + 1) ? listBelow(text, at) : { node: EMPTY, end: at };
  return text[at + 1] === '[' ? listWithin(text, at + 1) : scalarAt(PLAIN, text, at + 1);
}

const EMPTY: YamlNode = { value: null, offset: -1, written: '' };

/** The items on the lines after an index, all with one indent. */
function listBelow(text: string, before: number): Read | null {
  const indent = match(ITEM, text, before + 1)![1]!.length;
  const items: YamlNode[] = [];
  let end = before;
  for (let item = match(ITEM, text, end + 1); item !== null; item = match(ITEM, text, end + 1)) {
    const read = item[1]!.length === indent ? scalarAt(PLAIN, text, end + 1 + item[0].length) : null;
    if (read === null || !(read.end >= text.length || text[read.end] === '\n')) return null;
    items.push(read.node);
    end = read.end;
  }
  return { node: listOf(items, before + 1 + indent), end };
}

/** A list between brackets. */
function listWithin(text: string, start: number): Read | null {
  const items: YamlNode[] = [];
  if (text[start + 1] === ']') return { node: listOf(items, start), end: start + 2 };
  for (let at = start + 1; ; ) {
    const item = scalarAt(WORDS, text, at);
    if (item === null) return null;
    items.push(item.node);
    const sign = text[item.end];
    if (sign === ']') return { node: listOf(items, start), end: item.end + 1 };
    if (sign !== ',') return null;
    at = item.end + (text[item.end + 1] === ' ' ? 2 : 1);
  }
}

function listOf(items: readonly YamlNode[], offset: number): YamlNode {
  return { value: items.map(({ value }) => value), offset, items };
}

/** A text in quotes, or one that matches a pattern. */
function scalarAt(pattern: RegExp, text: string, at: number): Read | null {
  if (text[at] === '"') {
    const written = match(QUOTED, text, at)?.[1];
    return written === undefined
      ? null
      : { node: { value: written, offset: at, written }, end: at + written.length + 2 };
  }
  const written = match(pattern, text, at)?.[0];
  return written === undefined
    ? null
    : { node: { value: plainValue(written), offset: at, written }, end: at + written.length };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const KEY = /([a-zA-Z_][\w-]*):(?=[ \n]|$)/y;
const ITEM = /( {0,8})- /y;
const QUOTED = /"([^"\\\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*)"/y;
/** Words of letters and signs that mean nothing in YAML where they stand; ends at a line end. */
const PLAIN =
  /[\w\u00a1-\u1fff](?:(?:[\w.,/'’()!?;+-]|[\u00a1-\u1fff]|:(?=[\w/])| (?=[\w(\u00a1-\u1fff])))*(?=\n|$)/y;
/** Words between brackets. */
const WORDS = /[\w\u00a1-\u1fff](?:[\w.\u00a1-\u1fff-]| (?=[\w\u00a1-\u1fff]))*(?=[,\]])/y;
