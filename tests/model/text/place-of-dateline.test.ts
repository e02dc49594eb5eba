import { expect, test } from 'vitest';
import { placeOfDateline } from '../../../src/model/text/place-of-dateline.ts';

test.each([
  ['Geneva', 'Geneva'],
  ['GENEVA —', 'GENEVA'],
  ['GENEVA, Feb. 29', 'GENEVA'],
  ['GENEVA, 2 February 2009 —', 'GENEVA'],
  ['GENEVA, Sept. 2, 2009 (AP) --', 'GENEVA'],
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
