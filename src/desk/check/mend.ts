import { readDate } from '../../copy/front/days/dates.ts';
import { parse } from '../../copy/parse.ts';
import type { Manuscript, Parsed } from '../../model/dispatch.ts';
import type { Style } from '../../model/site.ts';
import { yamlText } from '../../model/yaml/text.ts';

/** A line of a manuscript before and after; null if there was no such line, or is to be none. */
export type Line = { readonly was: string | null; readonly now: string | null };

/** Mends what can be mended without a doubt; `null` if there is nothing. `id`: the identifier that the dispatch has now. */
export function mend(manuscript: Manuscript, style: Style, id: string | null): readonly Line[] | null {
  const language = languageOf(manuscript.text);
  if (language === null) return null;
  let lines: readonly Line[] = manuscript.text.split('\n').map((line) => ({ was: line, now: line }));
  let last = parse(manuscript, style);
  for (const repair of language === 'toml'
    ? [stamp(id, language)]
    : [spellings, dates, tags, stamp(id, language)]) {
    const next = repair(lines, last, style);
    if (next === lines) continue;
    const reading = parse({ ...manuscript, text: textOf(next) }, style);
    if (!isSafe(last, reading)) continue;
    lines = next;
    last = reading;
  }
  return lines.some(({ was, now }) => was !== now) ? lines : null;
}

/** The text of lines as they are to be. */
export function textOf(lines: readonly Line[]): string {
  return lines.flatMap(({ now }) => now ?? []).join('\n');
}

type Repair = (lines: readonly Line[], reading: Parsed, style: Style) => readonly Line[];

/** The language of front matter at the very start of a text; any other text is left as it is. */
function languageOf(text: string): 'yaml' | 'toml' | null {
  const [, fence] = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n/.exec(text) ?? [];
  return fence === undefined ? null : fence === '---' ? 'yaml' : 'toml';
}

/** Whether a mended manuscript says what it said before: the same text, day and address, and no new finding. */
function isSafe(before: Parsed, after: Parsed): boolean {
  const [a, b] = [before.dispatch, after.dispatch];
  if (after.findings.length > before.findings.length || (a && !b)) return false;
  if (!a || !b) return true;
  return (
    before.html === after.html &&
    a.filed?.instant === b.filed?.instant &&
    a.filed?.time === b.filed?.time &&
    a.slug === b.slug
  );
}

/** Writes `title:` for `titel:` if there is no title yet. */
function spellings(lines: readonly Line[], { findings }: Parsed): readonly Line[] {
  let next = lines;
  for (const { rule, position, reason, remedy } of findings) {
    if (rule !== 'unknown-field' || !position) continue;
    const [, key] = /^"(.+)" is not a field/.exec(reason) ?? [];
    const [, meant] = /^Did you mean "(.+?)"\?/.exec(remedy) ?? [];
    if (key === undefined || meant === undefined) continue;
    if (frontMatter(next).some(({ now }) => now?.toLowerCase().startsWith(`${meant.toLowerCase()}:`)))
      continue;
    next = replaced(next, position.line, (line) =>
      line.startsWith(`${key}:`) ? meant + line.slice(key.length) : line,
    );
  }
  return next;
}

/** Writes days and times as ISO 8601 does, with the offset if a zone was written. */
function dates(lines: readonly Line[], { dispatch }: Parsed, style: Style): readonly Line[] {
  let next = lines;
  for (const field of ['date', 'updated', 'expires']) {
    const at = dispatch?.lines[field];
    if (at !== undefined) next = replaced(next, at, (line) => withIsoDate(line, style));
  }
  return next;
}

function withIsoDate(line: string, style: Style): string {
  const [, key = '', quoted = '', end = ''] = /^([\w-]+:[ \t]*)([^#\r]*?)([ \t]*\r?)$/.exec(line) ?? [];
  const text = quoted.replace(/^(["'])(.*)\1$/, '$2');
  if (
    text === '' ||
    /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?)?$/.test(text)
  )
    return line;
  const [here, there] = [readDate(text, style.timezone), readDate(text, otherZone(style.timezone))];
  if (!('civilTime' in here) || !('civilTime' in there)) return line;
  const { day, time, offset, instant } = here.civilTime;
  const zoned = time !== null && there.civilTime.instant === instant;
  return `${key}${day}${time === null ? '' : zoned ? `T${time}${offset}` : ` ${time}`}${end}`;
}

function otherZone(timezone: string | null): string {
  return timezone === 'Pacific/Kiritimati' ? 'UTC' : 'Pacific/Kiritimati';
}

/** Removes spaces at the ends of tags, which YAML keeps within quotes. */
function tags(lines: readonly Line[], { dispatch }: Parsed): readonly Line[] {
  const first = dispatch?.lines.tags;
  if (first === undefined) return lines;
  let next = lines;
  for (let at = first; at <= frontMatter(lines).length; at++) {
    const line = lines[at - 1]?.now ?? '';
    if (at > first && !/^[ \t]*(?:-|$)/.test(line)) break;
    next = replaced(next, at, (text) =>
      text
        .replace(/"[ \t]+([^"\\]*?)[ \t]*"|"([^"\\]*?)[ \t]+"/g, (_, a?: string, b?: string) => `"${a ?? b}"`)
        .replace(/(?<=[\w"'\]])[ \t]+,/g, ','),
    );
  }
  return next;
}

/**
 * Writes down the identifier that a dispatch has, so that it stays when the file is renamed. The line comes below a
 * title of one line, else first.
 */
function stamp(id: string | null, language: 'yaml' | 'toml'): Repair {
  return (lines, { dispatch }) => {
    if (id === null || !dispatch || dispatch.id !== null || dispatch.kind !== 'dispatch') return lines;
    const title = language === 'toml' ? undefined : dispatch.lines.title;
    const isPlain =
      title !== undefined &&
      /^["']?[\w-]+["']?:[ \t]*[^|>\s]/.test(lines[title - 1]?.now ?? '') &&
      !isContinued(lines, title);
    const after = isPlain ? title : 1;
    const end = lines[after - 1]?.now?.endsWith('\r') ? '\r' : '';
    const now = language === 'toml' ? `id = ${JSON.stringify(id)}` : `id: ${yamlText(id)}`;
    return [...lines.slice(0, after), { was: null, now: now + end }, ...lines.slice(after)];
  };
}

function isContinued(lines: readonly Line[], line: number): boolean {
  return /^[ \t]/.test(lines[line]?.now ?? '');
}

function frontMatter(lines: readonly Line[]): readonly Line[] {
  const end = lines.findIndex(({ now }, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*\r?$/.test(now ?? ''));
  return end < 0 ? [] : lines.slice(0, end);
}

function replaced(lines: readonly Line[], line: number, write: (text: string) => string): readonly Line[] {
  const old = lines[line - 1];
  if (!old || old.now === null) return lines;
  const now = write(old.now);
  return now === old.now ? lines : lines.with(line - 1, { ...old, now });
}
