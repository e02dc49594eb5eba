import { isMap } from '../../model/json.ts';
import type { YamlProblem, YamlReading } from '../../model/yaml/yaml.ts';
import { fieldIn, isMatter, likenessOf } from './field-lines.ts';
import { keysOf } from './field-value.ts';
import { SPELLINGS } from './fields.ts';
import { readJson } from './formats.ts';
import { EMPTY, failing, type Language, languageOf, readMatter } from './read-matter.ts';
import { fold } from './spelling.ts';
import { strayFields } from './stray-fields.ts';
import { slipOf, unreadLines } from './unread-lines.ts';

/** A manuscript's text taken apart. `line` is the line of the file on which the body begins. */
type Opened = { readonly fields: YamlReading; readonly body: string; readonly line: number };

/**
 * Splits front matter from body: YAML between `---`, TOML between `+++`, JSON between `;;;` or as a leading `{…}`, and
 * what `---toml` and `---json` name. Line ends must be LF. Front matter is only ever read as data: any other language
 * is an error. A first line `---` with prose below it is a thematic break of the body. Front matter after blank lines,
 * invisible characters or HTML comments is read with a warning. What looks like front matter but is not read is an error,
 * and never becomes text of the body.
 */
export function openManuscript(text: string, accelerate = false): Opened {
  // Most manuscripts begin with a fence.
  const before = text.startsWith('---') ? '' : BEFORE.exec(text)![0];
  const opened = openAtStart(text.slice(before.length), accelerate);
  if (opened === undefined || (before !== '' && !hasField(opened)))
    return withoutStrays(text, bodyOnly(text), false);
  const { fields, body, line } = opened;
  if (hasError(fields)) return before === '' ? opened : movedDown(opened, before, []);
  return withoutStrays(
    text,
    before === '' ? opened : movedDown({ fields, body, line }, before, [notFirst(before)]),
    isOwn(opened),
  );
}

