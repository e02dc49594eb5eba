import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSite } from '../../src/desk/settings/settings.ts';
import type { SourcePath } from '../../src/model/address/paths.ts';
import type { Finding } from '../../src/model/finding.ts';
import { unmarked } from '../../src/model/language/language-marks.ts';
import type { TemplateFile } from '../../src/press/template-file.ts';
import { listSeparators } from '../../src/press/tongues.ts';
import { readWords } from '../../src/press/words.ts';
import { testOptions } from '../support/memory-disk.ts';
import { TEMPLATES } from '../theme/sample.ts';

type Texts = { readonly [name: string]: string };

const builtin: Texts = Object.fromEntries(
  readdirSync(join(TEMPLATES, 'words')).map((name) => [
    `words/${name}`,
    readFileSync(join(TEMPLATES, 'words', name), 'utf8'),
  ]),
);

describe('the words of a language', () => {
  test.each([
    ['zh', '存档'],
    ['zh-CN', '存档'],
    ['zh-SG', '存档'],
    ['cmn', '存档'],
    ['zh-Hans-HK', '存档'],
    ['zh-TW', '典藏'],
    ['zh-HK', '典藏'],
    ['zh-MO', '典藏'],
    ['zh-Hant', '典藏'],
    ['yue', '典藏'],
    ['pt-BR', 'Arquivo'],
    ['pt-PT', 'Arquivo'],
    ['en-US', 'Archive'],
    ['de-CH', 'Archiv'],
    ['no', 'Arkiv'],
    ['nn', 'Arkiv'],
    ['nn-NO', 'Arkiv'],
    ['iw', 'ארכיון'],
    ['he-IL', 'ארכיון'],
    ['in', 'Arsip'],
    ['mo', 'Arhivă'],
    ['fa-AF', 'بایگانی'],
    ['ar-EG', 'الأرشيف'],
    ['el-CY', 'Αρχείο'],
  ])('are found for %s: %s', (lang, archive) => {
    expect(open().words.say('archive', lang, {})).toBe(archive);
  });

  test.each(['sl', 'la', 'sr', 'hi-Latn', 'ja-Latn', 'arz', 'x-own', 'not_a-tag'])(
    'are those of English, marked as such, for %s',
    (lang) => {
      const said = open().words.say('archive', lang, {});
      expect(said).not.toBe('Archive');
      expect(unmarked(said)).toBe('Archive');
      expect(unmarked(open().words.table(lang).archive ?? '')).toBe('Archive');
    },
  );

  test('count by the rules of the language in which they are said', () => {
    const { words } = open();
    const dispatches = (lang: string, count: number) => unmarked(words.say('dispatches', lang, { count }));
    // Slovenian has a form for 101, and sets 1234 otherwise; the words are English.
    expect(dispatches('sl', 101)).toBe('101 dispatches');
    expect(dispatches('sl', 1234)).toBe('1,234 dispatches');
    expect(dispatches('uk', 22)).toBe('22 статті');
    expect(dispatches('de', 1234)).toBe('1.234 Beiträge');
  });

  test.each([0, 7, 999, 1000, 123_456, 1_234_567, 12.5, -1234, 1e21])(
    'say %d in English as Intl does',
    (value) => {
      expect(open().words.number(value, 'en')).toBe(new Intl.NumberFormat('en-GB').format(value));
    },
  );

  test('set years in its digits, and without a separator', () => {
    const since = (lang: string) => open().words.say('since', lang, { year: '2009' });
    expect(since('fa')).toBe('کامل از سال ۲۰۰۹');
    expect(since('de')).toBe('Vollständig seit 2009');
  });

  test('isolate a name that runs the other way, and no other', () => {
    const { words } = open();
    expect(words.say('more-from', 'he', { name: 'The Wire' })).toBe('עוד מתוך \u2068The Wire\u2069');
    expect(words.say('more-from', 'he', { name: 'הרחוב' })).toBe('עוד מתוך הרחוב');
    expect(words.say('more-from', 'en', { name: 'הרחוב' })).toBe('More from \u2068הרחוב\u2069');
    expect(words.say('more-from', 'en', { name: 'The Wire' })).toBe('More from The Wire');
  });
});

