import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Clipping, List } from '../../archive/clipping.ts';
import { fillSlots, resolveLinks } from '../../archive/links.ts';
import { parse } from '../../copy/parse.ts';
import { listNamed } from '../../desk/gathered.ts';
import { byMonth, type Order } from '../../export/book/book.ts';
import { type BookFile, readBookFile } from '../../export/book/book-file.ts';
import { nameOfChoice } from '../../export/book/book-name.ts';
import { withAbsoluteAddresses } from '../../model/address/absolute.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import { digest } from '../../model/digest.ts';
import type { Finding } from '../../model/finding.ts';
import { escapeHtml } from '../../model/text/html.ts';
import { typeset } from '../../press/typeset.ts';
import { UsageError } from '../program/usage-error.ts';
import type { Job } from './job.ts';

/** What book is asked for: what is in it, its dispatches in one list, and the name of a picture for its cover. */
type Ordered = {
  readonly order: Order;
  readonly clippings: readonly Clipping[];
  readonly cover: string | null;
};

/** Reads what book is asked for: by the options of the command, and by the file that `--book` names. */
export function orderBook({ planned, chosen, choice, flags }: Job): Ordered {
  const name = typeof flags.book === 'string' ? flags.book : null;
  const file = name === null ? null : readBook(name, planned.archive);
  if (file?.parts && asksForSome(choice))
    throw new UsageError(
      `${name} names its dispatches, so that none can be chosen. Leave out the words and options that choose, or the field "dispatches".`,
    );
  const { lang } = planned.site.style;
  const list = choice.list === null ? null : listNamed(choice.list, planned.archive);
  const parts = file?.parts ?? (list ? inOrderOf(list, chosen) : byMonth(chosen, lang));
  const clippings = parts.flatMap((part) => part.clippings);
  const named = nameOfChoice(choice, clippings, planned.archive);
  const title = typeof flags.title === 'string' ? flags.title : (file?.title ?? null);
  const foreword = file?.foreword ?? null;
  return {
    order: {
      title: title ?? named.title,
      subtitle: file?.subtitle ?? (title === null ? named.subtitle : null),
      editors: file?.editors ?? [],
      foreword: foreword === null ? forewordOf(list, planned) : forewordHtml(foreword, name ?? '', planned),
      parts,
    },
    clippings,
    cover: coverFile(flags.cover, file?.cover ?? null, name),
  };
}

/** The chosen dispatches in the order of a list. */
function inOrderOf({ pieces }: List, chosen: readonly Clipping[]): Order['parts'] {
  const wanted = new Set(chosen);
  const clippings = pieces.flatMap(({ clipping }) => (wanted.has(clipping) ? [clipping] : []));
  return [{ title: null, clippings }];
}

/** What the editor says about a list and about its dispatches; null if nothing. */
function forewordOf(list: List | null, { archive: { directory } }: Job['planned']): string | null {
  if (!list) return null;
  const { origin, base } = directory.site;
  const about = list.descriptionHtml ?? (list.description === null ? null : escapeHtml(list.description));
  const notes = list.pieces.flatMap(({ clipping, note }) =>
    note === null ? [] : [`<li><b>${escapeHtml(clipping.dispatch.headline)}</b> ${note}</li>`],
  );
  const html = [
    ...(about === null ? [] : [`<p>${about}</p>`]),
    ...(notes.length === 0 ? [] : [`<ul>${notes.join('')}</ul>`]),
  ].join('\n');
  return html === '' ? null : withAbsoluteAddresses(resolveLinks(html, directory), `${origin}${base}/`);
}

function readBook(name: string, archive: Parameters<typeof readBookFile>[1]): BookFile {
  let text: string;
  try {
    text = readFileSync(name, 'utf8');
  } catch (error) {
    throw new UsageError(
      `${name} cannot be read (${(error as NodeJS.ErrnoException).code}). --book names a YAML file that describes the book.`,
    );
  }
  const file = readBookFile(text, archive);
  if (file.problems.length > 0)
    throw new UsageError(
      file.problems.map((problem) => `${name}:${problem.replace(/[^?]$/, '$&.')}`).join('\n'),
    );
  return file;
}

function asksForSome({ wish, thread, story, list }: Job['choice']): boolean {
  const { tags, bylines, column, when, fields, words } = wish;
  return (
    [thread, story, list].some((named) => named !== null) ||
    column !== null ||
    when !== null ||
    [tags, bylines, fields, words].some((list) => list.length > 0)
  );
}

/** A foreword as HTML: its links and pictures lead where those of a dispatch would. */
function forewordHtml(markdown: string, name: string, { site, archive }: Job['planned']): string {
  const text = `---\ntitle: Foreword\nkind: page\n---\n\n${markdown}`;
  const source = 'posts/foreword.md' as SourcePath;
  const { dispatch, html } = parse({ path: source, digest: digest(text), text }, site.style);
  if (!dispatch) return '';
  const findings: Finding[] = [];
  const fills = fillSlots(dispatch, archive.directory, findings);
  if (findings.length > 0)
    throw new UsageError(findings.map(({ reason }) => `${name}: foreword: ${reason}.`).join('\n'));
  return typeset(html, {
    digest: dispatch.copy.digest,
    fills,
    prefix: '',
    url: `${site.origin}${site.base}/`,
  });
}

/** The whole name of the cover's picture. That of a file is beside it. */
function coverFile(flag: unknown, written: string | null, book: string | null): string | null {
  if (typeof flag === 'string') return resolve(flag);
  return written === null || book === null ? null : resolve(dirname(book), written);
}
