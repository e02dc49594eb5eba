import { hrefOf, type SitePath, type SourcePath } from '../model/address/paths.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { compareText, type Finding } from '../model/finding.ts';
import { isMap, type Json } from '../model/json.ts';
import { languageOfName, withoutMarkdown } from '../model/markdown-names.ts';
import { EMPTY_REGISTER, type Register } from '../model/register.ts';
import type { Site } from '../model/site.ts';
import { isDayAfter } from '../model/time/named-days.ts';
import type { FiledDispatch, Shelf, StandingPage } from './clipping.ts';
import { permalinkFindings, standingPath, unreadAddresses, withPaths } from './permalinks.ts';
import { type Shelves, shelve } from './shelves.ts';
import { zoneHint } from './zone-hint.ts';

/** A dispatch or page that was withdrawn or has expired. A page at its address says so. */
export type Gone = {
  readonly dispatch: Dispatch;
  readonly path: SitePath;
  readonly shelves: readonly Shelf[];
};

/** A dispatch or page that was left out, as links find it. `path`: that of the page that says that it is gone; else null. */
export type Absent = { readonly source: SourcePath; readonly path: SitePath | null };

/** Dispatches with their order, addresses and shelves. Their bodies are not looked at. */
export type Catalogue = {
  /** Newest first, including unlisted ones. */
  readonly entries: readonly FiledDispatch[];
  readonly pages: readonly Pick<StandingPage, 'dispatch' | 'slip' | 'path'>[];
  /** Shelves, not filled yet. */
  readonly shelves: Shelves;
  /** How many dispatches were left out, by reason. */
  readonly leftOut: { readonly [reason in LeftOut]: number };
  /** All dispatches and pages that were left out. */
  readonly unpublished: readonly Dispatch[];
  /** Those that were left out because they are dated in the future. */
  readonly held: readonly Dispatch[];
  readonly gone: readonly Gone[];
};

type LeftOut = 'withdrawn' | 'drafts' | 'future' | 'expired';

/** Catalogues dispatches and standing pages. Adds problems with their names and addresses to `findings`. */
export function catalogue(
  dispatches: readonly Dispatch[],
  site: Site,
  findings: Finding[],
  register: Register = EMPTY_REGISTER,
): Catalogue {
  const leftOut = { withdrawn: 0, drafts: 0, future: 0, expired: 0 };
  const held: Dispatch[] = [];
  const unpublished: Dispatch[] = [];
  const departed: Dispatch[] = [];
  const current = dispatches.filter((dispatch) => {
    const reason = whyLeftOut(dispatch, site);
    if (reason) {
      leftOut[reason]++;
      unpublished.push(dispatch);
    }
    if (reason === 'future') held.push(dispatch);
    if (reason === 'expired' || reason === 'withdrawn') departed.push(dispatch);
    return reason === null;
  });
  findings.push(...zoneHint(dispatches, site), ...sharedIds(current));
  for (const dispatch of current)
    findings.push(...permalinkFindings(dispatch, site), ...daysAhead(dispatch, site.now));
  const ordered = current.filter((dispatch) => dispatch.kind === 'dispatch').sort(newestFirst);
  const isDispatch = ({ kind }: Dispatch) => kind === 'dispatch';
  const { shelves, placed, expired } = shelve(ordered, departed.filter(isDispatch), site, findings, register);
  let known: ReadonlySet<string> | undefined;
  /** The language in the name of a file (`talks.fr.md`) that lies beside another (`talks.md`); else null. */
  const translationLanguage = ({ source }: Dispatch) => {
    const inName = languageOfName(source);
    if (inName === null) return null;
    known ??= new Set(ordered.map((other) => withoutMarkdown(other.source).normalize('NFC')));
    return known.has(inName.stem) ? inName.language : null;
  };
  const placedAt = withPaths(placed, site);
  findings.push(...unreadAddresses(placedAt, site));
  return {
    entries: placedAt.map((entry, rank) => ({
      ...entry,
      rank,
      slip: entry.dispatch,
      instant: entry.dispatch.filed?.instant ?? 0,
      day: entry.dispatch.filed?.day ?? '',
      href: hrefOf(entry.path, site.base),
      lang: entry.dispatch.lang ?? translationLanguage(entry.dispatch) ?? site.style.lang,
      embargoed: isEmbargoed(entry.dispatch, site.now),
    })),
    pages: current
      .filter((dispatch) => dispatch.kind === 'page')
      .sort(bySource)
      .map((dispatch) => ({ dispatch, slip: dispatch, path: standingPath(dispatch, site) })),
    shelves,
    leftOut,
    unpublished,
    held,
    gone: [
      ...withPaths(expired, site),
      ...departed
        .filter((dispatch) => !isDispatch(dispatch))
        .map((dispatch) => ({ dispatch, path: standingPath(dispatch, site), shelves: [] })),
    ],
  };
}