/** What is tolerated before front matter. */
const BEFORE = /^(?:[\s\p{Cf}]|<!--(?:[^-]|-(?!->))*-->(?=[\s\p{Cf}]*(?:<!--|---|\+\+\+|;;;|\{)))*/u;

/** The parts of a text that begins with front matter; undefined if it does not. */
function openAtStart(text: string, accelerate: boolean): Opened | undefined {
  if (text.startsWith('{')) return openBraces(text);
  const fence = text.slice(0, 3);
  if (fence !== '---' && fence !== '+++' && fence !== ';;;') return undefined;
  const end = lineEnd(text, 3);
  const name = text.slice(3, end).trim();
  if (!/^(?:[\w+.-]*|#.*)$/.test(name) || name.startsWith(fence[0]!)) return undefined;
  const language = languageOf(fence, name);
  if (language === undefined) return broken(text, refused(name));
  const close = closingFence(text, fence, end);
  if (close >= 0) return readFenced(text, fence, language, end, close, accelerate);
  const [first = ''] = text.slice(end + 1).split(/\n\s*\n/);
  return fence !== '---' || isMatter(likenessOf(first.split('\n').slice(0, 60)))
    ? broken(text, unclosed(fence))
    : undefined;
}

function readFenced(
  text: string,
  fence: string,
  language: Language,
  end: number,
  close: number,
  accelerate: boolean,
): Opened | undefined {
  const inner = text.slice(end + 1, close);
  const lines = inner.split('\n');
  const opened = {
    fields: readMatter(`${fence}\n${inner}${fence}`, fence, language, accelerate),
    body: text.slice(lineEnd(text, close) + 1),
    line: 2 + lines.length,
  };
  const { value } = opened.fields;
  if (value === null || language !== 'yaml') return opened;
  if (isMap(value))
    return end === 3 && isProse(value)
      ? undefined
      : { ...opened, fields: withProblems(opened.fields, unreadLines(lines, opened.fields)) };
  const likeness = likenessOf(lines);
  if (end === 3 && !isMatter(likeness)) return undefined;
  const slips = lines.flatMap((line, index) => slipOf(line, index) ?? []);
  if (slips[0]) return { ...opened, fields: { ...EMPTY, value: undefined, problems: [slips[0]] } };
  return hasError(opened.fields)
    ? opened
    : broken(
        text,
        'The front matter is not a list of fields, each with a name and a colon',
        Math.max(2, 2 + likeness.first),
      );
}

/** Whether a map is a line of prose between two thematic breaks: no field, and every name begins as a sentence does. */
function isProse(map: { readonly [key: string]: unknown }): boolean {
  return keysOf(map).every(
    (key) => /^\p{Lu}/u.test(key) && !SPELLINGS.has(fold(key)) && !fieldIn(`${key}: true`),
  );
}

/** Index of the line that holds the fence alone, or `...`, which ends YAML; -1 where there is none. */
function closingFence(text: string, fence: string, from: number): number {
  for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (text[at + 1] !== fence[0] && text[at + 1] !== '.') continue;
    const line = text.slice(at + 1, lineEnd(text, at + 1)).trimEnd();
    if (line === fence || (line === '...' && fence === '---')) return at + 1;
  }
  return -1;
}

function openBraces(text: string): Opened | undefined {
  if (!/^\{\s*"[^"\n]*"\s*:/.test(text)) return undefined;
  const end = closingBrace(text);
  if (end < 0) return broken(text, 'The front matter opens with { but no } closes it');
  const after = lineEnd(text, end);
  if (text.slice(end, after).trim() !== '')
    return broken(text, 'More text follows the } that closes the front matter');
  const fields = readJson(text.slice(0, end), 1);
  return { fields, body: text.slice(after + 1), line: 1 + text.slice(0, after + 1).split('\n').length - 1 };
}

function closingBrace(text: string): number {
  let depth = 0;
  for (const token of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[{}]/g)) {
    if (token[0] === '{') depth++;
    else if (token[0] === '}' && --depth === 0) return token.index + 1;
  }
  return -1;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** What was opened, unless its body begins with what looks like front matter: then that is an error. */
function withoutStrays(text: string, opened: Opened, hasOwn: boolean): Opened {
  const stray = strayFields(opened.body, hasOwn);
  if (stray === undefined) return opened;
  const line = opened.line + stray.line;
  return { fields: failing(line, stray.reason, stray.remedy), body: text, line: 1 };
}

function hasField({ fields }: Opened): boolean {
  return hasError(fields) || keysOf(fields.value).some((key) => SPELLINGS.has(fold(key)));
}

/** Whether what was opened is the front matter of the file: it has a field, or several keys of another system. */
function isOwn(opened: Opened): boolean {
  return hasField(opened) || keysOf(opened.fields.value).filter((key) => /^\p{Ll}/u.test(key)).length > 1;
}

function hasError({ problems }: YamlReading): boolean {
  return problems.some((problem) => problem.level === 'error');
}

/** What was opened after some text, with its lines in the whole file. */
function movedDown({ fields, body, line }: Opened, before: string, more: readonly YamlProblem[]): Opened {
  const by = before.split('\n').length - 1;
  const moved = (position: ReturnType<YamlReading['positionOf']>) =>
    position && { ...position, line: position.line + by };
  const problems = fields.problems.map((problem) => ({
    ...problem,
    ...(problem.position && { position: { ...problem.position, line: problem.position.line + by } }),
  }));
  return {
    body,
    line: line + by,
    fields: {
      ...fields,
      positionOf: (path) => moved(fields.positionOf(path)),
      keyPositionOf: (path) => moved(fields.keyPositionOf(path)),
      problems: [...more, ...problems],
    },
  };
}

function notFirst(before: string): YamlProblem {
  const what = before.includes('<!--')
    ? 'A comment comes'
    : before.includes('\n')
      ? 'Blank lines come'
      : /\p{Cf}/u.test(before)
        ? 'An invisible character comes'
        : 'Spaces come';
  return {
    level: 'warning',
    rule: 'front-matter-not-first',
    position: { line: before.split('\n').length, column: 1 },
    reason: `${what} before the front matter. Other programs then read it as text`,
    remedy: 'Begin the file with the line that opens the front matter.',
  };
}

function bodyOnly(text: string): Opened {
  return { fields: EMPTY, body: text, line: 1 };
}

function broken(text: string, reason: string, line = 1): Opened {
  return { fields: failing(line, reason), body: text, line: 1 };
}

function withProblems(fields: YamlReading, more: readonly YamlProblem[]): YamlReading {
  return more.length === 0 ? fields : { ...fields, problems: [...fields.problems, ...more] };
}

function refused(name: string): string {
  return `Front matter in "${name}" is not read; it must be YAML, TOML or JSON, and is never run`;
}

function unclosed(fence: string): string {
  return `The front matter opens with ${fence} but no second line ${fence} closes it`;
}
