import { readYaml, type YamlPath, type YamlReading } from '../../model/yaml/yaml.ts';
import { loadPackage } from '../packages/on-demand.ts';

/**
 * Reads TOML 1.0 as `readYaml` reads YAML: dates stay text, `written` knows how a value of the first level was
 * written, places are those of the first level's keys. Never throws.
 */
export function readToml(text: string, firstLine: number): YamlReading {
  const { parse, TomlError } = loadPackage('smol-toml');
  let value: unknown;
  const problems: YamlReading['problems'][number][] = [];
  try {
    value = withoutDates(parse(text));
  } catch (error) {
    const at = error instanceof TomlError ? error : { line: 1, column: 1, message: 'it is too deep' };
    const why = at.message.split('\n')[0]!.replace(/^Invalid TOML document: /, '');
    problems.push({
      level: 'error',
      rule: 'front-matter-unreadable',
      position: { line: firstLine + at.line - 1, column: Math.max(1, at.column) },
      reason: `This TOML cannot be read: ${why}`,
      remedy: 'Correct the TOML at this place; text goes between double quotes.',
    });
  }
  const entry = (path: YamlPath) => findEntry(text, String(path[0]));
  return {
    value,
    written: (path) => (path.length === 1 ? entry(path)?.raw : undefined),
    positionOf: (path) => shifted(entry(path), firstLine, 'value'),
    keyPositionOf: (path) => shifted(entry(path), firstLine, 'key'),
    problems,
  };
}

/** Reads JSON (RFC 8259) as `readYaml` reads YAML; the outer braces may be missing, as in Hexo. */
export function readJson(text: string, firstLine: number): YamlReading {
  const bare = !/^\s*[{[]/.test(text);
  const whole = bare ? `{${text.replace(/,\s*$/, '')}}` : text;
  try {
    JSON.parse(whole);
  } catch {
    const before = text.slice(0, Math.max(0, whereJsonBreaks(whole) - (bare ? 1 : 0))).split('\n');
    return {
      ...readYaml('', firstLine),
      value: undefined,
      problems: [
        {
          level: 'error',
          rule: 'front-matter-unreadable',
          position: { line: firstLine + before.length - 1, column: before.at(-1)!.length + 1 },
          reason: 'This JSON cannot be read: something is missing here, or there is too much',
          remedy:
            'Correct the JSON: names and text between double quotes, a comma between fields and none after the last.',
        },
      ],
    };
  }
  const reading = readYaml(whole.replace(/^[ \t]+/gm, ' '), firstLine);
  return {
    ...reading,
    problems: reading.problems.filter(
      (problem) => !problem.rule.startsWith('front-matter-') || problem.level === 'error',
    ),
  };
}

/** Offset of the first token of a text that JSON does not allow; the end of the text if something is missing. */
function whereJsonBreaks(text: string): number {
  const open: string[] = [];
  let awaited = /^(?:value)$/;
  for (const token of text.matchAll(TOKEN)) {
    const [whole, mark, key, scalar] = token;
    const kind = mark ?? (key !== undefined ? 'key' : scalar !== undefined ? 'scalar' : '');
    const opens = kind === '{' || kind === '[';
    const isValue = opens || kind === 'key' || kind === 'scalar';
    if (!(awaited.test(kind) || (isValue && awaited.test('value'))))
      return token.index + whole.search(/\S|$/);
    if (opens) open.push(kind);
    if (kind === '}' || kind === ']') open.pop();
    const inMap = open.at(-1) === '{';
    if (kind === '{') awaited = /^(?:key|\})$/;
    else if (kind === '[') awaited = /^(?:value|\])$/;
    else if (kind === ':') awaited = /^value$/;
    else if (kind === ',') awaited = inMap ? /^key$/ : /^value$/;
    else if (kind === 'key' && inMap && awaited.test('key')) awaited = /^:$/;
    else awaited = open.length === 0 ? /^$/ : inMap ? /^[,}]$/ : /^[,\]]$/;
  }
  return text.length;
}

const TOKEN =
  /\s*(?:([{}[\],:])|("(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|\S)/g;

function withoutDates(value: unknown): unknown {
  if (value instanceof loadPackage('smol-toml').TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(withoutDates);
  if (typeof value !== 'object' || value === null) return value;
  const copy: { [key: string]: unknown } = Object.create(null);
  for (const key of Object.keys(value)) copy[key] = withoutDates((value as { [key: string]: unknown })[key]);
  return copy;
}

type Entry = { line: number; key: number; value: number; raw: string | undefined };

/** A key at the top level: `key = value` before the first table, or the table `[key]`. */
function findEntry(text: string, key: string): Entry | undefined {
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const table = /^\s*\[\[?\s*"?([^"\].]*?)"?\s*[\].]/.exec(line);
    if (table?.[1] === key)
      return { line: index, key: line.indexOf('[') + 1, value: line.indexOf('[') + 1, raw: undefined };
    const pair = /^(\s*)(?:"([^"]*)"|'([^']*)'|([\w-]+))(\s*(?:\.[^=]*)?=\s*)(.*)$/.exec(line);
    if (pair === null || (pair[2] ?? pair[3] ?? pair[4]) !== key) continue;
    const value = line.length - pair[6]!.length;
    return { line: index, key: pair[1]!.length, value, raw: pair[6]!.replace(/\s+#.*$/, '').trim() };
  }
  return undefined;
}

function shifted(entry: Entry | undefined, firstLine: number, part: 'key' | 'value') {
  return entry === undefined ? undefined : { line: firstLine + entry.line, column: entry[part] + 1 };
}
