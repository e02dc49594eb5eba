import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { yamlText } from '../../../src/model/yaml/text.ts';

const TEXTS = [
  'The Wire',
  "it's",
  '12',
  '1_000',
  '0x10',
  '12:30',
  'yes',
  'n',
  '~',
  '<<',
  '',
  ' a ',
  'a\nb',
  'a\tb',
  'It’s: a',
  'a, b',
  'a [b]',
  '"q"',
  '@x',
  '# no',
  'a #b',
  '- a',
  'x:',
  '%a',
  '`a',
  '\ufeff',
  '草稿',
];

describe('a text written as YAML', () => {
  test.each(TEXTS)('%j is on one line, and read as the same text', (text) => {
    expect(yamlText(text)).not.toContain('\n');
    expect(load(`key: ${yamlText(text)}`)).toEqual({ key: text });
    expect(load(`key: [${yamlText(text, true)}, b]`)).toEqual({ key: [text, 'b'] });
  });

  test('a day and a plain text stay bare, and commas need quotes only between brackets', () => {
    expect(['2009-02-02', 'Hello, world'].map((text) => yamlText(text))).toEqual([
      '2009-02-02',
      'Hello, world',
    ]);
    expect(yamlText('Hello, world', true)).toBe('"Hello, world"');
  });
});
