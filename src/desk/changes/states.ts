import type { Change, History } from '../../model/change.ts';
import type { Dispatch } from '../../model/dispatch.ts';
import type { CivilTime } from '../../model/time/civil-time.ts';
import { compareLines, compareTexts } from './compare.ts';
import { isSame, type Words } from './words.ts';

/** A state of a dispatch. */
export type State = {
  /** When it was committed; null if it is not committed yet, which only the last state can be. */
  readonly at: CivilTime | null;
  /** Null if there was no dispatch. */
  readonly dispatch: Dispatch | null;
  readonly words: Words;
};

const HOUR = 3_600_000;

/**
 * How a dispatch changed since it was published; null if it did not, or if the site does not show it. `states`: all of its
 * states, oldest first; the last is published now. `since`: changes before this instant are left out; milliseconds
 * since 1970. The clock is not read, so the same states always give the same result.
 *
 * A state that readers could not see is never shown: a draft, one that was unlisted or withdrawn, one under embargo.
 * Nor is anything from before it, since what was taken back may have been taken back for a reason. So the first words
 * are those with which the dispatch was published, or came back.
 */
export function historyOf(states: readonly State[], lang: string, since: number | null): History | null {
  const shown = lastPublished(states, since);
  const [first] = shown;
  if (!first?.at) return null;
  const groups = grouped(shown);
  const changes = groups.flatMap(([before, after, from]): readonly Change[] => {
    if (isSame(before.words, after.words)) return [];
    const known = new Set(before.dispatch?.corrections.map(({ note }) => note));
    return [
      {
        from: from.at,
        at: after.at,
        headline: compareLines(before.words.headline, after.words.headline, lang),
        dek: compareLines(before.words.dek, after.words.dek, lang),
        text: changesOf(before.words.text, after.words.text, lang),
        notes: (after.dispatch?.corrections ?? []).map(({ note }) => note).filter((note) => !known.has(note)),
      },
    ];
  });
  return changes.length === 0 ? null : { first: first.at, changes };
}

function changesOf(before: readonly string[], after: readonly string[], lang: string): Change['text'] {
  const passages = compareTexts(before, after, lang);
  return passages.some((passage) => 'runs' in passage) ? passages : [];
}

/** The latest run of states that readers could see, up to the last state; none if they cannot see the last one. */
function lastPublished(states: readonly State[], since: number | null): readonly State[] {
  let seen: State[] = [];
  let reached = Number.NEGATIVE_INFINITY;
  const instantOf = ({ at, dispatch }: State) => at?.instant ?? openingOf(dispatch, since) + 1;
  for (const [place, state] of states.entries()) {
    const { dispatch } = state;
    // Clocks of several machines differ, so a later commit can have an earlier time.
    reached = Math.max(reached, instantOf(state));
    const next = states[place + 1];
    const until = next ? Math.max(reached, instantOf(next)) : Number.POSITIVE_INFINITY;
    const before = seen.at(-1)?.dispatch?.id;
    if (before && dispatch?.id && before !== dispatch.id) seen = [];
    if (dispatch !== null && wasPublished(dispatch, reached, until, since)) seen.push(state);
    else seen = [];
  }
  return seen;
}

/** Whether readers could see a state at some time between two instants. */
function wasPublished(dispatch: Dispatch, from: number, until: number, since: number | null): boolean {
  const { kind, draft, withdrawn, unlisted, changes, expires } = dispatch;
  if (kind !== 'dispatch' || draft || withdrawn !== null || unlisted || changes === false) return false;
  return openingOf(dispatch, since) < until && (expires === null || expires > from);
}

/** The instant from which readers can see a dispatch, and from which its changes are shown. */
function openingOf(dispatch: Dispatch | null, since: number | null): number {
  return Math.max(dispatch?.filed?.instant ?? 0, dispatch?.notBefore ?? 0, since ?? 0);
}

/** Changes: the state before, the state after, and the first state with the change. Commits within an hour are one change. */
function grouped(states: readonly State[]): readonly (readonly [before: State, after: State, from: State])[] {
  const groups: [State, State, State][] = [];
  for (const [at, state] of states.entries()) {
    const before = states[at - 1];
    if (!before) continue;
    const open = groups.at(-1);
    const isWithin =
      open?.[2].at &&
      state.at &&
      Math.abs(state.at.instant - open[2].at.instant) <= HOUR &&
      open[1] === before;
    if (open && isWithin) open[1] = state;
    else if (!isSame(before.words, state.words)) groups.push([before, state, state]);
  }
  return groups;
}
