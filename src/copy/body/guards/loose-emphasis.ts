/** A run of `*`. `isLoose`: whether it is between a letter and `_`. */
type Run = { readonly at: number; readonly end: number; readonly isLoose: boolean };

/**
 * Whether runs of `*` beside `_` may mean something else to the native parser than to remark, in a piece of text that
 * holds whole paragraphs. To the native parser a mark beside a run is no punctuation (CommonMark 0.31, 6.2), so a run
 * between a letter and `_` can open and close. That changes nothing in a pair, for a run before which nothing is open, or
 * behind which nothing closes. Runs of different lengths have rules of their own if one of them can do both.
 */
export function hasLooseEmphasis(piece: string): boolean {
  if (!LOOSE.test(piece)) return false;
  const runs = runsIn(piece);
  const areAlike = runs.every(({ at, end }) => end - at === runs[0]!.end - runs[0]!.at);
  let isOpen = false;
  for (let index = 0; index < runs.length; index++) {
    const { at, isLoose } = runs[index]!;
    const next = runs[index + 1];
    PAIR.lastIndex = at;
    if (PAIR.test(piece)) {
      if (isOpen && (isLoose || next!.isLoose)) return true;
      index++;
    } else {
      const isHarmless = areAlike && (piece[at - 1] === '_' ? !isOpen : next === undefined);
      if (isLoose && !isHarmless) return true;
      isOpen = true;
    }
  }
  return false;
}

/** Whether a piece has four or more marks in a row that can open and close, and others that may be around them. */
export function hasLongRun(piece: string): boolean {
  return LONG_RUN.test(piece) && /\*.*_|_.*\*|~/s.test(piece);
}

/** The runs of a piece that can be marks: not those between spaces. */
function runsIn(piece: string): readonly Run[] {
  const runs: Run[] = [];
  for (const { 0: run, index: at } of piece.matchAll(/\*+/g)) {
    const end = at + run.length;
    const around = piece.slice(Math.max(0, at - 2), end + 2);
    if (/\S\*|\*[^\s*]/.test(around)) runs.push({ at, end, isLoose: LOOSE.test(around) });
  }
  return runs;
}

const LOOSE = /[^\s\p{P}\p{S}]\*+_|_\*+[^\s\p{P}\p{S}]/u;
/** Four or more marks in a row between letters (or `~`), or between signs of punctuation. */
const LONG_RUN =
  /(?:[^\s\p{P}\p{S}]|~)(?:\*{4,}|_{4,})(?:[^\s\p{P}\p{S}]|~)|(?<=[\p{P}\p{S}])(?:(?<!\*)\*{4,}(?!\*)|(?<!_)_{4,}(?!_))(?=[\p{P}\p{S}])/u;
/** A run that opens and the next, which closes it, with nothing between them that could be more than text or emphasis. */
const PAIR =
  /(?<=(?:^|\s)(?:_{1,3}(?!\*+_))?)(\*+)(?![\s*]|[^*]*www\.)(?:[^[\]<>`|~\\_*/@\n]+(?<!\s)|_[\p{L}\p{N}](?:[^[\]<>`|~\\_*/@\n]*[\p{L}\p{N}])?_)\1(?![^\s\p{P}\p{S}]|\*)/iuy;
