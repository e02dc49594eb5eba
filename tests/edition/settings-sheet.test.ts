import { expect, test } from 'vitest';
import { settingsSheet } from '../../src/edition/settings-sheet.ts';
import type { ThemeSettings } from '../../src/model/site.ts';

const NONE = { accent: null, accentDark: null, serif: null, sans: null, measure: null };
const sheet = (more: object) =>
  settingsSheet({ ...NONE, ...more } as unknown as ThemeSettings).map(({ content }) =>
    new TextDecoder().decode(content as Uint8Array),
  );

test.each([
  [{ accent: '#123456' }, ':root{--accent:light-dark(#123456,#123456)}\n'],
  [{ accent: '#123456', accentDark: '#abcdef' }, ':root{--accent:light-dark(#123456,#abcdef)}\n'],
  [{ serif: 'Lora' }, ':root{--serif:Lora}\n'],
  [{ sans: 'Inter', measure: '30rem' }, ':root{--sans:Inter;--measure:30rem}\n'],
])('settings of the theme %o are variables of its sheet', (settings, text) => {
  expect(sheet(settings)).toEqual([text]);
});

test('without settings of the theme there is no sheet', () => {
  expect(sheet({})).toEqual([]);
  expect(sheet({ accentDark: '#abcdef' })).toEqual([]);
});
