import { describe, expect, test } from 'vitest';
import { dayNumber, weeksOf, yearsBetween } from '../../src/archive/calendar.ts';
import type { Day } from '../../src/model/time/civil-time.ts';

describe('the calendar', () => {
  test.each([
    ['1970-01-01', 0],
    ['1970-01-02', 1],
    ['1969-12-31', -1],
    ['2000-03-01', 11017],
    ['2009-02-02', 14277],
    ['1899-12-31', -25568],
  ])('%s is day %i', (day, number) => {
    expect(dayNumber(day as Day)).toBe(number);
  });

  test.each([
    ['2009-02', 28, 6],
    ['2008-02', 29, 4],
    ['1900-02', 28, 3],
    ['2000-02', 29, 1],
    ['2009-12', 31, 1],
    ['2026-11', 30, 6],
  ])('%s has %i days, the first after %i blanks of its week', (month, days, blanks) => {
    const weeks = weeksOf(month);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeks.flat().filter(Boolean)).toHaveLength(days);
    expect(weeks[0]?.findIndex((day) => day !== null)).toBe(blanks);
  });

  test('years between two days leave none out', () => {
    expect(yearsBetween('2007-12-31' as Day, '2010-01-01' as Day)).toEqual(['2007', '2008', '2009', '2010']);
  });
});
