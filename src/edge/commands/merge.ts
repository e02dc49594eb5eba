import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shelf } from '../../archive/clipping.ts';
import { compareLines } from '../../desk/check/compare-lines.ts';
import { diffLines } from '../../desk/check/mend-diff.ts';
import { countOf, type Filed, findShelf } from '../../desk/names/filed.ts';
import { type Listing, merged, renamed } from '../../desk/names/settle.ts';
import { suggestionLines } from '../../desk/names/suggest.ts';
import { consequences } from '../../desk/names/trial.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import { mergeCommand as commandOf } from '../../model/merge-command.ts';
import { NAMED_KINDS, type NamedKind, SHELVES } from '../../model/shelf-kinds.ts';
import { closest } from '../../model/text/guess.ts';
import { YamlEditRefusal } from '../../model/yaml/entries.ts';
import type { Ask } from '../program/ask.ts';
import { siteFolder } from '../program/options.ts';
import type { Terminal } from '../program/terminal.ts';
import { UsageError } from '../program/usage-error.ts';
import { rewrite } from '../program/write-whole.ts';
import { archiveOf, filedOf } from '../world/open-archive.ts';

/** Options of `backfile merge` and `backfile rename` as the command line gives them. */
type NameFlags = { readonly site: string; readonly suggest?: boolean; readonly yes?: boolean };

/** Makes one of several columns, bylines or tags: the last one stays. Status 1 if nothing was written. */
export async function mergeCommand(
  written: string | undefined,
  names: readonly string[],
  flags: NameFlags,
  terminal: Terminal,
  ask: Ask,
): Promise<number> {
  if (flags.suggest) return suggest(flags.site, terminal);
  if (written === undefined || names.length < 2)
    throw new UsageError(
      'Name the spellings to merge, and last the name that stays: backfile merge byline "L. Hale" "Laura Hale". backfile merge --suggest lists names that probably mean the same.',
    );
  const kind = kindOf(written);
  const desk = await openDesk(flags.site);
  const shelves = names.map((name) => shelfOf(kind, name, desk.filed));
  const into = shelves.at(-1)!;
  const others = [...new Set(shelves)].filter((shelf) => shelf !== into);
  if (others.length === 0) {
    terminal.say(`${list(names)} mean one ${kind} already: "${into.name}", at ${into.path}`);
    return 0;
  }
  const spellings = [into, ...others].flatMap(({ name, also }) => [name, ...also]);
  return change(desk, kind, into, spellings, flags, terminal, ask, {
    edit: (listing) => merged(listing, kind, others, into, desk.filed),
    done: others.map(
      (other) =>
        `"${other.name}" (on ${countOf(other, desk.filed)}) will mean "${into.name}" (on ${countOf(into, desk.filed)}): ${other.path} moves to ${into.path}`,
    ),
  });
}

/** Gives a column, a byline or a tag another name. Status 1 if nothing was written. */
export async function renameCommand(
  written: string,
  old: string,
  name: string,
  flags: NameFlags,
  terminal: Terminal,
  ask: Ask,
): Promise<number> {
  const kind = kindOf(written);
  const fresh = name.replace(/\s+/g, ' ').trim();
  if (fresh === '') throw new UsageError('The new name is empty.');
  const desk = await openDesk(flags.site);
  const shelf = shelfOf(kind, old, desk.filed);
  const other = findShelf(kind, fresh, desk.filed);
  if ('path' in other && other !== shelf)
    throw new UsageError(
      `There is a ${kind} "${other.name}" already. To merge the two: ${commandOf(kind, shelf.name, other.name)}`,
    );
  if (shelf.name === fresh) {
    terminal.say(`The ${kind} is called "${fresh}" already.`);
    return 0;
  }
  return change(desk, kind, shelf, [shelf.name, ...shelf.also, fresh], flags, terminal, ask, {
    edit: (listing) => renamed(listing, kind, shelf, fresh, desk.filed),
    done: [`"${shelf.name}" will be called "${fresh}", and stays at ${shelf.path}`],
  });
}

