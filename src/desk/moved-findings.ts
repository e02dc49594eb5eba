import type { Dispatch } from '../model/dispatch.ts';
import type { Finding, Place } from '../model/finding.ts';

/**
 * What filing found in a dispatch, where an edit has moved its lines and nothing else that filing reads: each finding
 * points to a link, a picture or a field, and these are the same, one by one. Null where one points elsewhere.
 */
export function movedFindings(
  findings: readonly Finding[],
  then: Dispatch,
  now: Dispatch,
): readonly Finding[] | null {
  const places = new Map<string, Place>();
  const note = (from: Place | undefined, to: Place | undefined) => {
    if (from && to && !places.has(nameOf(from))) places.set(nameOf(from), to);
  };
  for (const [at, slot] of then.copy.slots.entries()) note(slot.place, now.copy.slots[at]?.place);
  note(then.firstImage?.place, now.firstImage?.place);
  if (then.image && now.image) note(then.image.place, now.image.place);
  for (const [field, line] of Object.entries(then.lines))
    note(
      { line, column: 1 },
      now.lines[field] === undefined ? undefined : { line: now.lines[field], column: 1 },
    );
  const moved: Finding[] = [];
  for (const finding of findings) {
    const place = finding.place && places.get(nameOf(finding.place));
    if (finding.place && !place) return null;
    moved.push(place ? { ...finding, place } : finding);
  }
  return moved;
}

function nameOf({ line, column }: Place): string {
  return `${line}:${column}`;
}
