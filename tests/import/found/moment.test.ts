import { describe, expect, test } from 'vitest';
import { clockOf, inZone, printMoment, readMoment } from '../../../src/import/found/moment.ts';

const shown = (written: string, zone: string) => printMoment(inZone(readMoment(written)!, clockOf(zone)!));

describe('a clock’s own time gains the offset of that hour', () => {
  test.each([
    [
      'the hour after clocks go forward',
      '2009-03-08 03:30:00',
      'America/New_York',
      '2009-03-08T03:30:00-04:00',
    ],
    [
      'the hour before they go forward',
      '2009-03-08 01:30:00',
      'America/New_York',
      '2009-03-08T01:30:00-05:00',
    ],
    ['the hour before they go back', '2009-11-01 00:30:00', 'America/New_York', '2009-11-01T00:30:00-04:00'],
    ['the hour after they go back', '2009-11-01 02:30:00', 'America/New_York', '2009-11-01T02:30:00-05:00'],
    ['a place ahead of UTC', '2009-03-29 03:30:00', 'Europe/Oslo', '2009-03-29T03:30:00+02:00'],
    [
      'a place ahead of UTC, an hour before',
      '2009-03-29 01:30:00',
      'Europe/Oslo',
      '2009-03-29T01:30:00+01:00',
    ],
  ])('%s', (_, written, zone, expected) => {
    expect(shown(written, zone)).toBe(expected);
  });

  test('a moment with an offset is shown as the clock shows it', () => {
    expect(shown('2009-03-08T06:30:00Z', 'America/New_York')).toBe('2009-03-08T01:30:00-05:00');
    expect(shown('2009-03-08T07:30:00Z', 'America/New_York')).toBe('2009-03-08T03:30:00-04:00');
  });

  test('a bare day stays one', () => {
    expect(shown('2009-03-08', 'America/New_York')).toBe('2009-03-08');
  });
});
