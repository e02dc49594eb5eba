import { describe, expect, test } from 'vitest';
import { formatDate, STYLES } from '../../../src/model/time/dates.ts';

describe('dates for readers', () => {
  test('what is put together from parts is what Intl says of the whole day, in every language of the theme', () => {
    const options: Intl.DateTimeFormatOptions = {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    };
    for (const lang of [
      'en',
      'en-US',
      'fr',
      'de',
      'es',
      'ar',
      'ja',
      'ru',
      'he',
      'pl',
      'zh',
      'fi',
      'eu',
      'lt',
    ]) {
      const intl = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
        ...options,
        timeZone: 'UTC',
        calendar: 'gregory',
      });
      for (let day = 0; day < 800; day += 5) {
        const date = new Date(Date.UTC(1999, 10, 28 + day, 12));
        expect(formatDate(date.toISOString().slice(0, 10), 'full', lang)).toBe(intl.format(date));
      }
    }
  });

  test('in English are what Intl says of them', () => {
    for (const [style, options] of Object.entries(STYLES)) {
      const intl = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC', calendar: 'gregory' });
      for (let day = 0; day < 800; day += 3) {
        const date = new Date(Date.UTC(1999, 10, 28 + day, 12));
        expect(formatDate(date.toISOString().slice(0, 10), style, 'en')).toBe(intl.format(date));
      }
    }
  });

  test.each(['en', 'en-GB', 'de'])('are none in %s of what is no date', (lang) => {
    expect(() => formatDate('soon', 'long', lang)).toThrow(RangeError);
  });

  test.each([
    ['2009-02-02', 'long', 'en', '2 February 2009'],
    ['2009-02-02', 'short', 'en', '2 Feb'],
    ['2009-02', 'month', 'en', 'February 2009'],
    ['2009', 'year', 'en', '2009'],
    ['2009-02-02', 'long', 'de', '2. Februar 2009'],
    ['2009-02-02', 'long', 'ja', '2009年2月2日'],
    ['0850-02-02', 'long', 'en', '2 February 850'],
  ])('%s as %s in %s is %s', (date, style, lang, text) => {
    expect(formatDate(date, style, lang)).toBe(text);
  });

  test('an unknown style says which there are', () => {
    expect(() => formatDate('2009-02-02', 'lnog', 'en')).toThrow(
      /no date style "lnog": choose one of long, full/,
    );
  });
});
