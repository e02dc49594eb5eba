import matter from 'gray-matter';
import { readYaml, type YamlReading } from '../../model/yaml.ts';
import { readJson, readToml } from './formats.ts';

/** A manuscript's text taken apart. `line` is the line of the file on which the body begins. */
export type Opened = { readonly fields: YamlReading; readonly body: string; readonly line: number };

/**
 * Splits front matter from body: YAML between `---`, TOML between `+++`, JSON between `;;;` or as a leading `{…}`,
 * and what `---toml` and `---json` name. Line ends must be LF. Front matter is only ever read as data: any other
 * language is an error. A first line `---` with prose below it is a rule of the body.
 */
export function openManuscript(text: string): Opened {
  if (text.startsWith('{')) return openBraces(text) ?? bodyOnly(text);
  const fence = text.slice(0, 3);
  if (fence !== '---' && fence !== '+++' && fence !== ';;;') return bodyOnly(text);
  const end = lineEnd(text, 3);
  const name = text.slice(3, end).trim();
  if (!/^(?:[\w+.-]*|#.*)$/.test(name) || name.startsWith(fence[0]!)) return bodyOnly(text);
  const language = languageOf(fence, name);
  if (language === undefined) return broken(text, refused(name));
  const close = closingFence(text, fence, end);
  if (close < 0)
    return looksLikeFields(text, end + 1, fence) ? broken(text, unclosed(fence)) : bodyOnly(text);
  return readFenced(text, fence, language, end, close);
}

function readFenced(text: string, fence: string, language: Language, end: number, close: number): Opened {
  const inner = text.slice(end + 1, close);
  const fields = readMatter(`${fence}\n${inner}${fence}`, fence, language);
  const isMap = typeof fields.value === 'object' && fields.value !== null && !Array.isArray(fields.value);
  if (!isMap && fields.value !== null && end === 3 && !looksLikeFields(text, end + 1, fence))
    return bodyOnly(text);
  const line = 2 + inner.split('\n').length;
  const body = text.slice(lineEnd(text, close) + 1);
  if (isMap || fields.value === null || fields.problems.some((problem) => problem.level === 'error'))
    return { fields, body, line };
  return broken(text, 'The front matter is no list of fields, each with a name and a colon');
}

/** Through gray-matter, which never sees the body, and with options, so that it caches nothing. */
function readMatter(text: string, fence: string, language: Language): YamlReading {
  const { data, matter: inner } = matter(text, { delimiters: fence, language, engines: ENGINES });
  const whole = text.length - 2 * fence.length - 1;
  if (inner.length < whole) {
    const at = 2 + inner.split('\n').length - 1;
    return failing(
      at,
      `A line begins with ${fence} but does not close the front matter, for more stands on it`,
    );
  }
  return 'problems' in data ? (data as YamlReading) : EMPTY;
}

type Language = 'yaml' | 'toml' | 'json';

/** Every language that gray-matter knows of itself is replaced; it must never run what a writer wrote. */
const ENGINES = {
  yaml: (text: string) => readYaml(text.slice(1), 2),
  toml: (text: string) => readToml(text.slice(1), 2),
  json: (text: string) => readJson(text.slice(1), 2),
  javascript: refuseToRun,
  js: refuseToRun,
  coffee: refuseToRun,
} as unknown as NonNullable<Parameters<typeof matter>[1]>['engines'] & object;

function refuseToRun(): never {
  throw new Error('front matter is data');
}

function languageOf(fence: string, name: string): Language | undefined {
  if (name === '' || name.startsWith('#'))
    return fence === '---' ? 'yaml' : fence === '+++' ? 'toml' : 'json';
  const lower = name.toLowerCase();
  if (lower === 'yaml' || lower === 'yml') return 'yaml';
  return lower === 'toml' || lower === 'json' ? lower : undefined;
}

/** Index of the line that holds the fence alone; -1 where there is none. */
function closingFence(text: string, fence: string, from: number): number {
  for (let at = text.indexOf(`\n${fence}`, from); at >= 0; at = text.indexOf(`\n${fence}`, at + 1)) {
    if (text.slice(at + 4, lineEnd(text, at + 1)).trim() === '') return at + 1;
  }
  return -1;
}

/** Whether the text at an index begins as fields do, rather than as prose below a rule. */
function looksLikeFields(text: string, at: number, fence: string): boolean {
  if (fence !== '---') return true;
  const first =
    text
      .slice(at, at + 500)
      .split('\n')
      .find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  return text[at] !== '\n' && /^\s*["']?[^\s:"'#>*[-][^:"']{0,40}["']?:(?:\s|$)/.test(first);
}

function openBraces(text: string): Opened | undefined {
  if (!/^\{\s*"[^"\n]*"\s*:/.test(text)) return undefined;
  const end = closingBrace(text);
  if (end < 0) return broken(text, 'The front matter opens with { but no } closes it');
  const after = lineEnd(text, end);
  if (text.slice(end, after).trim() !== '')
    return broken(text, 'After the } that closes the front matter more stands on the line');
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

const EMPTY: YamlReading = {
  value: null,
  written: () => undefined,
  placeOf: () => undefined,
  keyPlaceOf: () => undefined,
  problems: [],
};

function bodyOnly(text: string): Opened {
  return { fields: EMPTY, body: text, line: 1 };
}

function broken(text: string, reason: string): Opened {
  return { fields: failing(1, reason), body: text, line: 1 };
}

function failing(line: number, reason: string): YamlReading {
  const remedy = 'Begin the file with a line ---, then fields such as "title: …", then a second line ---.';
  const problem = {
    level: 'error',
    rule: 'front-matter-unreadable',
    place: { line, column: 1 },
    reason,
    remedy,
  } as const;
  return { ...EMPTY, value: undefined, problems: [problem] };
}

function refused(name: string): string {
  return `Front matter in "${name}" is not read; it must be YAML, TOML or JSON, and is never run`;
}

function unclosed(fence: string): string {
  return `The front matter opens with ${fence} but no second line ${fence} closes it`;
}
