import { expect, test } from 'vitest';
import { openTerms } from '../../../src/copy/terms/terms.ts';
import { countTerms, formsOf, readTerms } from '../../../src/model/terms.ts';

const termsOf = openTerms();
const read = (html: string, lang = 'en', headline = '') => termsOf({ headline, dek: null }, html, lang);
const formsIn = (html: string, lang = 'en') => formsOf(read(html, lang));
const hashesIn = (html: string, lang: string) => [...readTerms(read(html, lang)).hashes];

test('words of one stem are one term, in the form that is written most often', () => {
  expect(formsIn('<p>The clauses. The clause! And a clause.</p>')).toEqual(['clause']);
});

test('two words that stand together more than once are a term, with what stands between them', () => {
  const forms = formsIn('<p>The price of diesel rose. Nobody told the price of diesel.</p>');
  expect(forms).toContain('price of diesel');
  expect(formsIn('<p>Diesel, price; diesel. Price: rose.</p>')).toEqual(['Diesel', 'price', 'rose']);
});

test('words that say nothing, numbers, code and tags are no terms', () => {
  expect(
    formsIn('<p class="lamp">It was not 1974 and they were <b>there</b>.</p><pre>const lamp</pre>'),
  ).toEqual([]);
});

test('a headline counts more than the text', () => {
  expect([...readTerms(read('<p>Lamp</p>', 'en', 'Quay')).counts]).toEqual([2, 1]);
});

test.each([
  ['de', '<p>Die Heringe</p>', '<p>Der Hering</p>'],
  ['fr', '<p>l’accord des pêcheurs</p>', '<p>accords, pêcheur</p>'],
  ['sv', '<p>fiskarna</p>', '<p>fiskar</p>'],
  ['ru', '<p>рыбаками</p>', '<p>рыбака</p>'],
])('forms of a word are one term in %s', (lang, one, other) => {
  expect(hashesIn(one, lang).sort()).toEqual(hashesIn(other, lang).sort());
});

test('words are found where no spaces divide them', () => {
  const shared = hashesIn('<p>海洋省は協定を発表した。</p>', 'ja').filter((hash) =>
    hashesIn('<p>昨日、海洋省の会議があった。</p>', 'ja').includes(hash),
  );
  expect(shared.length).toBeGreaterThan(0);
});

test('a language without a stemmer is compared by its words as they are', () => {
  expect(formsIn('<p>Kuća i kuće</p>', 'hr')).toEqual(['Kuća', 'kuće']);
});

test.each([
  ['bg', '<p>мюшмшфтърта</p>', ['мюшмшфтърта']],
  ['ne', '<p>हरू, हरूलाई</p>', ['हरू', 'हरूलाई']],
])('words that the stemmer of %s cannot read are their own stems', (lang, html, forms) => {
  expect(formsIn(html, lang)).toEqual(forms);
});

test('what was read before changes nothing, and long texts are cut', () => {
  const long = `<p>${Array.from({ length: 900 }, (_, at) => `word${at.toString(36)}x`).join(' ')}</p>`;
  expect(countTerms(read(long))).toBe(64);
  expect(read('<p>Two clauses. The clause!</p>')).toBe(
    openTerms()({ headline: '', dek: null }, '<p>Two clauses. The clause!</p>', 'en'),
  );
});
