import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../../src/copy/front/fields.ts';
import { openManuscript } from '../../../src/copy/front/front-matter.ts';
import { editorFiles } from '../../../src/edge/new-site/editor-files.ts';
import { schemas } from '../../../src/edge/world/schema.ts';
import { readYaml } from '../../../src/model/yaml/yaml.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
// What editors read besides the standard.
ajv.addVocabulary(['errorMessage', 'deprecationMessage', 'doNotSuggest']);
const compiled = Object.fromEntries(
  Object.entries(schemas()).map(([name, schema]) => [name, ajv.compile(schema)]),
);
const validate = (name: string, value: unknown) => compiled[name]?.(value);
const site = (value: unknown) => validate('site', value);
const frontMatter = (value: unknown) => validate('front-matter', value);

describe('the schema of site.yaml', () => {
  test.for([
    ['title: The Cable', true],
    ['title: [a, b]', false],
    ['url: https://example.org', true],
    ['url: example.org', false],
    ['columns: {wire: The Wire, notes: {name: Notes, tagline: None}}', true],
    ['columns: [wire]', false],
    ['index: {single: 20, days: always}', true],
    ['index: {single: 0}', false],
    ['index: {days: sometimes}', false],
    ['feeds: {archives: false}', true],
    ['feeds: {others: false}', true],
    ['feeds: {entries: false}', false],
    ['feeds: {archives: [site, tags]}', true],
    ['feeds: {archives: [pages]}', false],
    ['search: "no"', false],
    ['images: false', true],
    ['images: {formats: [webp, jpeg]}', true],
    ['images: {formats: [gif]}', false],
    ['nav: [{title: About, url: /about/}]', true],
    ['host: netlify', true],
    ['host: geocities', false],
    ['headers: true', true],
    ['headers: strict', false],
    ['redirects: {/old/: /new/}', true],
    ['redirects: {/old/: [/new/]}', false],
    ['mood: {grim: true}', true],
    ['titel: The Cable', false],
    ['timezne: Europe/Oslo', false],
    ['language: en', true],
  ] as const)('of %s says %s', ([yaml, valid]) => {
    expect(site(readYaml(yaml).value)).toBe(valid);
  });

  test('takes the sample archive’s settings', () => {
    expect(site(readYaml(readFileSync(join(ROOT, 'site.yaml'), 'utf8')).value)).toBe(true);
  });
});