describe('words of a site', () => {
  test('in site.yaml are in its own language', () => {
    const { words } = open({}, 'lang: sl\nwords: {archive: Arhiv}');
    expect(words.say('archive', 'sl', {})).toBe('Arhiv');
    expect(words.say('archive', 'sl-SI', {})).toBe('Arhiv');
    expect(words.say('archive', 'de', {})).toBe('Archiv');
    expect(words.table('sl').archive).toBe('Arhiv');
  });

  test('in a file of its own stand before those of the theme, whichever name the language goes by', () => {
    const { words } = open({ 'words/zh.yaml': 'archive: 往期', 'words/no.yml': 'archive: Samling' });
    expect(words.say('archive', 'zh-CN', {})).toBe('往期');
    expect(words.say('latest', 'zh-CN', {})).toBe('最新');
    expect(words.say('archive', 'zh-TW', {})).toBe('典藏');
    expect(words.say('archive', 'nb', {})).toBe('Samling');
  });

  test('for one region are not those of another', () => {
    const { words } = open({ 'words/pt-PT.yaml': 'search: Procurar' });
    expect(words.say('search', 'pt-PT', {})).toBe('Procurar');
    expect(words.say('search', 'pt-BR', {})).toBe('Pesquisa');
    expect(words.say('archive', 'pt-PT', {})).toBe('Arquivo');
  });

  test('in a file that is named by no language are told', () => {
    expect(open({ 'words/deutsch-und-mehr.yaml': 'archive: Archiv' }).findings).toContainEqual({
      rule: 'unknown-language',
      level: 'warning',
      source: 'templates/words/deutsch-und-mehr.yaml',
      reason: '"deutsch-und-mehr" is not the tag of a language, so the words in this file are not used',
      remedy: 'Name the file by a tag of BCP 47, such as words/pt.yaml or words/zh-Hant.yaml.',
    });
    expect(open().findings.map(({ rule }) => rule)).not.toContain('unknown-language');
  });
});

describe('names in a list', () => {
  test.each([
    ['en', ['Ana', 'Ben', 'Cem'], 'Ana, Ben and Cem'],
    ['en-US', ['Ana', 'Ben', 'Cem'], 'Ana, Ben, and Cem'],
    ['es', ['Ana', 'Igor'], 'Ana e Igor'],
    ['he', ['דנה', 'יוסי'], 'דנה ויוסי'],
    ['he', ['דנה', 'Ben'], 'דנה ו-Ben'],
    ['ja', ['安部', '川端'], '安部、川端'],
    ['fa', ['Ana'], 'Ana'],
    ['sl', [], ''],
    ['la', ['Ana', 'Ben'], 'Ana and Ben'],
  ])('in %s: %j', (lang, names, listed) => {
    const before = listSeparators()(names, lang);
    expect(unmarked(names.map((name, at) => before[at] + name).join(''))).toBe(listed);
  });
});

function open(own: Texts = {}, settings = '') {
  const findings: Finding[] = [];
  const files = [
    ...Object.entries(builtin).map(([name, text]) => fileOf(name, text, 'builtin')),
    ...Object.entries(own).map(([name, text]) => fileOf(name, text, 'site')),
  ];
  const text = `title: T\nurl: https://t.example\n${settings}\n`;
  const site = readSite([{ path: 'site.yaml' as SourcePath, text }], testOptions(), findings);
  return { words: readWords(files, site, findings), findings };
}

function fileOf(name: string, text: string, origin: TemplateFile['origin']): TemplateFile {
  return { name, origin, source: `templates/${name}` as SourcePath, content: Buffer.from(text) };
}