/** Reports an `id` that several dispatches or pages have: feeds, citations and the register of addresses go by it. */
function sharedIds(dispatches: readonly Dispatch[]): readonly Finding[] {
  const first = new Map<string, Dispatch>();
  return dispatches.flatMap((dispatch): readonly Finding[] => {
    const { id, source, lines } = dispatch;
    const other = id === null ? undefined : first.get(id);
    if (id !== null && !other) first.set(id, dispatch);
    if (!other) return [];
    return [
      {
        rule: 'id-shared',
        level: 'warning',
        source,
        ...(lines.id === undefined ? {} : { position: { line: lines.id, column: 1 } }),
        reason: `${other.source} has the id "${id}", too, so feed readers treat the two as one`,
        remedy: 'Give one of them an id of its own, or none.',
      },
    ];
  });
}

/**
 * Reports keys of a published dispatch that no field took and that name a day after `now`, whatever the keys are called,
 * and such a day in the name of its file: it may be that of its publication. Nothing is reported where the front matter says that it is no draft.
 */
export function daysAhead({ extra, lines, source, filed }: Dispatch, now: number): readonly Finding[] {
  if (lines.draft !== undefined) return [];
  const [, named] = /(?:^|\/)(\d{4}-\d\d-\d\d)(?!\d)[^/]*$/.exec(source) ?? [];
  const ofName: readonly Finding[] =
    named && filed && filed.instant <= now && isDayAfter(named, now)
      ? [
          {
            rule: 'perhaps-draft',
            level: 'warning',
            source,
            position: { line: lines.date ?? 1, column: 1 },
            reason: `The name of the file has a day in the future, ${named}, but the dispatch is dated ${filed.day}`,
            remedy: `Write date: ${named} to publish it then, draft: true to hold it back, or draft: false to publish it now.`,
          },
        ]
      : [];
  return [...ofName, ...ofKeys({ extra, lines, source }, now)];
}

function ofKeys(
  { extra, lines, source }: Pick<Dispatch, 'extra' | 'lines' | 'source'>,
  now: number,
): readonly Finding[] {
  return Object.entries(extra).flatMap(([top, written]): readonly Finding[] => {
    const [key, value] = dayAhead(top, written, now) ?? [];
    if (key === undefined || value === undefined) return [];
    return [
      {
        rule: 'perhaps-draft',
        level: 'warning',
        source,
        position: { line: lines[top] ?? 1, column: 1 },
        reason: `"${key}" names a day in the future, ${value.slice(0, 40)}, but no field holds the dispatch back`,
        remedy: `Write date: ${value.slice(0, 40)} to publish it then, draft: true to hold it back, or draft: false to publish it now.`,
      },
    ];
  });
}

/** The first day after `now` in a value, which may be a map, with its key. */
function dayAhead(key: string, value: Json, now: number): readonly [string, string] | undefined {
  if (OTHER_DAYS.test(key.replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2'))) return undefined;
  if (typeof value === 'string') return isDayAfter(value, now) ? [key, value] : undefined;
  if (!isMap(value)) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = dayAhead(name, inner as Json, now);
    if (found) return found;
  }
  return undefined;
}

/** Keys of days that are seldom those of a publication: of events, ends and reviews. */
const OTHER_DAYS =
  /(?:^|[^\p{L}])(?:events?|starts?|begins?|ends?|deadline|due|expir\p{L}*|valid|next|reviews?|meeting|conference|cfp|birth\p{L}*|updated?|modified)(?!\p{L})/iu;

/** Whether a dispatch or a standing page is still under embargo: dated after `now`, milliseconds since 1970. */
export function isEmbargoed({ filed, notBefore }: Dispatch, now: number): boolean {
  return (filed?.instant ?? 0) > now || (notBefore ?? 0) > now;
}

function whyLeftOut(dispatch: Dispatch, site: Site): LeftOut | null {
  if (dispatch.withdrawn !== null) return 'withdrawn';
  if (dispatch.draft && !site.drafts) return 'drafts';
  if (dispatch.expires !== null && dispatch.expires <= site.now) return 'expired';
  if (isEmbargoed(dispatch, site.now) && !site.future) return 'future';
  return null;
}

/**
 * The order of an archive: by day, latest first, so that lists by day stay in order; then by instant, latest first; then
 * by path. The day is the one under which a dispatch is filed, in whatever zone that was.
 */
export function newestFirst(a: Dispatch, b: Dispatch): number {
  return (
    compareText(b.filed?.day ?? '', a.filed?.day ?? '') ||
    (b.filed?.instant ?? 0) - (a.filed?.instant ?? 0) ||
    bySource(a, b)
  );
}

/** Compares by path, whatever Unicode form a file system uses for names. */
function bySource(a: Dispatch, b: Dispatch): number {
  return compareText(a.source.normalize('NFC'), b.source.normalize('NFC'));
}