describe('the schema of front matter', () => {
  test.for([
    ['title: T', true],
    ['headline: T', true],
    ['title: {a: b}', false],
    ['image: {src: a.jpg, alt: A}', true],
    ['image: {alt: A}', false],
    ['image: false', true],
    ['byline: [laura-hale, {name: X}]', true],
    ['tags: {a: b}', false],
    ['url: https://example.org', true],
    ['corrections: [{date: 2009-02-02, note: It was Tuesday}]', true],
    ['mood: {grim: true}', true],
    ['titel: T', false],
    ['colum: wire', false],
    ['Tags: [a]', false],
    ['tagz: [a]', false],
    ['data: {a: 1}', true],
    ['image: {src: a.jpg, captoin: A}', false],
    ['byline: {nmae: X}', false],
    ['draft: true', true],
    ['draft: yes', true],
    ['draft: perhaps', false],
    ['draft: [true]', false],
    ['unlisted: {a: b}', false],
    ['published: false', true],
    ['published: 2009-02-02', true],
    ['status: draft', true],
    ['withdrawn: {date: 2009-02-02, because: It was a hoax.}', true],
    ['withdrawn: {date: 2009-13-02}', false],
    ['corrections: [{date: 2009-02-30, note: It was Tuesday}]', false],
    ['dek:', true],
    ['tags: []', true],
  ] as const)('of %s says %s', ([yaml, valid]) => {
    expect(frontMatter(readYaml(yaml).value)).toBe(valid);
  });

  test('takes every dispatch of the sample archive', () => {
    const files = globSync('posts/**/*.md', { cwd: ROOT });
    expect(files.length).toBeGreaterThan(20);
    const wrong = files.filter((file) => {
      const { fields } = openManuscript(readFileSync(join(ROOT, file), 'utf8').replaceAll('\r\n', '\n'));
      return !frontMatter(JSON.parse(JSON.stringify(fields.value ?? {})));
    });
    expect(wrong).toEqual([]);
  });

  test.for([
    ['2009-02-02', true],
    ['2009-02-02 14:31', true],
    ['2009-02-02T14:31:07+01:00', true],
    ['2009-2-3 8:32:24', true],
    ['2009/02/03', true],
    ['2009-02-02 14:31 Europe/Oslo', true],
    ['Mon, 02 Feb 2009 14:31:00 EST', true],
    ['February 3, 2009 at 8:32 pm', true],
    ['20090203', true],
    ['2008-02-29', true],
    ['2009-02-30', false],
    ['2009-13-01', false],
    ['2009-04-31', false],
    ['2009-02-02 25:00', false],
    ['last Tuesday', false],
    ['2009-02', false],
  ] as const)('of the date %s says %s', ([date, valid]) => {
    expect(frontMatter({ date })).toBe(valid);
  });

  test('has editors offer each field once, by its usual spelling', () => {
    const { properties } = schemas()['front-matter'] as {
      properties: { [key: string]: { doNotSuggest?: true } };
    };
    const offered = Object.keys(properties).filter((key) => !properties[key]?.doNotSuggest);
    expect(offered).toEqual(Object.keys(FIELDS));
    expect(Object.keys(properties).length).toBeGreaterThan(70);
  });
});

describe('the schemas of the files beside site.yaml', () => {
  test.for([
    ['bylines', '{laura-hale: {name: Laura Hale, bio: She writes.}}', true],
    ['bylines', '{laura-hale: Laura Hale}', true],
    ['bylines', '{laura-hale: {nam: Laura Hale}}', false],
    ['bylines', '[laura-hale]', false],
    ['columns', '{wire: {name: The Wire, tagline: Talks}}', true],
    ['columns', '{wire: {name: [The Wire]}}', false],
    ['redirects', '{/old/: /new/}', true],
    ['redirects', '{/old/: {gone: 2009-02-02, because: It was a hoax.}}', true],
    ['redirects', '{/old/: new}', false],
    ['redirects', '{/old/: {gone: yesterday}}', false],
  ] as const)('%s.yaml: %s is valid: %s', ([name, yaml, valid]) => {
    expect(validate(name, readYaml(yaml).value)).toBe(valid);
  });
});

describe('the files for Visual Studio Code', () => {
  const files = Object.fromEntries(
    Object.entries(editorFiles())
      .filter(([path]) => path.startsWith('.vscode/'))
      .map(([path, text]) => [path, JSON.parse(text)]),
  );

  test('name schemas that there are', () => {
    const named = Object.keys(files['.vscode/settings.json']['yaml.schemas']);
    expect(named.map((path) => /schemas\/(.+)\.schema\.json$/.exec(path)?.[1]).sort()).toEqual(
      Object.keys(schemas()).sort(),
    );
  });

  test('offer every field as a snippet that is valid front matter', () => {
    const snippets = Object.entries<{ body: string[] }>(files['.vscode/front-matter.code-snippets']);
    expect(snippets.map(([name]) => name)).toEqual(Object.keys(FIELDS));
    const wrong = snippets.filter(([, { body }]) => {
      const written = body
        .join('\n')
        .replace('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', '2009-02-02')
        .replace('$CURRENT_HOUR:$CURRENT_MINUTE', '14:31')
        .replaceAll(/\$\{\d[:|]([^,|}]*)[^}]*\}/g, '$1')
        .replaceAll(/\$\d/g, 'x');
      return !frontMatter(readYaml(written).value);
    });
    expect(wrong).toEqual([]);
  });
});
