import {
  Document,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Json } from '../json.ts';
import { below, columnAt, indented, lineEnd, lineStart, replaced, splice } from './splice.ts';

/** Why a YAML text cannot be edited. */
export class YamlEditRefusal extends Error {}

/** What a setting holds for an id: the name alone, or a map of parts. */
type Entry = Json | { readonly [part: string]: Json };

/*
 * These functions edit a map of entries by id within a YAML text: under a key at its top (`at`), or the whole text (null).
 * What they do not edit stays as it was, byte for byte: comments, order, quotes, spaces. The `yaml` package says where each
 * part of the text is, and prints what is new; its printing of a whole document would set every line anew.
 */

/** What an entry holds; undefined if there is none. */
export function entryIn(text: string, at: string | null, id: string): unknown {
  const { map, document } = open(text, at);
  const value = map && find(map, id)?.value;
  return value === null || value === undefined ? value : value.toJS(document);
}

/** Adds an entry after all others. */
export function withEntry(text: string, at: string | null, id: string, entry: Entry): string {
  return withEntries(text, at, { [id]: entry });
}

/** Adds entries, at least one, after all others. */
export function withEntries(
  text: string,
  at: string | null,
  entries: { readonly [id: string]: Entry },
): string {
  const { map, key } = open(text, at);
  const lines = (flow: boolean) => printed(entries, flow ? 'entries' : 'lists');
  if (map?.flow) return inFlow(text, map, entries);
  if (map !== null) {
    const values = map.items.map(({ value }) => value);
    const isFlow =
      values.some((value) => isMap(value) && value.flow) &&
      !values.some((value) => isMap(value) && !value.flow);
    return below(text, endOf(map.items.at(-1)!), lines(isFlow), columnOf(text, map));
  }
  if (at === null) return below(text, text.length, lines(false), 0);
  if (key === null) return below(text, text.length, `${at}:\n${indented(lines(false), 2)}`, 0);
  const [from, to] = key.value?.range ?? [endOf(key), endOf(key)];
  if (from === to) return below(text, to, lines(false), 2);
  return replaced(text, from, to, printed(entries, 'all'));
}

/** Sets a part of an entry. An entry that is a name alone becomes a map. */
export function withPart(text: string, at: string | null, id: string, part: string, value: Json): string {
  const pair = entry(text, at, id);
  const node = pair.value;
  if (isMap(node)) {
    const old = find(node, part);
    if (old) return withValue(text, node, old, part, value);
    if (node.flow) return inFlow(text, node, { [part]: value });
    const before = find(node, 'name') ?? node.items.at(-1)!;
    return below(text, endOf(before), printed({ [part]: value }, 'lists'), columnOf(text, node));
  }
  if (node !== null && !isScalar(node)) throw new YamlEditRefusal(`${id} is neither a name nor a map`);
  const [from, to] = node?.range ?? [endOf(pair), endOf(pair)];
  const name = node === null || node.value === null ? {} : { name: textOf(node) };
  return replaced(text, from, to, printed({ ...name, [part]: value }, 'all'));
}

/** Sets a list of texts of an entry, or the text alone if there is one; an empty list removes it. */
export function withTexts(
  text: string,
  at: string | null,
  id: string,
  part: string,
  texts: readonly string[],
): string {
  const node = entry(text, at, id).value;
  const pair = isMap(node) ? find(node, part) : undefined;
  const list = pair?.value;
  if (texts.length === 0) return pair && isMap(node) ? without(text, node, pair) : text;
  if (!isSeq(list) || list.flow)
    return withPart(text, at, id, part, !isSeq(list) && texts.length === 1 ? texts[0]! : texts);
  const gone = list.items.find((item) => !texts.includes(textOf(item)));
  if (gone && list.items.length > 1) {
    const next = splice(text, lineStart(text, gone.range[0]), lineEnd(text, gone.range[1]), '');
    return withTexts(next, at, id, part, texts);
  }
  if (gone) return withPart(text, at, id, part, texts);
  const there = list.items.map(textOf);
  const more = texts.filter((one) => !there.includes(one));
  const last = list.items.at(-1)!;
  const column = columnAt(text, list.range[0]);
  return more.length === 0 ? text : below(text, last.range[1], printed(more, 'none'), column);
}

