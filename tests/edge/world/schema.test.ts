import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { openManuscript } from '../../../src/copy/front/front-matter.ts';
import { frontMatterSchema, siteSchema } from '../../../src/edge/world/schema.ts';
import { readYaml } from '../../../src/model/yaml/yaml.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
const site = ajv.compile(siteSchema());
const frontMatter = ajv.compile(frontMatterSchema());

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
    expect(existsSync(join(ROOT, 'posts'))).toBe(true);
  });
});
