import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parse } from '../../copy/parse.ts';
import { readSite } from '../../desk/settings/settings.ts';
import { recognise } from '../../import/recognise.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import { digest } from '../../model/digest.ts';
import type { Dispatch } from '../../model/dispatch.ts';
import type { Finding } from '../../model/finding.ts';
import { isMarkdown } from '../../model/markdown-names.ts';
import { belongsIn } from '../../model/membership.ts';
import { openSource } from '../import/source.ts';
import { openWeb } from '../import/web.ts';
import { buildOptions } from '../program/options.ts';
import { UsageError } from '../program/usage-error.ts';
import type { Suggestions } from './answers.ts';

/** What a folder of Markdown holds, and the settings that it suggests. */
type FoundFolder = Suggestions & {
  readonly folder: string;
  /** Files to copy, and where they go below `posts/`; POSIX paths. */
  readonly files: readonly { readonly from: string; readonly to: string }[];
  /** How many dispatches, in words. */
  readonly dispatches: string;
  /** Names of the writers, the most frequent first. */
  readonly writers: readonly string[];
  readonly lang: string;
  /** Lines that say what was found. */
  readonly lines: readonly string[];
};

/**
 * Reads a folder of Markdown, changes nothing in it, and suggests settings. Throws a `UsageError` if it holds no Markdown,
 * or is the archive of another system, which `backfile import` reads better.
 */
export async function lookAtFolder(folder: string, site: string): Promise<FoundFolder> {
  if (!existsSync(folder))
    throw new UsageError(`There is no folder ${folder}. Name one that holds Markdown files.`);
  if (contains(folder, site) || contains(site, folder))
    throw new UsageError(
      `${site} and ${folder} contain each other. Choose a folder outside it for the new site: backfile init my-column --from ${JSON.stringify(folder)}`,
    );
  if (existsSync(join(folder, 'site.yaml')))
    throw new UsageError(
      `${folder} is a site already. Build it: backfile build --site ${JSON.stringify(folder)}`,
    );
  await refuseOtherSystems(folder);
  const files = filesIn(folder);
  const { dispatches, findings } = read(folder, files);
  if (dispatches.length === 0 && findings.length === 0)
    throw new UsageError(`${folder} holds no Markdown: no file whose name ends in .md.`);
  const pieces = dispatches.filter(({ kind }) => kind === 'dispatch');
  const writers = byFrequency(pieces.flatMap(({ bylines }) => bylines.map(({ name }) => name)));
  const columns = byFrequency(pieces.flatMap(({ column }) => (column === null ? [] : [column])));
  const count = `${pieces.length} ${pieces.length === 1 ? 'dispatch' : 'dispatches'}`;
  return {
    folder,
    files,
    dispatches: count,
    writers,
    ...(writers[0] === undefined ? {} : { author: writers[0] }),
    columns,
    lang: byFrequency(pieces.flatMap(({ lang }) => (lang === null ? [] : [lang])))[0] ?? 'en',
    lines: [
      `${folder} holds ${count}${spanOf(pieces)}. Nothing in it is changed: its files are copied into posts/.`,
      ...named('Writers', writers),
      ...named('Columns', columns),
      ...zones(pieces),
      ...problems(findings),
    ],
  };
}

/** What was found, for a person to read. */
export function foundLines({ lines }: FoundFolder): readonly string[] {
  return [...lines, ''];
}

/** Copies the files into `posts/` of a site. Returns their paths. */
export function copyInto({ folder, files }: FoundFolder, site: string): readonly string[] {
  return files.map(({ from, to }) => {
    const target = join(site, 'posts', ...to.split('/'));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(folder, ...from.split('/')), target);
    return `posts/${to}`;
  });
}

async function refuseOtherSystems(folder: string): Promise<void> {
  const source = await openSource(folder);
  try {
    const seen = await recognise(source, openWeb({ offline: true, allowPrivate: false, patience: 1 }));
    if (seen === null || 'unread' in seen || seen.isGuess || seen.format === 'folder') return;
    throw new UsageError(
      `${folder} is an archive of ${seen.format} (${seen.why}). Import it instead, which keeps its old addresses: backfile init my-column --empty, then backfile import ${seen.format} ${JSON.stringify(folder)} --into my-column`,
    );
  } finally {
    source.close();
  }
}

/** Files that may belong to a site, with their paths below `posts/`. */
function filesIn(folder: string): FoundFolder['files'] {
  const found: { from: string; to: string }[] = [];
  const visit = (within: string) => {
    const entries = readdirSync(join(folder, within), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!belongsIn(`posts${within && `/${within}`}`, entry.name)) continue;
      const path = within === '' ? entry.name : `${within}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) found.push({ from: path, to: path });
    }
  };
  visit('');
  return found;
}

function read(
  folder: string,
  files: FoundFolder['files'],
): { readonly dispatches: readonly Dispatch[]; readonly findings: readonly Finding[] } {
  const { style } = readSite([], buildOptions({}), []);
  const parsed = files
    .filter(({ to }) => isMarkdown(to))
    .map(({ from, to }) => {
      const text = readFileSync(join(folder, ...from.split('/')), 'utf8').replaceAll('\r\n', '\n');
      return parse({ path: `posts/${to}` as SourcePath, digest: digest(text), text }, style);
    });
  return {
    dispatches: parsed.flatMap(({ dispatch }) => (dispatch ? [dispatch] : [])),
    findings: parsed.flatMap(({ dispatch, findings }) => (dispatch ? [] : findings)),
  };
}

/** Each text once, the most frequent first. */
function byFrequency(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([text]) => text);
}

function spanOf(pieces: readonly Dispatch[]): string {
  const days = pieces.flatMap(({ filed }) => (filed ? [filed.day] : [])).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? ` of ${first}` : `, from ${first} to ${last}`;
}

const MOST_NAMES = 8;

function named(what: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return [`${what}: ${names.slice(0, MOST_NAMES).join(', ')}${more}.`];
}

/** Dates without a zone depend on the answer about the zone. */
function zones(pieces: readonly Dispatch[]): readonly string[] {
  const open = pieces.filter(({ filed }) => filed?.time != null && filed.offset === null).length;
  return open === 0
    ? []
    : [
        `${open} ${open === 1 ? 'date has' : 'dates have'} a time but no zone; the time zone that you name counts for ${open === 1 ? 'it' : 'them'}.`,
      ];
}

function problems(findings: readonly Finding[]): readonly string[] {
  const errors = findings.filter(({ level }) => level === 'error');
  const [first] = errors;
  if (!first) return [];
  const files = new Set(errors.map(({ source }) => source)).size;
  return [
    `${files} ${files === 1 ? 'file has an error' : 'files have errors'} that a build will report, such as: ${first.source}: ${first.reason}.`,
  ];
}

function contains(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || /^[a-z]:/i.test(way));
}
