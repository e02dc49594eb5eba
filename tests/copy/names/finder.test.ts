import { describe, expect, test } from 'vitest';
import { openFinder, type Passage, soughtOf } from '../../../src/copy/names/finder.ts';
import { linesOfCopy } from '../../../src/copy/names/read-text.ts';
import type { NameForm, NameSettings } from '../../../src/model/names.ts';
import type { Day } from '../../../src/model/time/civil-time.ts';

/** An entry: forms may end in `@from..to`. */
function name(id: string, forms: readonly string[], more: Partial<NameSettings> = {}): NameSettings {
  const read = forms.map((form): NameForm => {
    const [text = '', from = null, to = null] = form.split(/@|\.\./);
    return { text, from, to };
  });
  return {
    id,
    name: read[0]!.text,
    what: 'thing',
    sort: read[0]!.text,
    forms: read,
    also: [],
    not: [],
    see: null,
    seeAlso: [],
    description: null,
    descriptionHtml: null,
    sameAs: [],
    ...more,
  };
}

function passage(text: string, more: Partial<Passage> = {}): Passage {
  return { lines: linesOfCopy(text), lang: 'en', day: '2009-02-03' as Day, marks: [], ...more };
}

function found(names: readonly NameSettings[], text: string, more: Partial<Passage> = {}): readonly string[] {
  return openFinder(soughtOf(names))(passage(text, more)).mentions.map(
    ({ name, words }) => `${name}: ${words}`,
  );
}

const HALE = name('hale', ['Laura Hale', 'Hale']);

describe('a form is found', () => {
  test.each([
    ['as it is written', 'Then Laura Hale left.', ['hale: Laura Hale']],
    ['in a possessive', 'It was Hale’s dog.', ['hale: Hale']],
    ['beside marks and dashes', '(“Hale”–led)', ['hale: Hale']],
    ['in capitals, if it is long enough', 'LAURA HALE left.', ['hale: LAURA HALE']],
    ['across tags', '<p>Then <em>Laura</em> Hale left.</p>', ['hale: Laura Hale']],
    ['after an elided article', 'le chien d’Hale', ['hale: Hale']],
    ['not within a word', 'The Hales and inHale.', []],
    ['not in small letters', 'He was hale.', []],
    ['not after an initial with an apostrophe', 'O’Hale left.', []],
    ['not in an address of e-mail', 'Write to Hale@wire.example, or to us@Hale.', []],
    ['not in an address of the web', 'On Hale.example and wire.example/2009/Hale-left.', []],
    ['before a full stop and at a slash', 'Hale/Lund: then Hale.', ['hale: Hale']],
    ['in the name of an account', 'By @Hale.', ['hale: Hale']],
    ['not in code', '<pre><code>Hale</code></pre>', []],
  ])('%s', (_, text, expected) => {
    expect(found([HALE], text)).toEqual(expected);
  });

  test.each([
    ['中文', name('a', ['萨莫雷']), '昨天萨莫雷说了话。', ['a: 萨莫雷']],
    ['日本語', name('a', ['サンドヴィク']), '朝の四時半、サンドヴィクの競り場には', ['a: サンドヴィク']],
    ['한국어', name('a', ['삼성']), '어제 삼성이 말했다.', ['a: 삼성']],
    ['עברית', name('a', ['קלמונד']), 'בקומה השנייה בקלמונד היה', ['a: קלמונד']],
    ['العربية', name('a', ['كالموند']), 'وكالموند، على الضفة', ['a: كالموند']],
    ['русский', name('a', ['Берг']), 'Сказал Берг, но не Бергман.', ['a: Берг']],
    ['日本語, within a word', name('a', ['京都']), '東京都庁へ行った。', []],
  ])('in %s', (_, entry, text, expected) => {
    expect(found([entry], text, { lang: /[\u3040-\u30ff]/.test(text) ? 'ja' : 'zh' })).toEqual(expected);
  });
});

test('a site that is called by its address is not found in longer addresses', () => {
  const site = name('site', ['data.gov']);
  expect(found([site], 'On ethics.data.gov, data.gov.example and by us@data.gov.')).toEqual([]);
  expect(found([site], 'See https://data.gov/about, or data.gov.')).toEqual(['site: data.gov']);
});