/** Removes an entry. Comments above it stay, since they may be about more than it. */
export function withoutEntry(text: string, at: string | null, id: string): string {
  const { map } = open(text, at);
  const pair = map && find(map, id);
  return map && pair ? without(text, map, pair) : text;
}

type Map = YAMLMap.Parsed<ParsedNode, ParsedNode | null>;
type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

/** The document of a text, the pair that holds the map of entries, and the map; null for what is not there. */
function open(text: string, at: string | null) {
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false });
  const [error] = document.errors;
  if (error) throw new YamlEditRefusal(error.message);
  const top = document.contents;
  if (top !== null && !isMap(top) && !(isScalar(top) && top.value === null))
    throw new YamlEditRefusal('it is not a map of settings');
  const whole = isMap(top) ? (top as Map) : null;
  if (at === null) return { document, key: null, map: whole };
  const key = whole === null ? null : (find(whole, at) ?? null);
  const value = key?.value ?? null;
  if (value !== null && !isMap(value) && !(isScalar(value) && value.value === null))
    throw new YamlEditRefusal(`${at} is not a map`);
  return { document, key, map: isMap(value) ? (value as Map) : null };
}

function entry(text: string, at: string | null, id: string): ParsedPair {
  const { map } = open(text, at);
  const pair = map && find(map, id);
  if (!pair) throw new YamlEditRefusal(`there is no ${id}`);
  return pair;
}

/** The pair of a key; of several, the last one, which counts. */
function find(map: Map, key: string): ParsedPair | undefined {
  return (map.items as ParsedPair[]).findLast((pair) => isScalar(pair.key) && textOf(pair.key) === key);
}

/** A scalar as it was written, so that `1.10` is not read as a number. */
function textOf(node: ParsedNode): string {
  if (!isScalar(node)) return '';
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

function withValue(text: string, map: Map, pair: ParsedPair, part: string, value: Json): string {
  const set = printed({ [part]: value }, map.flow ? 'all' : 'lists');
  const whole = map.flow ? set.slice(1, -1) : set;
  const lines = indented(whole, columnAt(text, pair.key.range[0])).trimStart();
  return replaced(text, pair.key.range[0], endOf(pair), lines);
}

function without(text: string, map: Map, pair: ParsedPair): string {
  const items = map.items as ParsedPair[];
  const at = items.indexOf(pair);
  if (!map.flow) return splice(text, lineStart(text, pair.key.range[0]), lineEnd(text, endOf(pair)), '');
  const before = items[at - 1];
  if (before) return splice(text, endOf(before), endOf(pair), '');
  const next = items[at + 1];
  return splice(text, pair.key.range[0], next ? next.key.range[0] : endOf(pair), '');
}

/** Adds pairs at the end of a map in braces. */
function inFlow(text: string, map: Map, pairs: { readonly [key: string]: Json }): string {
  const inner = printed(pairs, 'all').slice(1, -1);
  const last = (map.items as ParsedPair[]).at(-1);
  return last
    ? splice(text, endOf(last), endOf(last), `, ${inner}`)
    : splice(text, map.range[0], map.range[1], `{${inner}}`);
}

/**
 * Prints a value as YAML without its last line end. `braces`: which parts stand in braces or brackets on one line: all, the
 * entries of the map, lists alone, or none.
 */
function printed(value: Json, braces: 'all' | 'entries' | 'lists' | 'none'): string {
  const document = new Document(value);
  const top = document.contents;
  visit(document, {
    Seq: (_, node) => {
      node.flow = braces !== 'none';
    },
    Map: (_, node) => {
      node.flow = braces === 'all' || (braces === 'entries' && node !== top);
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}

function endOf({ key, value }: ParsedPair): number {
  return value?.range[1] ?? key.range[1];
}

function columnOf(text: string, map: Map): number {
  return columnAt(text, (map.items as ParsedPair[])[0]!.key.range[0]);
}
