import { daysAhead } from '../../archive/catalogue.ts';
import { readDate } from '../../copy/front/days/dates.ts';
import type { History } from '../../model/change.ts';
import { type Digest, digestAll } from '../../model/digest.ts';
import type { Dispatch } from '../../model/dispatch.ts';
import type { Finding } from '../../model/finding.ts';
import { isMarkdown } from '../../model/markdown-names.ts';
import { belongsToSite } from '../../model/membership.ts';
import type { Site } from '../../model/site.ts';
import type { CivilTime } from '../../model/time/civil-time.ts';
import type { Notes } from '../../press/press-notes.ts';
import type { SettingsFile } from '../settings/file.ts';
import { type HistoryDoor, isNoHistory, type NoHistory, type Version } from './door.ts';
import { noHistoryFinding } from './no-history.ts';
import { historyOf, type State } from './states.ts';
import { type Words, wordsOf } from './words.ts';

/** What is remembered: the committed states of all files up to a commit, and the histories that they gave. */
type Kept = {
  readonly commit: string;
  readonly versions: readonly (readonly [path: string, versions: readonly Version[]])[];
  /** Digests of manuscripts, and the names that Git has for the same contents. */
  readonly same: { readonly [manuscript: Digest]: string };
  /** By a key of the states of a dispatch, the last of which is committed. */
  readonly histories: { readonly [key: Digest]: History | null };
};

const NOTE = 'changes';

/** What is read to find out how dispatches changed. */
type Desk = {
  readonly door: HistoryDoor;
  readonly copies: (digest: Digest) => string;
  readonly manuscripts: readonly {
    readonly path: string;
    readonly read: () => { readonly text: string } | null;
  }[];
  readonly settings: readonly SettingsFile[];
  readonly notes: Notes;
};

/**
 * Adds to dispatches how they changed since they were published. As long as the last commit is the same, version control
 * is only asked for its name. A dispatch is compared again only if its states differ from those remembered.
 */
export function withChanges(
  dispatches: readonly Dispatch[],
  site: Site,
  desk: Desk,
  findings: Finding[],
): readonly Dispatch[] {
  const { door, notes } = desk;
  const reportNoHistory = (reason: NoHistory) => {
    findings.push(noHistoryFinding(reason, desk.settings));
    return dispatches;
  };
  const files = new Map(desk.manuscripts.map((file) => [file.path, file]));
  const lastCommit = door.lastCommit();
  if (isNoHistory(lastCommit)) return reportNoHistory(lastCommit);
  if (lastCommit.commit === '') return dispatches;
  const text = notes.recall(NOTE);
  const last = text === undefined ? null : (JSON.parse(text) as Kept);
  const versions = last?.commit === lastCommit.commit ? new Map(last.versions) : door.versions();
  if (isNoHistory(versions)) return reportNoHistory(versions);
  const same: { [manuscript: Digest]: string } = {};
  const isCommitted = (dispatch: Dispatch, blob: string) => {
    const text = () => files.get(dispatch.source)?.read()?.text;
    const isSame = last?.same[dispatch.digest] === blob || door.isBlob(text() ?? '', blob);
    if (isSame) same[dispatch.digest] = blob;
    return isSame;
  };
  const pieces = piecesOf(dispatches, versions as ReadonlyMap<string, readonly Version[]>, site, isCommitted);
  const fresh = pieces.filter(({ key }) => key === null || !(key in (last?.histories ?? {})));
  const blobs = fresh.flatMap(({ earlier }) => earlier.flatMap(({ blob }) => blob ?? []));
  const texts = blobs.length === 0 ? new Map<string, string>() : door.texts([...new Set(blobs)]);
  if (isNoHistory(texts)) return reportNoHistory(texts);
  const made = new Map(fresh.map((piece) => [piece, historyNow(piece, texts, site, door, desk.copies)]));
  const histories: { [key: Digest]: History | null } = {};
  const found = new Map<Dispatch, History>();
  for (const piece of pieces) {
    const history = made.has(piece) ? made.get(piece) : last?.histories[piece.key as Digest];
    if (piece.key !== null) histories[piece.key] = history ?? null;
    if (history) found.set(piece.dispatch, history);
  }
  const kept: Kept = { commit: lastCommit.commit, versions: [...versions], same, histories };
  const now = JSON.stringify(kept);
  if (now !== text) notes.keep(NOTE, now);
  return dispatches.map((dispatch) => {
    const history = found.get(dispatch);
    return history ? { ...dispatch, history } : dispatch;
  });
}

