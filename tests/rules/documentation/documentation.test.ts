import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ruleDocs, ruleDocument } from '../../../src/rules/documentation/documentation.ts';
import { RULES } from '../../../src/rules/rules.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const SRC = join(ROOT, 'src');
const sources = (readdirSync(SRC, { recursive: true }) as string[])
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && !name.startsWith('import/'))
  .map((name) => ({ name, text: readFileSync(join(SRC, name), 'utf8') }));

describe('the documentation of rules', () => {
  test('every rule that the program can report is documented', () => {
    const reported = sources
      .filter(({ name }) => !name.startsWith('rules/'))
      .flatMap(({ text }) =>
        [...text.matchAll(/rule: '([a-z][a-z\d-]+)'/g)].map(([, rule]) => rule as string),
      );
    const documented = new Set(ruleDocs().map(({ name }) => name));
    expect([...new Set(reported)].filter((rule) => !documented.has(rule)).sort()).toEqual([]);
  });

  test('every rule that is documented as an error or warning of the build stands in the program', () => {
    const own = new Set(RULES.map(({ name }) => name));
    const texts = sources.filter(({ name }) => !name.startsWith('rules/elsewhere')).map(({ text }) => text);
    const missing = ruleDocs()
      .map(({ name }) => name)
      .filter((name) => !own.has(name) && !texts.some((text) => text.includes(`'${name}'`)))
      // Made of a field's name: `unknown-${field}`.
      .filter((name) => !/^unknown-(?:byline|column|follows|related)$/.test(name));
    expect(missing).toEqual([]);
  });

  test('names are told once, and say what, why and how to mend in whole sentences', () => {
    const docs = ruleDocs();
    expect(new Set(docs.map(({ name }) => name)).size).toBe(docs.length);
    for (const { name, what, why, mend } of docs) {
      expect(name).toMatch(/^[a-z][a-z\d]*(?:-[a-z\d]+)*$/);
      for (const sentence of [what, why, mend])
        expect(sentence, name).toMatch(/^(?:[\p{Lu}`]|site\.yaml ).*\.$/u);
    }
  });

  test('a rule’s file bears its name', () => {
    const files = sources.map(({ name }) => name);
    for (const { name } of RULES) expect(files).toContain(`rules/${name}.ts`);
  });

  test('--rules prints a heading for each rule', () => {
    expect(ruleDocument().match(/^## /gm)).toHaveLength(ruleDocs().length);
  });
});
