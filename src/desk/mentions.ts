import { openFinder, openScan, type Passage, type Sought, soughtOf } from '../copy/names/finder.ts';
import { linesOf, linesOfCopy } from '../copy/names/read-text.ts';
import { sameName } from '../model/address/slug.ts';
import { type Digest, digestAll } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import type { NameMark, NameSettings } from '../model/names.ts';
import { once } from '../model/once.ts';
import type { Site } from '../model/site.ts';
import { closest } from '../model/text/guess.ts';
import type { Notes } from '../press/press-notes.ts';
import type { Copies } from './world.ts';

type Found = ReturnType<ReturnType<typeof openFinder>>;

const NOTE = 'mentions';

/** What is remembered: the names that were looked for, and what was found in each dispatch, by the key of its words. */
type Kept = {
  readonly names: readonly Sought[];
  readonly found: { readonly [key: Digest]: Found };
};

/**
 * Dispatches with the names that they mention. What was found before is remembered: only dispatches whose words have
 * changed are read, and after `names.yaml` was edited those in which a form of an edited entry stands.
 */
export function withMentions(
  dispatches: readonly Dispatch[],
  copies: Copies,
  site: Site,
  notes: Notes,
  findings: Finding[],
): readonly Dispatch[] {
  const text = notes.recall(NOTE);
  const last = text === undefined ? null : (JSON.parse(text) as Kept);
  const names = soughtOf(site.names);
  const edited = last === null ? names : editedNames(last.names, names);
  const isTouched = last === null || edited.length === 0 ? () => false : openScan(edited);
  const find = once(() => openFinder(names));
  const idOf = once(() => idsByName(site.names));
  const found: { [key: Digest]: Found } = {};
  let fresh = 0;
  const named = dispatches.map((dispatch) => {
    const marks = readMarks(dispatch, idOf, findings);
    const key = keyOf(dispatch, marks);
    const known = last?.found[key];
    const passage = once(() => passageOf(dispatch, copies, site, marks));
    const stands = known !== undefined && (edited.length === 0 || !isTouched(passage()));
    const result = stands ? known : find()(passage());
    if (!stands) fresh++;
    found[key] = result;
    return result.mentions.length === 0 ? dispatch : { ...dispatch, mentions: result.mentions };
  });
  if (fresh > 0 || edited.length > 0 || Object.keys(last?.found ?? {}).length !== Object.keys(found).length)
    notes.keep(NOTE, JSON.stringify({ names, found } satisfies Kept));
  return named;
}

/** The names that are not sought as before, and those that were. */
function editedNames(before: readonly Sought[], now: readonly Sought[]): readonly Sought[] {
  const [old, fresh] = [before, now].map((names) => new Set(names.map((name) => JSON.stringify(name))));
  return [
    ...before.filter((name) => !fresh?.has(JSON.stringify(name))),
    ...now.filter((name) => !old?.has(JSON.stringify(name))),
  ];
}

/** What is read of a dispatch: its text, then what stands under its pictures, and the lines above it. */
export function passageOf(
  dispatch: Dispatch,
  copies: Copies,
  { style }: Site,
  marks: readonly NameMark[],
): Passage {
  const { copy, dek, headline, lang, filed } = dispatch;
  const above = [...captionsOf(dispatch), dek, headline].filter((line) => line !== null);
  return {
    lines: [...linesOfCopy(copies(copy.digest)), ...linesOf(above.join('\n'))],
    lang: lang ?? style.lang,
    day: filed?.day ?? '',
    marks,
  };
}

function captionsOf({ image, copy }: Dispatch): readonly (string | null)[] {
  const inText = copy.slots.flatMap((slot) => (slot.kind === 'image' ? [slot.caption] : []));
  return image ? [image.caption, ...inText] : inText;
}

function keyOf(dispatch: Dispatch, marks: readonly NameMark[]): Digest {
  const { copy, dek, headline, lang, filed } = dispatch;
  const words = [dek, headline, ...captionsOf(dispatch), lang, filed?.day];
  return digestAll(copy.digest, JSON.stringify([words, marks]));
}

/** Ids by the name, the id or another form of each entry; a form of several means none. */
function idsByName(names: readonly NameSettings[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const forms = new Map<string, Set<string>>();
  for (const { id, also } of names)
    for (const form of also) forms.set(sameName(form), (forms.get(sameName(form)) ?? new Set()).add(id));
  for (const [form, owners] of forms) if (owners.size === 1) ids.set(form, [...owners][0] as string);
  for (const { id, name } of names) ids.set(sameName(name), id);
  for (const { id } of names) ids.set(sameName(id), id);
  return ids;
}

/** The marks of a dispatch, each with the id of its name; one that names nothing is reported. */
function readMarks(
  { copy: { marks = [] }, source }: Dispatch,
  idOf: () => ReadonlyMap<string, string>,
  findings: Finding[],
): readonly NameMark[] {
  return marks.flatMap(({ name, words: written, position }): readonly NameMark[] => {
    const words = linesOf(written).join(' ');
    if (name === null) return [{ name, words }];
    const id = idOf().get(sameName(name));
    if (id !== undefined) return [{ name: id, words }];
    const guess = closest(sameName(name), [...idOf().keys()]);
    findings.push({
      rule: 'unknown-name',
      level: 'warning',
      source,
      ...(position && { position }),
      reason: `names.yaml has no entry "${name}"${guess ? `; did you mean "${guess}"?` : ''}`,
      remedy: 'Write the name or the id of an entry, or add one to names.yaml.',
    });
    return [];
  });
}
