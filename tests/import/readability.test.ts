import { describe, expect, test } from 'vitest';
import { measureReadability, sameTitle } from './readability.ts';
import { SAMPLES } from './samples.ts';

describe.skipIf(SAMPLES === null)('Readability’s own test pages', () => {
  test('titles, bylines, dates and bodies are those that it expects, but for what is listed', async () => {
    const measured = await measureReadability();
    expect(measured.length).toBe(32);
    const mean = measured.reduce((sum, { f1 }) => sum + f1, 0) / measured.length;
    expect(mean).toBeGreaterThan(0.97);
    expect(measured.filter(({ f1 }) => f1 < 0.9).map(({ page }) => page)).toEqual([]);
    expect(
      measured.filter(({ title, expectedTitle }) => !sameTitle(title, expectedTitle)).map(({ page }) => page),
    ).toEqual([]);
    expect(
      measured
        .filter(({ byline, expectedByline }) => expectedByline !== '' && byline !== expectedByline)
        .map(({ page }) => page),
    ).toEqual([]);
    expect(
      measured
        .filter(
          ({ date, expectedDate }) =>
            expectedDate !== null && Date.parse(date ?? '') !== Date.parse(expectedDate),
        )
        .map(({ page }) => page),
    ).toEqual([]);
  }, 240_000);
});
