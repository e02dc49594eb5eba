import type { Archive } from '../../archive/archive.ts';
import { outsideAddress } from '../../model/address/outside-address.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import type { Finding, Position } from '../../model/finding.ts';
import type { Site } from '../../model/site.ts';
import { outsideLinks } from '../../rules/galley/outside.ts';
import { positionOf } from '../../rules/galley/positions.ts';
import type { Piece } from '../../rules/galley/rule.ts';
import { piecesOf } from '../../rules/galley/targets.ts';

/** Where an address of another site stands in the archive; `link`: in a link, not as a picture or the like. */
type Mention = { readonly source: SourcePath; readonly position?: Position; readonly link: boolean };

/**
 * What is known of an address: the last answer and, if it was 404 or 410, since when all answers were. Milliseconds
 * since 1970.
 */
export type WebAnswer = {
  readonly asked: number;
  /** Status of the last answer; 0 if there was none (no name, no connection, too slow). */
  readonly status: number;
  readonly goneSince: number | null;
};

const DAY = 86_400_000;

/** Every address of another site that a piece links to or shows, without its fragment, with where it stands. */
export function mentionsOf(
  archive: Archive,
  html: (piece: Piece) => string,
  text: (path: SourcePath) => string | null,
): ReadonlyMap<string, readonly Mention[]> {
  const mentions = new Map<string, Mention[]>();
  for (const piece of piecesOf(archive)) {
    const { source, canonical, facsimile } = piece.dispatch;
    const written = text(source) ?? '';
    const pictures = piece.fills.flatMap((fill) =>
      fill.kind === 'image' && fill.picture.asset === null ? [fill.picture.href] : [],
    );
    const scans = facsimile.map(({ src }) => src);
    const others = [...pictures, ...scans, ...(canonical === null ? [] : [canonical])];
    for (const { address, shown } of [
      ...outsideLinks(html(piece)),
      ...others.map((address) => ({ address, shown: true })),
    ]) {
      const outside = outsideAddress(address);
      if (!outside) continue;
      const list = mentions.get(outside.address) ?? [];
      mentions.set(outside.address, list);
      list.push({ source, ...positionOf(written, address), link: !shown });
    }
  }
  return mentions;
}

/** What is known of an address after an answer. 403, 429 and 5xx show neither that it is gone nor that it is there. */
export function noteAnswer(before: WebAnswer | undefined, status: number, now: number): WebAnswer {
  if (status === 404 || status === 410) return { asked: now, status, goneSince: before?.goneSince ?? now };
  const alive = status >= 200 && status < 400;
  return { asked: now, status, goneSince: alive ? null : (before?.goneSince ?? null) };
}

/** Whether to request an address again: a good answer holds for a week, a bad one for a day. */
export function isToBeAsked(answer: WebAnswer | undefined, now: number): boolean {
  if (!answer) return true;
  if (answer.status === 404 || answer.status === 410) return now - answer.asked >= DAY;
  return answer.status >= 200 && answer.status < 400 ? now - answer.asked >= 7 * DAY : true;
}

/** Whether an address is dead: gone in two runs at least a day apart, and never there between them. */
export function isDead(answer: WebAnswer | undefined): boolean {
  return (
    answer !== undefined &&
    (answer.status === 404 || answer.status === 410) &&
    answer.goneSince !== null &&
    answer.asked - answer.goneSince >= DAY
  );
}

/** A finding for each place where a dead address stands, except for links that lead to its archived copy. */
export function deadLinks(
  mentions: ReadonlyMap<string, readonly Mention[]>,
  answers: ReadonlyMap<string, WebAnswer>,
  archived: Site['archived'],
): readonly Finding[] {
  return [...mentions].flatMap(([address, places]) => {
    const answer = answers.get(address);
    if (!answer || !isDead(answer)) return [];
    const isLed = Object.hasOwn(archived, address);
    return places.flatMap(({ link, ...position }): readonly Finding[] => {
      if (link && isLed) return [];
      return [
        {
          rule: 'dead-outside-link',
          level: 'warning',
          ...position,
          reason: `${address} is gone: it answered ${answer.status} in two runs, the first on ${dayOf(answer.goneSince!)}`,
          remedy:
            'Link to where it is now, or to an archived copy: backfile check --external --ledger finds one, and archived-links: true in site.yaml leads there.',
        },
      ];
    });
  });
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