type Desk = Awaited<ReturnType<typeof filedOf>> & { readonly folder: string };
type Change = { readonly edit: (listing: Listing) => string; readonly done: readonly string[] };

async function openDesk(site: string): Promise<Desk> {
  const folder = siteFolder(site);
  return { ...(await filedOf(folder)), folder };
}

/** Edits the settings, shows the difference and what comes of it, and writes it if whoever is asked agrees. */
async function change(
  desk: Desk,
  kind: NamedKind,
  into: Shelf,
  names: readonly string[],
  { yes }: NameFlags,
  terminal: Terminal,
  ask: Ask,
  { edit, done }: Change,
): Promise<number> {
  const { path, at } = placeOf(kind, desk);
  const file = join(desk.folder, path);
  const whole = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const text = whole.replace(/^\ufeff/, '');
  const next = edited(path, () => edit({ text, at }));
  const { filed, findings } = desk.refiled([
    ...desk.files.filter((other) => other.path !== path),
    { path, text: next },
  ]);
  const [fresh] = findings.filter(({ reason }) => !desk.findings.some((old) => old.reason === reason));
  const { refused, notes } = consequences(desk.filed, filed, kind, names, into);
  if (fresh || refused) throw byHand(path, fresh?.reason ?? refused ?? '');
  for (const line of diffLines(path, compareLines(text, next))) terminal.print(line);
  for (const line of [...done, ...notes]) terminal.say(line);
  const isWanted = yes || (ask !== null && /^y(?:es)?$/i.test(await ask(`Write it into ${path}?`, 'no')));
  if (isWanted) rewrite(file, whole.slice(0, whole.length - text.length) + next);
  terminal.say(
    isWanted ? `${path} is written.` : `Nothing was written.${ask === null ? ' --yes writes it.' : ''}`,
  );
  return isWanted ? 0 : 1;
}

/** The file that lists columns, bylines or tags, and the key in it; null if the file lists nothing else. */
function placeOf(
  kind: NamedKind,
  { files }: Desk,
): { readonly path: SourcePath; readonly at: string | null } {
  const { folder } = SHELVES[kind];
  const find = (name: string) =>
    files.find(({ path }) => path === `${name}.yaml` || path === `${name}.yml`)?.path;
  const own = folder === 'tags' ? undefined : find(folder);
  return own === undefined
    ? { path: find('site') ?? ('site.yaml' as SourcePath), at: folder }
    : { path: own, at: null };
}

function edited(path: string, edit: () => string): string {
  try {
    return edit();
  } catch (error) {
    if (error instanceof YamlEditRefusal) throw byHand(path, error.message);
    throw error;
  }
}

function byHand(path: string, why: string): UsageError {
  return new UsageError(
    `${path} cannot be changed by this command: ${why}. Write it by hand: under the name that stays, list the other spellings as also: […].`,
  );
}

async function suggest(site: string, terminal: Terminal): Promise<number> {
  const { archive } = await archiveOf(site);
  const lines = suggestionLines(archive);
  for (const line of lines) terminal.print(line);
  if (lines.length === 0) terminal.say('No two names look as if they meant the same.');
  return 0;
}

function kindOf(written: string): NamedKind {
  const plain = written.toLowerCase();
  const kind = NAMED_KINDS.find((one) => one === plain || SHELVES[one].folder === plain);
  if (kind) return kind;
  const guess = closest(plain, NAMED_KINDS);
  throw new UsageError(
    `"${written}" is not one of ${NAMED_KINDS.join(', ')}${guess ? `; did you mean "${guess}"?` : '.'}`,
  );
}

function shelfOf(kind: NamedKind, name: string, filed: Filed): Shelf {
  const found = findShelf(kind, name, filed);
  if ('path' in found) return found;
  throw new UsageError(
    `There is no ${kind} "${name}" in this archive${found.likely === null ? '. Write a name as dispatches or the settings have it.' : `; did you mean "${found.likely}"?`}`,
  );
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names.map((name) => `"${name}"`));
}
