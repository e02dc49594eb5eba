/**
 * Whether some line of a text has runs of `*` and `_` side by side that are not plainly nested: a run that could both
 * open and close emphasis, one that closes a run other than the last opened, or one that is left open. A `*` that is the
 * only one of the text marks nothing.
 */
export function hasTangledEmphasis(lines: string): boolean {
  const isMark = lines.indexOf('*') !== lines.lastIndexOf('*');
  return lines.split('\n').some((line) => /\*_|_\*/.test(line) && !isNested(line, isMark));
}

/** An open run of marks, or an open bracket. */
type Open = { readonly mark: string; readonly length: number };

/** `isMark`: whether `*` can be a mark. */
function isNested(line: string, isMark: boolean): boolean {
  const open: Open[] = [];
  for (let at = 0; at < line.length; ) {
    const sign = line[at]!;
    if ((sign === '*' && isMark) || sign === '_') {
      const length = runAt(line, at);
      if (!takeRun(line, at, length, open)) return false;
      at += length;
    } else if (sign === '`' || sign === '<') {
      const end = sign === '`' ? codeEnd(line, at) : tagEnd(line, at);
      if (end < 0) return false;
      at = end;
    } else if (sign === '\\' && /[!-/:-@[-^{|}]/.test(line[at + 1] ?? '') && line[at + 1] !== '*') {
      at += 2;
    } else {
      if (sign === '\\' || sign === '~' || sign === '|' || !takeBracket(line, at, open)) return false;
      at++;
    }
  }
  return open.length === 0;
}

/** Opens or closes emphasis with a run of marks (CommonMark 0.31, 6.2); false if the run is not plain. */
function takeRun(line: string, at: number, length: number, open: Open[]): boolean {
  const mark = line[at]!;
  const [before, after] = [line[at - 1] ?? ' ', line[at + length] ?? ' '];
  const left = !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before));
  const right = !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after));
  const opens = left && (mark === '*' || !right || isPunctuation(before));
  const closes = right && (mark === '*' || !left || isPunctuation(after));
  if (!opens && !closes) return true;
  const last = open.at(-1);
  if (closes && last?.mark === mark && last.length === length) {
    open.pop();
    return true;
  }
  if (!opens) return false;
  const isBeside = closes || /[*_]/.test(before) || /[*_]/.test(after);
  if (isBeside && open.some((other) => other.mark === mark)) return false;
  open.push({ mark, length });
  return true;
}

/** Opens or closes a bracket, or a parenthesis of a link's target, like a mark; false if one closes amid open marks. */
function takeBracket(line: string, at: number, open: Open[]): boolean {
  const sign = line[at]!;
  const last = open.at(-1)?.mark;
  if (sign === '[' || (sign === '(' && (line[at - 1] === ']' || last === '(')))
    open.push({ mark: sign, length: 1 });
  else if (sign === ']') {
    if (last !== '[') return !open.some(({ mark }) => mark === '[');
    open.pop();
  } else if (sign === ')' && last === '(') open.pop();
  return true;
}

function runAt(line: string, at: number): number {
  let end = at;
  while (line[end] === line[at]) end++;
  return end - at;
}

/** The index after code that begins here; -1 if it does not end on the line. */
function codeEnd(line: string, at: number): number {
  const length = runAt(line, at);
  for (let end = line.indexOf('`', at + length); end >= 0; end = line.indexOf('`', end + runAt(line, end)))
    if (runAt(line, end) === length) return end + length;
  return -1;
}

/** The index after what can be a tag and holds nothing that may be a mark; -1 if there is none. */
function tagEnd(line: string, at: number): number {
  const [tag] = /^<[^<>*_`[\]\\]*>/.exec(line.slice(at)) ?? [];
  return tag === undefined ? -1 : at + tag.length;
}

function isSpace(character: string): boolean {
  return /\s/.test(character);
}

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}