describe('of several forms', () => {
  test('the longest counts where they overlap', () => {
    const names = [name('york', ['New York']), name('times', ['York Times Company'])];
    expect(found(names, 'The New York Times Company.')).toEqual(['times: York Times Company']);
  });

  test('one that means something else keeps its words', () => {
    const street = { ...HALE, not: ['Hale Street'] };
    expect(found([street], 'In Hale Street.')).toEqual([]);
    expect(found([street, name('street', ['Street'])], 'In Hale Street.')).toEqual(['street: Street']);
  });

  test('one with dates counts in dispatches of these', () => {
    const chief = name('hale', ['Laura Hale', 'the chief@2009-02..2009']);
    expect(found([chief], 'The chief left.')).toEqual(['hale: The chief']);
    expect(found([chief], 'The chief left.', { day: '2009-01-31' as Day })).toEqual([]);
    expect(found([chief], 'The chief left.', { day: '2010-01-01' as Day })).toEqual([]);
    expect(found([chief], 'The chief left.', { day: '' })).toEqual([]);
  });

  test('one of several names counts for the one that is named otherwise, else for none', () => {
    const names = [name('george', ['George Washington', 'Washington']), name('city', ['Washington'])];
    expect(found(names, 'Washington is far.')).toEqual([]);
    expect(found(names, 'George Washington left. Washington wept.')).toEqual(['george: George Washington']);
    const [doubt] = openFinder(soughtOf(names))(passage('Washington is far.')).doubts;
    expect(doubt).toEqual({ words: 'Washington', names: ['city', 'george'] });
  });

  test('a mark tells what is meant, and that nothing is', () => {
    const names = [name('george', ['George Washington', 'Washington']), name('city', ['Washington'])];
    const text = 'Washington is far.';
    expect(found(names, text, { marks: [{ name: 'city', words: 'Washington' }] })).toEqual([
      'city: Washington',
    ]);
    expect(found([HALE], 'Hale, she said.', { marks: [{ name: null, words: 'Hale' }] })).toEqual([]);
    expect(found([HALE], 'And then she left.', { marks: [{ name: 'hale', words: 'she' }] })).toEqual([
      'hale: she',
    ]);
  });

  test('one that refers to another counts for that', () => {
    const names = [name('state', ['State Department']), name('foggy', ['Foggy Bottom'], { see: 'state' })];
    expect(found(names, 'In Foggy Bottom.')).toEqual(['state: Foggy Bottom']);
  });

  test('an article is written small within a sentence', () => {
    expect(found([name('narrow', ['The Narrow'])], 'Across the Narrow.')).toEqual(['narrow: the Narrow']);
  });
});

test('the sentence around a mention is whole, and ends at no abbreviation', () => {
  const text = '<p>It rained. Yesterday Mr. J. Hale’s dog (a “good” one) left. Then it snowed.</p>';
  const [mention] = openFinder(soughtOf([HALE]))(passage(text)).mentions;
  expect(mention).toEqual({
    name: 'hale',
    before: 'Yesterday Mr. J. ',
    words: 'Hale',
    after: '’s dog (a “good” one) left.',
  });
});

test.each([
  ['a comma', '<p>In the end, Hale and the cod,</p>', ' and the cod…'],
  ['a comma right after the name', '<ul><li>Hale,</li><li>Lund</li></ul>', '…'],
  ['a semicolon', '<ul><li>Hale came; and;</li></ul>', ' came; and…'],
  ['a dash', '<p>Hale left —</p>', ' left…'],
  ['a Chinese comma', '<p>Hale 来了，</p>', ' 来了…'],
  ['nothing', '<ul><li>Hale left</li></ul>', ' left'],
  ['a colon', '<p>Hale said:</p>', ' said:'],
])('a sentence that its line breaks off ends in an ellipsis: after %s', (_, text, after) => {
  const [mention] = openFinder(soughtOf([HALE]))(passage(text)).mentions;
  expect(mention?.after).toBe(after);
});

test.each([
  'Photo by Hale.',
  'Image: Photo courtesy of Hale',
  '(Photo credit: Hale)',
  'Foto: Hale',
  '© Hale',
  '写真：Hale',
])('a name is quoted from the text rather than from the credit of a picture: %s', (credit) => {
  const names = [HALE, name('lund', ['Lund'])];
  const found = (text: string) => openFinder(soughtOf(names))(passage(text)).mentions;
  expect(found(`<p>${credit}</p><p>Lund left.</p><p>Then Hale left.</p>`)).toMatchObject([
    { name: 'hale', before: 'Then ' },
    { name: 'lund' },
  ]);
  expect(found(`<p>${credit}</p>`)).toMatchObject([{ name: 'hale', words: 'Hale' }]);
});
