import { readYaml, type YamlReading } from '../../model/yaml/yaml.ts';
import { loadPackage } from '../packages/on-demand.ts';
import { readJson, readToml } from './formats.ts';

/**
 * Reads front matter (`text`: with its fences, without the body) with gray-matter. It is always given options, since
 * without them it keeps what it parsed. With `accelerate`, YAML that gray-matter would pass on unchanged is read directly.
 */
export function readMatter(
  text: string,
  fence: string,
  language: Language,
  accelerate: boolean,
): YamlReading {
  const isPassedOn = language === 'yaml' && fence === '---' && text.indexOf('\n---', 3) === text.length - 4;
  if (accelerate && isPassedOn && HAS_CONTENT.test(text.slice(3, -4)))
    return readYaml(text.slice(4, -4), 2, true);
  const matter = loadPackage('gray-matter');
  const { data, matter: inner } = matter(text, { delimiters: fence, language, engines: ENGINES });
  const whole = text.length - 2 * fence.length - 1;
  if (inner.length < whole) {
    const at = 2 + inner.split('\n').length - 1;
    return failing(
      at,
      `A line begins with ${fence} but does not close the front matter, since more text follows on the line`,
    );
  }
  return 'problems' in data ? (data as YamlReading) : EMPTY;
}

/** A line that gray-matter takes for more than blanks or a comment. Where there is none, it asks no reader. */
const HAS_CONTENT = /\n[^\S\n]*[^\s#]/;

export type Language = 'yaml' | 'toml' | 'json';

/** Replaces every language that gray-matter knows by itself, so that it never runs what a writer wrote. */
const ENGINES = {
  yaml: (text: string) => readYaml(text.slice(1), 2),
  toml: (text: string) => readToml(text.slice(1), 2),
  json: (text: string) => readJson(text.slice(1), 2),
  javascript: refuseToRun,
  js: refuseToRun,
  coffee: refuseToRun,
} as unknown as NonNullable<Parameters<typeof import('gray-matter')>[1]>['engines'] & object;

function refuseToRun(): never {
  throw new Error('front matter is data');
}

export function languageOf(fence: string, name: string): Language | undefined {
  if (name === '' || name.startsWith('#'))
    return fence === '---' ? 'yaml' : fence === '+++' ? 'toml' : 'json';
  const lower = name.toLowerCase();
  if (lower === 'yaml' || lower === 'yml') return 'yaml';
  return lower === 'toml' || lower === 'json' ? lower : undefined;
}

/** Front matter that is not there. */
export const EMPTY: YamlReading = {
  value: null,
  written: () => undefined,
  positionOf: () => undefined,
  keyPositionOf: () => undefined,
  problems: [],
};

/** Front matter that cannot be read, with the reason at a line of the file. */
export function failing(
  line: number,
  reason: string,
  remedy = 'Begin the file with a line ---, then fields such as "title: …", then a second line ---.',
): YamlReading {
  const problem = {
    level: 'error',
    rule: 'front-matter-unreadable',
    position: { line, column: 1 },
    reason,
    remedy,
  } as const;
  return { ...EMPTY, value: undefined, problems: [problem] };
}
