import { expect, test } from 'vitest';
import { built, post } from '../support/built.ts';

const NAMES = ['Łódź', 'Lima', 'Ørsta', 'Oban', 'Östersund', 'ʻOhana', '<b>Bold', 'Alpha', '2G'];

/** The letters of the index of these names in a language, in order. */
async function lettersIn(lang: string): Promise<string> {
  const entries = NAMES.map((name, at) => `n${at}: {name: ${JSON.stringify(name)}}\n`);
  const text = NAMES.join(', ').replace('<', '&lt;');
  const files = {
    'site.yaml': `title: T\nurl: https://t.example\ntimezone: UTC\nlang: ${lang}\n`,
    'names.yaml': entries.join(''),
    'posts/a.md': post('title: A\ndate: 2009-01-01', text),
  };
  const { page } = await built(files, { theme: 'builtin' });
  return [...page('/names/').matchAll(/<h3>(.)<\/h3>/gu)].map(([, letter]) => letter).join('');
}

test('names stand under letters of the language, whatever sign they begin with', async () => {
  expect(await lettersIn('en')).toBe('#ABLO');
  expect(await lettersIn('sv')).toBe('#ABLOØÖ');
  expect(await lettersIn('pl')).toBe('#ABLŁO');
});
