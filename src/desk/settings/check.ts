import type { Level } from '../../model/finding.ts';
import { isMap } from '../../model/json.ts';
import { closest } from '../../model/text/guess.ts';
import type { YamlPath, YamlReading } from '../../model/yaml/yaml.ts';
import type { Setting, Settings } from './setting.ts';

/** Where values come from, and what receives the findings about them. */
export type Desk = {
  readonly written: YamlReading['written'];
  readonly tell: (path: YamlPath, rule: string, level: Level, reason: string, remedy: string) => void;
};

/**
 * What can be used of a value; undefined if nothing can. Everything else is reported at its position, with what was
 * probably meant, so that each part of a value is either used or reported. Numbers that stand for texts stay as they
 * were written, and short forms are written out.
 */
export function checked(setting: Setting, value: unknown, path: YamlPath, bench: Desk): unknown {
  if (value === undefined) return undefined;
  if (value === null || (typeof value === 'string' && value.trim() === '')) {
    const [rule, level] = setting.filled
      ? (['invalid-setting', 'error'] as const)
      : (['idle-setting', 'warning'] as const);
    bench.tell(path, rule, level, `${nameOf(path)} has no value`, `Write ${wanted(setting)}, or remove it.`);
    return undefined;
  }
  if (setting.orFalse && value === false) return false;
  if (setting.or && shapeFits(setting.or, value)) return checked(setting.or, value, path, bench);
  if (setting.short && (typeof value === 'string' || typeof value === 'number')) {
    const part = setting.parts?.[setting.short];
    return { [setting.short]: part && checked(part, value, path, bench) };
  }
  if (setting.orOne && setting.of && shapeFits(setting.of, value))
    return [checked(setting.of, value, path, bench)];
  if (!shapeFits(setting, value)) return wrong(setting, value, path, bench);
  switch (setting.shape) {
    case 'text':
      return textOf(setting, value, path, bench);
    case 'list':
      return (value as readonly unknown[]).map(
        (item, at) => setting.of && checked(setting.of, item, [...path, at], bench),
      );
    case 'map':
      return mapOf(setting, value as { readonly [key: string]: unknown }, path, bench);
    case 'group':
      return groupOf(setting, value as { readonly [key: string]: unknown }, path, bench);
    default:
      return value;
  }
}

/** The part that a name probably means: the same in other letters, another system's word for it, or a misspelling. */
export function likelyPart(name: string, parts: Settings): string | undefined {
  const plain = name.toLowerCase().replace(/[\s_]+/g, '-');
  if (Object.hasOwn(parts, plain)) return plain;
  const other = OTHER_NAMES[plain.replaceAll('-', '')];
  return other !== undefined && Object.hasOwn(parts, other) ? other : closest(plain, Object.keys(parts));
}

/** Names of settings in other systems. */
// biome-ignore format: a table
const OTHER_NAMES: { readonly [name: string]: string } = {
  baseurl: 'url', siteurl: 'url', address: 'url', href: 'url', link: 'url', sitename: 'title', sitetitle: 'title',
  subtitle: 'tagline', slogan: 'tagline', motto: 'tagline', locale: 'lang', languagecode: 'lang', timezone: 'timezone',
  tz: 'timezone', author: 'bylines', authors: 'bylines', writers: 'bylines', people: 'bylines', menu: 'nav',
  menus: 'nav', navigation: 'nav', categories: 'columns', category: 'columns', sections: 'columns',
  paginate: 'index', pagination: 'index', redirect: 'redirects', aliases: 'redirects', rss: 'feeds', atom: 'feeds',
  strings: 'words', color: 'accent', colour: 'accent', font: 'serif', width: 'measure', label: 'title', text: 'title',
  path: 'url', fullname: 'name', biography: 'bio', photo: 'image', avatar: 'image', picture: 'image',
  website: 'url', mail: 'email', about: 'description', summary: 'description', format: 'formats',
};

