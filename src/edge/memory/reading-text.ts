import type { ManuscriptFile } from '../../desk/world.ts';
import { type Copy, type Dispatch, type Parsed, type Slot, UNWRITTEN } from '../../model/dispatch.ts';

/** The result of parsing, without the HTML of the copy. */
export type Known = Omit<Parsed, 'html'>;

const NONE: readonly never[] = Object.freeze([]);
const BLANK_COPY = { slots: NONE, headings: NONE, outside: NONE } satisfies Partial<Copy>;
/** All fields, in one order, so that all dispatches that are read get one shape. */
const BLANK: { readonly [field in keyof Dispatch]: Dispatch[field] | undefined } = {
  source: undefined,
  digest: undefined,
  title: undefined,
  headline: undefined,
  slug: undefined,
  filed: undefined,
  copy: undefined,
  ...UNWRITTEN,
};

type Writable<T> = { -readonly [field in keyof T]: T[field] };

/** A result of parsing as JSON, without what the manuscript itself contains and without empty fields. */
export function writeReading({ dispatch, findings }: Known): string {
  if (!dispatch) return JSON.stringify({ dispatch, findings });
  const { title, headline, copy } = dispatch;
  const written: { [field: string]: unknown } = without(UNWRITTEN, dispatch, APART);
  if (title !== headline) written.title = title;
  written.copy = without(BLANK_COPY, copy);
  return JSON.stringify(findings.length > 0 ? { dispatch: written, findings } : { dispatch: written });
}

/** Reads what `writeReading` wrote for a manuscript. */
type ReadReading = (text: string, manuscript: Pick<ManuscriptFile, 'path' | 'digest'>) => Known;

/** What many dispatches name, of which one copy is kept. */
type Once = { readonly name: (name: string) => string; readonly slot: (slot: Slot) => Slot };

/** Makes a reader that keeps one copy of what many dispatches name: columns, bylines, tags, targets of links. */
export function openReadings(): ReadReading {
  const names = new Map<string, string>();
  const links = new Map<string, Slot>();
  const name: Once['name'] = (name) => {
    const held = names.get(name);
    if (held === undefined) names.set(name, name);
    return held ?? name;
  };
  const slot: Once['slot'] = (slot) => {
    if (slot.kind !== 'link') return slot;
    if (slot.position || slot.quote || slot.file)
      return Object.assign(slot, { kind: 'link', target: name(slot.target) } as const);
    const held = links.get(slot.target);
    if (held === undefined) links.set(slot.target, slot);
    return held ?? slot;
  };
  return (text, manuscript) => readReading(text, manuscript, { name, slot });
}

function readReading(text: string, { path, digest }: Parameters<ReadReading>[1], once: Once): Known {
  const { dispatch, findings = NONE } = JSON.parse(text) as {
    readonly dispatch: Dispatch | null;
    readonly findings?: Known['findings'];
  };
  if (!dispatch) return { dispatch, findings };
  const { title, headline, copy, column, bylines, tags } = dispatch;
  const whole: Writable<Dispatch> = Object.assign({ ...BLANK }, dispatch);
  whole.source = path;
  whole.digest = digest;
  whole.title = title ?? headline;
  const slots = copy.slots?.map(once.slot) ?? NONE;
  whole.copy = Object.assign({ ...BLANK_COPY }, copy, { slots });
  if (column) whole.column = once.name(column);
  if (bylines) whole.bylines = bylines.map((byline) => ({ ...byline, name: once.name(byline.name) }));
  if (tags) whole.tags = tags.map(once.name);
  return { dispatch: whole, findings };
}

/** Fields that the manuscript itself contains, or that are written last. */
const APART: ReadonlySet<string> = new Set(['source', 'digest', 'title', 'copy']);

/** An object without some fields, and without those that are equal to those of `blank`. */
function without<T extends object>(
  blank: Partial<T>,
  value: T,
  apart?: ReadonlySet<string>,
): { [field: string]: unknown } {
  const held: { [field: string]: unknown } = {};
  for (const field in value)
    if (!apart?.has(field) && !isSame(value[field], blank[field])) held[field] = value[field];
  return held;
}

function isSame(value: unknown, blank: unknown): boolean {
  if (typeof blank !== 'object' || blank === null) return value === blank;
  // An empty list, or an empty map.
  return Array.isArray(value) ? value.length === 0 : Object.keys(value as object).length === 0;
}
