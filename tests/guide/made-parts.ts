import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIELDS, type FieldRow, type Shape } from '../../src/copy/front/fields.ts';
import type { Setting } from '../../src/desk/settings/setting.ts';
import { SETTINGS } from '../../src/desk/settings/table.ts';
import { guidePages } from '../../src/edge/program/guide.ts';
import { EXPORTS, FORMAT_NAMES } from '../../src/export/formats.ts';
import { FORMATS } from '../../src/import/formats.ts';
import { HOST_RULES, HOSTS, type HostRules } from '../../src/model/address/hosts.ts';
import { ruleSections } from '../../src/rules/documentation/documentation.ts';
import { backfile } from '../support/command.ts';
import { typesOf } from './types-of.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The parts of the guide that are generated, by the name in their markers: `<!-- made: fields -->`. */
export const MADE_PARTS: { readonly [name: string]: () => string | Promise<string> } = {
  pages: pageList,
  fields: fieldTable,
  settings: settingTable,
  commands: commandHelp,
  hosts: hostTable,
  formats: formatTable,
  exports: exportTable,
  rules: () => ruleSections('###'),
  props: () => typesOf(join(ROOT, 'src')),
  words: wordTable,
  languages: languageList,
};

/** A page with its generated parts as they are now. */
export async function withMadeParts(page: string): Promise<string> {
  let made = page;
  for (const [whole, name = ''] of page.matchAll(/<!-- made: (\w+) -->[\s\S]*?<!-- \/made -->/g)) {
    const make = MADE_PARTS[name];
    if (make === undefined) throw new Error(`Nothing makes a part "${name}"`);
    const text = await make();
    made = made.replace(whole, () => `<!-- made: ${name} -->\n\n${text}\n\n<!-- /made -->`);
  }
  return made;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const code = (text: string) => `\`${text}\``;

/** Every page with its first sentence. */
function pageList(): string {
  return guidePages()
    .map(({ path, title, text }) => {
      const [, opening = ''] = /^# .+\n\n((?:.+\n)+)/.exec(text) ?? [];
      const [sentence = ''] = /^.+?\.(?= |$)/.exec(opening.trim().replaceAll('\n', ' ')) ?? [];
      const words = sentence.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
      return `${path.includes('/') ? '  ' : ''}- [${title}](${path}): ${words}`;
    })
    .join('\n');
}

const SHAPES: { readonly [Name in Shape]: string } = {
  text: 'text',
  date: 'date',
  boolean: 'true or false',
  texts: 'text, or a list',
  tags: 'list, or text with commas',
  bylines: 'name, map, or a list of these',
  image: 'path, map, or `false`',
  corrections: 'list of `date` and `note`',
  doi: 'a DOI, or its address',
  facsimile: 'path, map of `file`, `page`, `alt` and `credit`, or a list of these',
  printing: 'name, or map of `in`, `date`, `section`, `page`, `edition` and `headline`',
  rights: 'licence, or map of `license`, `holder` and `machines`',
  withdrawal: 'map of `date` and `because`, a day, or a reason',
};

function fieldTable(): string {
  const rows = Object.entries<FieldRow<unknown>>(FIELDS).map(([name, { about, shape, spellings }]) => [
    `[${code(name)}](#${name})`,
    about,
    SHAPES[shape],
    spellings
      .filter((spelling) => spelling !== name)
      .map(code)
      .join(', '),
  ]);
  return table(['field', 'meaning', 'value', 'other spellings'], rows);
}

function settingTable(): string {
  const rows = (settings: { readonly [name: string]: Setting }, before: string): string[][] =>
    Object.entries(settings).flatMap(([name, setting]) => {
      const { about, standard, parts, of, or, shape } = setting;
      const key = before + name;
      const inner = parts ?? (shape === 'map' ? of?.parts : undefined);
      const others = shape === 'count' && or?.parts ? or.parts : undefined;
      return [
        [code(key), about, valuesOf(setting), standard === undefined ? '' : code(standard)],
        ...(inner ? rows(inner, `${key}.${shape === 'map' ? 'ID.' : ''}`) : []),
        ...(others ? rows(others, `${key}.`) : []),
      ];
    });
  return table(['setting', 'meaning', 'values', 'default'], rows(SETTINGS, ''));
}

function valuesOf({ shape, choices, most, of, orOne, orFalse, or, short }: Setting): string {
  const item = of ? (of.choices?.map(code).join(', ') ?? (of.shape === 'count' ? 'numbers' : '')) : '';
  const said: { readonly [Name in Setting['shape']]: string } = {
    text: choices ? choices.map(code).join(', ') : 'text',
    boolean: ['true', 'false', ...(choices ?? [])].map(code).join(', '),
    count: most === undefined ? 'number' : `number up to ${most}`,
    list: `list${item ? ` of ${item}` : ''}${orOne ? ', or a single value' : ''}`,
    map: 'map',
    group: short ? 'text, or a group' : 'group',
  };
  const more = [...(orFalse ? [code('false')] : []), ...(or?.shape === 'group' ? ['a group'] : [])];
  return [said[shape], ...more].join(', or ');
}

/** What `--help` prints of each command. */
async function commandHelp(): Promise<string> {
  const { stdout } = await backfile(['--help']);
  const [, listed = ''] = /^Commands:\n((?: .*\n)+)/m.exec(stdout) ?? [];
  const names = [...listed.matchAll(/^ {2}([a-z]+) \[?[^\n]*? {2,}/gm)].map(([, name = '']) => name);
  const parts: string[] = [];
  for (const name of names) {
    const { stdout: text } = await backfile([name, '--help']);
    parts.push(`## backfile ${name}\n\n\`\`\`text\n${text.trim()}\n\`\`\``);
  }
  return parts.join('\n\n');
}

function hostTable(): string {
  const queries = { any: 'yes', values: 'if each parameter has a value', none: 'no' };
  const slashes = {
    yes: '`x.html`, or leads to `/x/`',
    instead: '`x.html`; `/x.html` and `/x/` lead to it',
    no: 'leads to `/x/`',
  };
  const mib = (bytes: number) => `${bytes / 1024 / 1024} MiB`;
  const limits = ({ files, fileBytes, siteBytes, lines, lineLength, advisedLines }: HostRules) =>
    [
      files && `${files.toLocaleString('en')} files`,
      fileBytes && `${mib(fileBytes)} a file`,
      siteBytes && `${mib(siteBytes)} in all`,
      lines && `${lines.toLocaleString('en')} redirects`,
      lineLength && `${lineLength.toLocaleString('en')} characters each`,
      advisedLines && `${advisedLines.toLocaleString('en')} redirects advised`,
    ]
      .filter(Boolean)
      .join(', ');
  const rows = HOSTS.map((host) => {
    const rules = HOST_RULES[host];
    return [
      code(host),
      rules.table === null ? 'none: redirect pages' : code(rules.table),
      queries[rules.queries],
      slashes[rules.extensionless],
      limits(rules),
    ];
  });
  return table(
    ['`host:`', 'file of redirects', 'old addresses with a query', 'what `/x` shows', 'limits'],
    rows,
  );
}

function exportTable(): string {
  const rows = FORMAT_NAMES.map((name) => [
    `[${code(name)}](export/export-${name}.md)`,
    EXPORTS[name].makes,
    EXPORTS[name].of === 'site' ? 'the whole site' : 'what you choose',
    code(`export/${EXPORTS[name].target}${EXPORTS[name].form === 'folder' ? '/' : ''}`),
  ]);
  return table(['format', 'what it makes', 'covers', 'where'], rows);
}

function formatTable(): string {
  const titles = new Map(guidePages().map(({ topic, title, path }) => [topic, { title, path }]));
  const rows = Object.entries(FORMATS).map(([name, { note = '' }]) => {
    const page = titles.get(name);
    return [code(name), note, page ? `[${page.title}](${page.path})` : ''];
  });
  return table(['format', 'reads', 'page'], rows);
}

function wordTable(): string {
  const lines = readFileSync(join(ROOT, 'templates', 'words', 'en.yaml'), 'utf8').split('\n');
  const rows = lines.flatMap((line) => {
    const [, key = '', value = ''] = /^([\w-]+): (.+)$/.exec(line) ?? [];
    return key === '' ? [] : [[code(key), code(value)]];
  });
  return table(['key', 'in English'], rows);
}

function languageList(): string {
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  const tags = readdirSync(join(ROOT, 'templates', 'words')).map((file) => file.replace('.yaml', ''));
  const list = tags.map((tag) => `${names.of(tag)} (${code(tag)})`).sort();
  return `${list.join(', ')}.`.replace(/(.{1,119})(?: |$)/g, '$1\n').trimEnd();
}
