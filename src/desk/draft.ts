import type { Archive } from '../archive/archive.ts';
import { shelfFinder } from '../archive/shelves.ts';
import type { SourcePath } from '../model/address/paths.ts';
import { sameName, slugOf } from '../model/address/slug.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { compareText } from '../model/finding.ts';
import { isMarkdown, withoutMarkdown } from '../model/markdown-names.ts';
import { type NamedKind, SHELVES } from '../model/shelf-kinds.ts';
import type { Site } from '../model/site.ts';
import { closest } from '../model/text/guess.ts';
import type { CivilTime } from '../model/time/civil-time.ts';
import { dayOf, monthOf, yearOf } from '../model/time/civil-time.ts';
import { yamlText } from '../model/yaml/text.ts';

/** What is asked for in a new dispatch. */
type Brief = {
  readonly title: string;
  readonly filed: CivilTime;
  /** Permanent identifier: a UUID. */
  readonly id: string;
  /**
   * The byline that was asked for; null for the only one that the site lists, else the one with the name of `writer`.
   */
  readonly byline: string | null;
  /** Name of the person at the keyboard, if it is known. */
  readonly writer: string | null;
  readonly column: string | null;
  readonly tags: readonly string[];
  readonly draft: boolean;
  /** A standing page: it has no date, no byline and no tags, and lies in `posts/_pages/`. */
  readonly page: boolean;
};

/** A new manuscript: where it stands among the site's others, and its text with the front matter filled in. */
export function draft(brief: Brief, archive: Archive): { readonly path: SourcePath; readonly text: string } {
  const slug = slugOf(brief.title) || `dispatch-${brief.id.slice(0, 6)}`;
  if (brief.page) return { path: `${PAGES}${slug}.md` as SourcePath, text: pageText(brief) };
  return { path: placeOf(brief.filed, slug, archive), text: textOf(brief, archive.site) };
}

/** Names of a brief that the archive does not have, each with the one that was probably meant. */
export function unknownNames(brief: Brief, archive: Archive): readonly UnknownName[] {
  const find = shelfFinder(archive.shelves);
  const asked: readonly (readonly [NamedKind, string])[] = [
    ...(brief.byline === null ? [] : [['byline', brief.byline] as const]),
    ...(brief.column === null ? [] : [['column', brief.column] as const]),
    ...brief.tags.map((tag) => ['tag', tag] as const),
  ];
  return asked
    .filter(([kind, name]) => find(kind, name) === undefined && !listed(kind, archive.site).includes(name))
    .map(([kind, name]) => {
      const shelves = archive.shelves[SHELVES[kind].folder];
      const known = [...shelves.flatMap(({ name, id }) => [id ?? name, name]), ...listed(kind, archive.site)];
      return { kind, name, likely: likeliest(name, known) };
    });
}

export type UnknownName = {
  readonly kind: NamedKind;
  readonly name: string;
  readonly likely: string | undefined;
};

/** Ids and names that the settings list: a shelf without dispatches is not in the archive yet. */
function listed(kind: NamedKind, site: Site): readonly string[] {
  return site[SHELVES[kind].folder].flatMap(({ id, name }) => [id, name]);
}

/** The closest name, or the only one that contains the word. */
function likeliest(name: string, known: readonly string[]): string | undefined {
  const near = closest(name, known);
  if (near !== undefined) return near;
  const holding = new Set(known.filter((each) => each.toLowerCase().includes(name.toLowerCase())));
  return holding.size > 0 ? [...holding][0] : undefined;
}

const PAGES = 'posts/_pages/';

/** How a manuscript's path is made: `{y}`, `{m}`, `{d}` and `{slug}` stand for what differs. */
type Custom = string;

const LATEST = 40;
const PLAIN: Custom = 'posts/{y}/{y}-{m}-{d}-{slug}.md';

/** A new path of the form that most of the site's latest dispatches have. */
function placeOf({ day }: CivilTime, slug: string, archive: Archive): SourcePath {
  const latest = [...archive.listed, ...archive.unlisted]
    .toSorted((a, b) => (b.dispatch.filed?.instant ?? 0) - (a.dispatch.filed?.instant ?? 0))
    .slice(0, LATEST);
  const counts = new Map<Custom, number>();
  for (const { dispatch } of latest) {
    const custom = customOf(dispatch);
    counts.set(custom, (counts.get(custom) ?? 0) + 1);
  }
  const [favourite] = [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b));
  const parts: { readonly [part: string]: string } = { y: yearOf(day), m: monthOf(day), d: dayOf(day), slug };
  return (favourite?.[0] ?? PLAIN).replace(
    /\{(\w+)\}/g,
    (_, part: string) => parts[part] ?? '',
  ) as SourcePath;
}

function customOf({ source, filed }: Dispatch): Custom {
  const parts = source.split('/');
  const last = parts.pop() ?? '';
  const isFolder = isMarkdown(last) && withoutMarkdown(last).toLowerCase() === 'index';
  const name = isFolder ? (parts.pop() ?? '') : withoutMarkdown(last);
  const end = isFolder ? `/${last}` : last.slice(name.length);
  const folders = datesIn(parts, filed?.day ?? '');
  return [...folders, `${dateIn(name, filed?.day ?? '')}{slug}${end}`].join('/');
}

/** The form of folders that are the year, the month and the day, in that order. */
function datesIn(folders: readonly string[], day: string): readonly string[] {
  const [y = '', m = '', d = ''] = day.split('-');
  const expected = [
    { part: y, custom: '{y}' },
    { part: m, custom: '{m}' },
    { part: d, custom: '{d}' },
  ];
  return folders.map((folder) => {
    if (day !== '' && folder === `${y}-${m}`) return '{y}-{m}';
    if (day === '' || folder !== expected[0]?.part) return folder;
    return expected.shift()?.custom ?? folder;
  });
}

/** The form of the date with which a file's name begins: `2009-02-02-talks`, `02-talks`. */
function dateIn(name: string, day: string): string {
  const [, whole] = /^\d{4}-\d\d-\d\d([-_.])/.exec(name) ?? [];
  if (whole !== undefined) return `{y}-{m}-{d}${whole}`;
  const [, , d] = day.split('-');
  return d !== undefined && name.startsWith(`${d}-`) ? '{d}-' : '';
}

function pageText({ title, draft }: Brief): string {
  return `---\ntitle: ${yamlText(title)}\n${draft ? 'draft: true\n' : ''}---\n\n`;
}

function textOf(brief: Brief, site: Site): string {
  const { title, filed, id, column, tags } = brief;
  const byline = brief.byline ?? bylineOf(brief.writer, site);
  const lines = [
    `title: ${yamlText(title)}`,
    `date: ${filed.time === null ? filed.day : [filed.day, filed.time.slice(0, 5), ...(filed.offset === null ? [] : [filed.offset])].join(' ')}`,
    `id: ${id}`,
    ...(byline ? [`byline: ${yamlText(byline)}`] : []),
    ...(column ? [`column: ${yamlText(column)}`] : []),
    `tags: [${tags.map((tag) => yamlText(tag, true)).join(', ')}]`,
    'dek:',
    ...(brief.draft ? ['draft: true'] : []),
  ];
  return `---\n${lines.join('\n')}\n---\n\n`;
}

/** The byline that writes here: the only one that the site lists, else the one with the writer's name. */
function bylineOf(writer: string | null, { bylines }: Site): string | null {
  if (bylines.length === 1) return bylines[0]?.id ?? null;
  if (writer === null) return null;
  const same = bylines.find(({ id, name }) => sameName(name) === sameName(writer) || id === slugOf(writer));
  return same?.id ?? null;
}