function mapOf(
  { of, example }: Setting,
  value: { readonly [key: string]: unknown },
  path: YamlPath,
  bench: Desk,
): unknown {
  const named = Object.entries(value).filter(([key]) => {
    if (key.trim() !== '') return true;
    const reason = `${path.length === 0 ? 'There is' : `${nameOf(path)} has`} an entry with an empty name`;
    bench.tell([...path, key], 'invalid-setting', 'error', reason, `Name it, as in ${example}.`);
    return false;
  });
  return Object.fromEntries(
    named.map(([key, thing]) => [key, of && checked(of, thing, [...path, key], bench)]),
  );
}

function groupOf(
  { parts = {}, required = [], example }: Setting,
  value: { readonly [key: string]: unknown },
  path: YamlPath,
  bench: Desk,
): unknown {
  const found: { [part: string]: unknown } = {};
  const read = new Set<string>();
  for (const name in parts) {
    const part = parts[name] as Setting;
    if (part.also === undefined && !Object.hasOwn(value, name)) continue;
    for (const spelling of [name, ...(part.also ?? [])]) {
      if (!Object.hasOwn(value, spelling)) continue;
      read.add(spelling);
      if (found[name] === undefined) found[name] = checked(part, value[spelling], [...path, spelling], bench);
      else {
        const reason = `${nameOf([...path, spelling])} says again what ${name} says, which counts`;
        bench.tell([...path, spelling], 'duplicate-key', 'warning', reason, 'Remove one of them.');
      }
    }
  }
  for (const key of Object.keys(value)) if (!read.has(key)) unknownPart(key, parts, path, bench);
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) {
    const reason = `${nameOf(path)} has no ${missing}`;
    bench.tell(path, 'invalid-setting', 'error', reason, `Write ${example ?? missing}.`);
  }
  return required.some((name) => found[name] === undefined) ? undefined : found;
}

function unknownPart(key: string, parts: Settings, path: YamlPath, bench: Desk): void {
  const guess = likelyPart(key, parts);
  const there = nameOf([...path, key]);
  // Keys for templates are beside the settings, not within them.
  if (path.length === 0 && guess === undefined) return;
  const meant = guess === undefined ? '' : `; did you mean "${nameOf([...path, guess])}"?`;
  const remedy =
    path.length === 0
      ? `Write ${guess}, or keep "${key}" for templates as site.extra.${key}.`
      : `${guess ? `Write ${guess}` : 'Remove it'}; ${nameOf(path)} has ${Object.keys(parts).join(', ')}.`;
  bench.tell([...path, key], 'unknown-setting', 'warning', `There is no setting "${there}"${meant}`, remedy);
}

function textOf(
  { choices, judge }: Setting,
  value: unknown,
  path: YamlPath,
  bench: Desk,
): string | undefined {
  const text = (typeof value === 'string' ? value : (bench.written(path) ?? String(value))).trim();
  if (choices) return text;
  const complaint = judge?.(text);
  if (!complaint) return text;
  const meant = complaint.meant === undefined ? '' : `; did you mean ${quoted(complaint.meant)}?`;
  const remedy = complaint.meant === undefined ? complaint.remedy : `Write ${complaint.meant}.`;
  bench.tell(
    path,
    'invalid-setting',
    'error',
    `${nameOf(path)}: ${quoted(text)} ${complaint.what}${meant}`,
    remedy,
  );
  return undefined;
}

function quoted(text: string): string {
  return text.startsWith('"') ? text : `"${text}"`;
}

/** Whether a value has the shape of a setting, whatever is within it. */
function shapeFits({ shape, choices, most = Number.MAX_SAFE_INTEGER }: Setting, value: unknown): boolean {
  switch (shape) {
    case 'text':
      return choices
        ? choices.includes(value as string)
        : typeof value === 'string' || typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean' || (choices ?? []).includes(value as string);
    case 'count':
      return Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= most;
    case 'list':
      return Array.isArray(value);
    default:
      return isMap(value);
  }
}

