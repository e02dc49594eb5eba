import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NAME_HEADINGS } from '../../src/model/names.ts';
import { SHELF_KINDS, SHELVES } from '../../src/model/shelf-kinds.ts';
import { readYaml } from '../../src/model/yaml/yaml.ts';
import { TEMPLATES } from './sample.ts';

type Table = { readonly [key: string]: string | { readonly [category: string]: string } };

const languages = readdirSync(join(TEMPLATES, 'words')).map((name) => name.replace('.yaml', ''));
const table = (lang: string) =>
  readYaml(readFileSync(join(TEMPLATES, 'words', `${lang}.yaml`), 'utf8')).value as Table;
const english = table('en');
const keys = Object.keys(english);

const templates = (readdirSync(TEMPLATES, { recursive: true }) as string[])
  .filter((name) => name.endsWith('.njk'))
  .map((name) => readFileSync(join(TEMPLATES, name), 'utf8'));

/** Names in braces. */
const placeholders = (text: string) => [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name).sort();
const texts = (entry: Table[string] | undefined) =>
  typeof entry === 'string' ? [entry] : Object.values(entry ?? {});

describe('the words of the interface', () => {
  test('are there in the languages that archives are written in', () => {
    expect(languages.toSorted()).toEqual(
      (
        'ar ca cs da de el en es fa fi fr he hi hu id it ja ko nb nl pl pt ro ru sv tr uk vi ' +
        'zh-Hans zh-Hant'
      ).split(' '),
    );
  });

  test('have what templates ask for, and nothing that none asks for', () => {
    const asked = new Set(
      templates.flatMap((text) =>
        [
          ...text.matchAll(/['"]([a-z][a-z-]*)['"](?: if [^)]*? else ['"]([a-z-]+)['"]\))? *\| *word/g),
        ].flatMap(([, key, other]) => [key, ...(other ? [other] : [])]),
      ),
    );
    // Composed from a kind, used by the edition for the titles of pages, said by a filter, or set in books.
    for (const kind of SHELF_KINDS) {
      const { folder } = SHELVES[kind];
      for (const key of [kind, folder, `${folder}-count`, `${folder}-about`]) asked.add(key);
    }
    for (const kind of ['stories', 'lists']) asked.add(`${kind}-count`);
    for (const kind of ['stories', 'lists', 'headlines', 'numbers']) asked.add(kind).add(`${kind}-about`);
    for (const [kind, heading] of Object.entries(NAME_HEADINGS))
      for (const key of [kind, heading]) asked.add(key);
    for (const key of ['year', 'not-found', 'words', 'characters']) asked.add(key);
    for (const key of ['print-page', 'print-pages']) asked.add(key);
    for (const key of ['headline', 'edition', 'section', 'page', 'rights']) asked.add(key);
    for (const key of ['contents', 'cover', 'foreword', 'about']) asked.add(`book-${key}`);
    expect([...asked].filter((key) => !keys.includes(String(key)))).toEqual([]);
    expect(keys.filter((key) => !asked.has(key))).toEqual([]);
  });

  describe.each(languages)('in %s', (lang) => {
    const own = table(lang);

    test('are those of English, in its order, and none is empty', () => {
      expect(Object.keys(own)).toEqual(keys);
      expect(keys.filter((key) => texts(own[key]).some((text) => !text || text.trim() === ''))).toEqual([]);
    });

    test('have a form for each plural category of the language, and for no other', () => {
      const categories = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.toSorted();
      for (const key of keys) {
        const entry = own[key];
        if (typeof english[key] === 'string') expect(typeof entry, key).toBe('string');
        else expect(Object.keys(entry as object).toSorted(), key).toEqual(categories);
      }
    });

    test('have the placeholders of English; a form for one number alone may leave out the count', () => {
      const rules = new Intl.PluralRules(lang);
      for (const key of keys) {
        const entry = own[key];
        if (typeof entry === 'string') {
          expect(placeholders(entry), key).toEqual(placeholders(english[key] as string));
          continue;
        }
        for (const [category, text] of Object.entries(entry ?? {})) {
          if (text.includes('{')) expect(placeholders(text), `${key}, ${category}`).toEqual(['count']);
          else expect(numbersIn(category, rules), `${key}, ${category}`).toBeLessThanOrEqual(1);
        }
      }
    });
  });
});

/** How many whole numbers but 0, which is never counted, take a category: 2 stands for more than one. */
function numbersIn(category: string, rules: Intl.PluralRules): number {
  let found = 0;
  for (let number = 1; number < 200 && found < 2; number++) if (rules.select(number) === category) found++;
  return found;
}