/** A dispatch that may have changed. */
type Piece = {
  readonly dispatch: Dispatch;
  /** Its committed states before the one that is published now. */
  readonly earlier: readonly Version[];
  /** When the state that is published now was committed; null if it is not committed. */
  readonly committed: string | null;
  /** Key of all its states; null if the last is not committed. */
  readonly key: Digest | null;
};

/** The dispatches with more than one state. */
function piecesOf(
  dispatches: readonly Dispatch[],
  versions: ReadonlyMap<string, readonly Version[]>,
  site: Site,
  isCommitted: (dispatch: Dispatch, blob: string) => boolean,
): readonly Piece[] {
  const settings = JSON.stringify([site.style, site.changes]);
  return dispatches.flatMap((dispatch): readonly Piece[] => {
    const known = versions.get(dispatch.source.normalize('NFC'));
    const last = known?.at(-1);
    if (!last?.blob || dispatch.kind !== 'dispatch' || dispatch.changes === false) return [];
    if (!isCommitted(dispatch, last.blob))
      return [{ dispatch, earlier: known ?? [], committed: null, key: null }];
    const earlier = known?.slice(0, -1) ?? [];
    if (earlier.length === 0) return [];
    const key = digestAll(site.generator, settings, dispatch.digest, JSON.stringify(known));
    return [{ dispatch, earlier, committed: last.at, key }];
  });
}

function historyNow(
  { dispatch, earlier, committed }: Piece,
  texts: ReadonlyMap<string, string>,
  site: Site,
  door: HistoryDoor,
  copies: Desk['copies'],
): History | null {
  const timeOf = (at: string) => civilTimeOf(at, site);
  const states = earlier.flatMap((version) => stateOf(version, texts, site, door) ?? []);
  const now: State = {
    at: committed === null ? null : timeOf(committed),
    dispatch,
    words: wordsOf(dispatch, copies(dispatch.copy.digest)),
  };
  const since = site.changes?.since ?? null;
  const lang = dispatch.lang ?? site.style.lang;
  return historyOf([...states, now], lang, since === null ? null : civilTimeOf(since, site).instant);
}

/**
 * A committed state as it was read; null if it could not have been published, since it cannot be parsed. One that may have
 * been held back, which is only a warning in a build, is taken for none.
 */
function stateOf(
  { path, blob, at }: Version,
  texts: ReadonlyMap<string, string>,
  site: Site,
  door: HistoryDoor,
): State | null {
  const time = civilTimeOf(at, site);
  const nothing: State = { at: time, dispatch: null, words: NO_WORDS };
  if (blob === null || !isMarkdown(path) || !belongsToSite(path)) return nothing;
  const text = texts.get(blob);
  if (text === undefined) return null;
  const { dispatch, html, findings } = door.parse({ path, digest: blob as Digest, text }, site.style);
  if (dispatch === null) return null;
  const isDoubtful =
    findings.some(({ rule }) => rule === 'perhaps-draft') || daysAhead(dispatch, time.instant).length > 0;
  return isDoubtful ? nothing : { at: time, dispatch, words: wordsOf(dispatch, html) };
}

const NO_WORDS: Words = { headline: '', dek: '', text: [] };

/** A time in the time zone of the site, if it has one. */
function civilTimeOf(text: string, { style }: Site): CivilTime {
  // Commits that other programs made may have offsets that do not exist.
  for (const written of [text, `${text.slice(0, 19)}Z`]) {
    const reading = readDate(written, style.timezone);
    if ('civilTime' in reading) return reading.civilTime;
  }
  throw new Error(`Git gave a time that cannot be read: ${text}`);
}
