import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../src/model/yaml.ts';
import { TEMPLATES } from './sample.ts';

type Table = { readonly [key: string]: string | { readonly [category: string]: string } };

const languages = ['en', 'fr', 'de', 'es', 'ar', 'ja'];
const table = (lang: string) =>
  readYaml(readFileSync(join(TEMPLATES, 'words', `${lang}.yaml`), 'utf8')).value as Table;
const english = table('en');

const templates = (readdirSync(TEMPLATES, { recursive: true }) as string[])
  .filter((name) => name.endsWith('.njk'))
  .map((name) => readFileSync(join(TEMPLATES, name), 'utf8'));

describe('the words of the interface', () => {
  test('are those of English in every language', () => {
    for (const lang of languages) expect(Object.keys(table(lang)), lang).toEqual(Object.keys(english));
  });

  test('have what templates ask for, and nothing that none asks for', () => {
    const asked = new Set(
      templates.flatMap((text) =>
        [
          ...text.matchAll(/['"]([a-z][a-z-]*)['"](?: if [^)]*? else ['"]([a-z-]+)['"]\))? *\| *word/g),
        ].flatMap(([, key, other]) => [key, ...(other ? [other] : [])]),
      ),
    );
    // Composed from a kind, or used by the edition for the titles of pages.
    for (const kind of ['column', 'byline', 'tag'])
      for (const end of ['', 's', 's-count']) asked.add(kind + end);
    for (const key of ['list-last', 'list-comma', 'year', 'not-found']) asked.add(key);
    expect([...asked].filter((key) => !(String(key) in english))).toEqual([]);
    expect(Object.keys(english).filter((key) => !asked.has(key))).toEqual([]);
  });

  test('have a form for every plural of a whole number, or one for all', () => {
    for (const lang of languages) {
      const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
      for (const [key, entry] of Object.entries(table(lang))) {
        if (typeof entry === 'string') continue;
        expect(Object.keys(entry), `${lang}: ${key}`).toContain('other');
        const unknown = Object.keys(entry).filter(
          (category) => !pluralCategories.includes(category as 'other'),
        );
        expect(unknown, `${lang}: ${key}`).toEqual([]);
      }
    }
  });

  test('keep the placeholders of English', () => {
    const names = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    for (const lang of languages) {
      for (const [key, entry] of Object.entries(table(lang))) {
        const known = english[key];
        const allowed = typeof known === 'object' ? new Set(['count']) : names(known ?? '');
        for (const text of typeof entry === 'string' ? [entry] : Object.values(entry)) {
          expect(
            [...names(text)].filter((name) => !allowed.has(name)),
            `${lang}: ${key}`,
          ).toEqual([]);
        }
      }
    }
  });
});
