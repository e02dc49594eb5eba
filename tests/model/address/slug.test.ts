import { describe, expect, test } from 'vitest';
import { sameName, slugOf } from '../../../src/model/address/slug.ts';

describe('slugs', () => {
  test.each([
    ['Envoy attended the talks', 'envoy-attended-the-talks'],
    ['Café Noir', 'cafe-noir'],
    ['İstanbul', 'istanbul'],
    ['Straße & Größe', 'strasse-grosse'],
    ['東京', '東京'],
    ['العربية', 'العربية'],
    ['Привет, мир!', 'привет-мир'],
    ['🙂', '🙂'],
    ['Ｆｕｌｌ　ｗｉｄｔｈ', 'full-width'],
    ["don't", 'dont'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'con-x'],
    ['index.html', 'index-html'],
    ['../', ''],
    ['', ''],
    ['__proto__', 'proto'],
  ])('%j becomes %j', (text, slug) => {
    expect(slugOf(text)).toBe(slug);
  });

  test('a long name stays within what a folder may be called', () => {
    expect(Buffer.byteLength(slugOf('漢'.repeat(300)))).toBeLessThanOrEqual(200);
    expect(slugOf('a'.repeat(300))).toHaveLength(80);
  });
});

describe('names that are one name', () => {
  test.each([
    ['Iran', 'iran', true],
    ['Iran  Nuclear', 'iran nuclear', true],
    ['Café', 'Cafe\u0301', true],
    ['ＩＲＡＮ', 'iran', true],
    ['C', 'C++', false],
    ['C++', 'C#', false],
    ['Café', 'Cafe', false],
  ])('%j and %j: %j', (a, b, same) => {
    expect(sameName(a) === sameName(b)).toBe(same);
  });
});
