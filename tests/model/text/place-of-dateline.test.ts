import { expect, test } from 'vitest';
import { placeOfDateline } from '../../../src/model/text/place-of-dateline.ts';

test.each([
  ['Geneva', 'Geneva'],
  ['GENEVA —', 'GENEVA'],
  ['GENEVA, Feb. 29', 'GENEVA'],
  ['GENEVA, 2 February 2009 —', 'GENEVA'],
  ['GENEVA, Sept. 2, 2009 (AP) --', 'GENEVA'],
  ['BONN, 2. Februar', 'BONN'],
  ['PARIS, le 2 février 2009', 'PARIS'],
  ['MADRID, 2 de febrero', 'MADRID'],
  ['МОСКВА, 2 февраля', 'МОСКВА'],
  ['New York, 42 Street', 'New York, 42 Street'],
  ['LONDON (Reuters)', 'LONDON'],
  ['Springfield, Ill.', 'Springfield, Ill.'],
  ['Springfield (Illinois)', 'Springfield (Illinois)'],
  ['Washington, D.C.', 'Washington, D.C.'],
  ['Aboard the Lady Sigrid', 'Aboard the Lady Sigrid'],
  ['Berlin, Haus 12', 'Berlin, Haus 12'],
  ['東京', '東京'],
  ['—', '—'],
])('the dateline %j names %j', (dateline, place) => {
  expect(placeOfDateline(dateline)).toBe(place);
});