function wrong(setting: Setting, value: unknown, path: YamlPath, bench: Desk): undefined {
  const guess = meantBy(setting, value, path);
  const reason = `${nameOf(path)} is not ${wanted(setting)}${guess ? `; did you mean "${guess}"?` : ''}`;
  const quotes =
    setting.shape === 'text' && typeof value === 'boolean' ? `"${value}" between quotes, or ` : '';
  bench.tell(
    path,
    'invalid-setting',
    'error',
    reason,
    `Write ${guess ?? setting.example ?? quotes + wanted(setting)}.`,
  );
  return undefined;
}

/** What a setting may hold, for the end of a sentence. */
function wanted({ shape, choices, most, parts, short, orFalse, or }: Setting): string {
  const shapes = {
    text: choices ? `one of ${choices.join(', ')}` : 'text',
    boolean: ['true or false', ...(choices ?? [])].join(', or '),
    count: most === undefined ? 'a whole number above zero' : `a whole number from 1 to ${most}`,
    list: 'a list',
    map: 'a map',
    group: short ? `a ${short}, or a map of ${partNames(parts)}` : `a map of ${partNames(parts)}`,
  };
  return [shapes[shape], ...(or ? [wanted(or)] : []), ...(orFalse ? ['false'] : [])].join(', or ');
}

function partNames(parts: Settings = {}): string {
  return Object.keys(parts).join(', ');
}

/** What was likely meant by a value of another shape. */
function meantBy(setting: Setting, value: unknown, path: YamlPath): string | undefined {
  const { shape, choices, parts, required, orFalse, of } = setting;
  const word =
    typeof value === 'string' || typeof value === 'number' ? String(value).trim().toLowerCase() : null;
  const truth = word === null ? undefined : BOOLEANS[word];
  if (truth !== undefined && (shape === 'boolean' || (orFalse && truth === 'false'))) return truth;
  if (value === false && choices?.includes('off')) return 'off';
  if (word !== null && choices)
    return closest(word, choices) ?? choices.find((choice) => word.length > 2 && choice.startsWith(word));
  if (shape === 'count' && word !== null && shapeFits(setting, Number(word))) return word;
  if (shape === 'list' && of && word !== null) {
    const items = word.split(/[\s,;]+/).map((item) => (/^\d+$/.test(item) ? Number(item) : item));
    if (items.every((item) => fits(of, item))) return `[${items.join(', ')}]`;
  }
  const inside = Array.isArray(value) && value.every(isPlain) ? `[${value.join(', ')}]` : value;
  if (shape !== 'group' || required || typeof value === 'boolean' || !isPlain(inside)) return undefined;
  const part = Object.entries(parts ?? {}).find(([, each]) => fits(each, value));
  return part && `${nameOf(path)}: {${part[0]}: ${inside}}`;
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object';
}

/** Words for true and false that YAML 1.2 takes as texts. */
// biome-ignore format: a table
const BOOLEANS: { readonly [word: string]: 'true' | 'false' } = {
  true: 'true', yes: 'true', y: 'true', on: 'true', 1: 'true', false: 'false', no: 'false', n: 'false', off: 'false',
  0: 'false', none: 'false', never: 'false', always: 'true',
};

/** Whether a value has no errors. */
function fits(setting: Setting, value: unknown): boolean {
  let isRight = true;
  checked(setting, value, [], {
    written: () => undefined,
    tell: () => {
      isRight = false;
    },
  });
  return isRight;
}

/** `bylines.ann.name`; `nav, entry 1: title`. */
function nameOf(path: YamlPath): string {
  return path.reduce<string>((name, step, at) => {
    if (typeof step === 'number') return `${name}, entry ${step + 1}`;
    return at === 0 ? step : name + (typeof path[at - 1] === 'number' ? ': ' : '.') + step;
  }, '');
}
