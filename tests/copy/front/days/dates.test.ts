import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../../src/copy/front/days/dates.ts';
import { dayInPath, slugInPath } from '../../../../src/copy/front/days/path-names.ts';
import { timestamp } from '../../../../src/model/time/civil-time.ts';

function read(text: string, timezone: string | null = 'UTC'): string {
  const reading = readDate(text, timezone);
  if ('problem' in reading) return reading.problem.rule;
  const { civilTime } = reading;
  return civilTime.time === null ? civilTime.day : timestamp(civilTime);
}

describe('readDate', () => {
  it.each([
    ['2009-02-03', '2009-02-03'],
    ['2009-2-3', '2009-02-03'],
    ['2009/02/03', '2009-02-03'],
    ['2009.02.03', '2009-02-03'],
    ['20090203', '2009-02-03'],
    ['February 3, 2009', '2009-02-03'],
    ['Feb. 3, 2009', '2009-02-03'],
    ['3 February 2009', '2009-02-03'],
    ['3-Feb-2009', '2009-02-03'],
    ['Tuesday, 3rd of February, 2009', '2009-02-03'],
    ['Sept 3 2009', '2009-09-03'],
    ['2009-02-03 08:32', '2009-02-03T08:32:00+00:00'],
    ['2009-02-03T08:32', '2009-02-03T08:32:00+00:00'],
    ['2009-2-3 8:32:24', '2009-02-03T08:32:24+00:00'],
    ['20090203T083224', '2009-02-03T08:32:24+00:00'],
    ['2009-02-03T08:32:24Z', '2009-02-03T08:32:24+00:00'],
    ['2009-02-03T08:32:24.123456789Z', '2009-02-03T08:32:24+00:00'],
    ['2009-02-03 08:32 -4', '2009-02-03T12:32:00+00:00'],
    ['2009-02-03 08:32:24 -0400', '2009-02-03T12:32:24+00:00'],
    ['2009-02-03 08:32:24 -04:00', '2009-02-03T12:32:24+00:00'],
    ['2009-02-03T08:32+05:30', '2009-02-03T03:02:00+00:00'],
    ['2009-02-03 08:32 EST', '2009-02-03T13:32:00+00:00'],
    ['2009-02-03 08:32:24 +0000 UTC', '2009-02-03T08:32:24+00:00'],
    ['2009-02-03 08:32:24.123456789 -0500 EST m=+0.000123456', '2009-02-03T13:32:24+00:00'],
    ['2009-02-03 08:32:24 -0300 -03', '2009-02-03T11:32:24+00:00'],
    ['2009-02-03 24:00', '2009-02-04T00:00:00+00:00'],
    ['2009-12-31T24:00:00Z', '2010-01-01T00:00:00+00:00'],
    ['2009-02-03T08:32:24Z[Europe/Oslo]', '2009-02-03T08:32:24+00:00'],
    ['2009-02-03T08:32:24+01:00[Europe/Oslo]', '2009-02-03T07:32:24+00:00'],
    ['2009-02-03T08:32[Europe/Oslo]', '2009-02-03T07:32:00+00:00'],
    ['2009-02-03 08:32 America/New_York', '2009-02-03T13:32:00+00:00'],
    ['Tue (that day), 03 Feb 2009 (a cold one) 08:32:24 -0500 (EST)', '2009-02-03T13:32:24+00:00'],
    ['3 février 2009', '2009-02-03'],
    ['mardi 3 février 2009 à 8h32', '2009-02-03T08:32:00+00:00'],
    ['1er mars 2009', '2009-03-01'],
    ['Dienstag, 3. Februar 2009', '2009-02-03'],
    ['3. März 2009, 08:32', '2009-03-03T08:32:00+00:00'],
    ['3 de marzo de 2009', '2009-03-03'],
    ['3 de março de 2009', '2009-03-03'],
    ['3 lutego 2009', '2009-02-03'],
    ['3. marraskuuta 2009', '2009-11-03'],
    ['3 августа 2009', '2009-08-03'],
    ['2009年2月3日', '2009-02-03'],
    ['2009년 2월 3일 8:32', '2009-02-03T08:32:00+00:00'],
    ['Febuary 3, 2009', '2009-02-03'],
    ['Tue, 03 Feb 2009 08:32:24 -0500', '2009-02-03T13:32:24+00:00'],
    ['3 Feb 2009 08:32:24 GMT', '2009-02-03T08:32:24+00:00'],
    ['Tue Feb  3 08:32:24 EST 2009', '2009-02-03T13:32:24+00:00'],
    ['Tue Feb  3 08:32:24 2009', '2009-02-03T08:32:24+00:00'],
    ['Tue Feb 03 2009 08:32:24 GMT-0500 (Eastern Standard Time)', '2009-02-03T13:32:24+00:00'],
    ['February 3, 2009 at 8:32 pm', '2009-02-03T20:32:00+00:00'],
    ['3 Feb 2009, 12:05 AM', '2009-02-03T00:05:00+00:00'],
    ['2009-02-03 12:05 p.m.', '2009-02-03T12:05:00+00:00'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59+00:00'],
    ['  2009-02-03 ', '2009-02-03'],
  ])('reads %j in UTC', (text, date) => {
    expect(read(text)).toBe(date);
  });

  it.each([
    ['2009-02-30', 'invalid-date'],
    ['2009-13-01', 'invalid-date'],
    ['2009-00-10', 'invalid-date'],
    ['1900-02-29', 'invalid-date'],
    ['2000-02-29', '2000-02-29'],
    ['2009-02-03 25:00', 'invalid-date'],
    ['2009-02-03 08:61', 'invalid-date'],
    ['2009-02-03 13:00 pm', 'invalid-date'],
    ['31 April 2009', 'invalid-date'],
    ['last Tuesday', 'dateline-unclear'],
    ['2009', 'dateline-unclear'],
    ['2009-02', 'dateline-unclear'],
    ['02/03/2009', 'dateline-unclear'],
    ['2009-02-03 at noon', 'dateline-unclear'],
    ['2009-02-03 08:32 XYZ', 'dateline-unclear'],
    ['2009-02-03 08:32 +99', 'dateline-unclear'],
    ['2009-02-03 08:32 Europe/Olso', 'dateline-unclear'],
    ['2009-02-03T08:32[Mars/Olympus]', 'dateline-unclear'],
    ['2009-02-03 24:01', 'invalid-date'],
    ['3 listopada 2009', 'dateline-unclear'],
    ['3 Marble 2009', 'dateline-unclear'],
    ['circa 3 February 2009', 'dateline-unclear'],
    ['2009-02-03 (circa)', 'dateline-unclear'],
    ['2009年2月30日', 'invalid-date'],
    ['', 'dateline-unclear'],
    ['{{ date }}', 'dateline-unclear'],
    ['9'.repeat(5000), 'dateline-unclear'],
  ])('judges %j as %s', (text, rule) => {
    expect(read(text)).toBe(rule);
  });

  it.each([
    ['America/New_York', '2009-02-03', '2009-02-03', -5],
    ['Asia/Tokyo', '2009-02-03', '2009-02-03', 9],
    ['America/New_York', '2009-07-03 08:00', '2009-07-03T08:00:00-04:00', -4],
    ['America/New_York', '2009-02-03T01:00:00Z', '2009-02-02T20:00:00-05:00', -5],
    ['Asia/Tokyo', '2009-02-02 20:00 EST', '2009-02-03T10:00:00+09:00', 9],
    ['Asia/Kolkata', '2009-02-03 08:00', '2009-02-03T08:00:00+05:30', 5.5],
    // Clocks go forward: 02:30 is not there, and is taken as 03:30. They go back: the first 01:30 counts.
    ['America/New_York', '2009-03-08 02:30', '2009-03-08T03:30:00-04:00', -4],
    ['America/New_York', '2009-11-01 01:30', '2009-11-01T01:30:00-04:00', -4],
    // Brazil began summer time at midnight, so that this day began at 01:00.
    ['America/Sao_Paulo', '2009-10-18', '2009-10-18', -2],
    // Samoa left this day out.
    ['Pacific/Apia', '2011-12-29', '2011-12-29', -10],
    ['Pacific/Apia', '2011-12-30', '2011-12-30', -10],
    ['Pacific/Apia', '2011-12-30 09:00', '2011-12-30T09:00:00-10:00', -10],
    ['Pacific/Apia', '2011-12-31', '2011-12-31', 14],
  ])('files in %s what says %j under its day there', (timezone, text, date, hours) => {
    expect(read(text, timezone)).toBe(date);
    const reading = readDate(text, timezone);
    expect('civilTime' in reading && reading.civilTime.offset).toBe(
      `${hours < 0 ? '-' : '+'}${String(Math.floor(Math.abs(hours))).padStart(2, '0')}:${hours % 1 === 0 ? '00' : '30'}`,
    );
  });

  it.each([
    ['2009-02-03', '2009-02-03', null],
    ['2009-02-03 08:32', '2009-02-03T08:32:00+00:00', null],
    ['2009-02-02T22:30:00-05:00', '2009-02-02T22:30:00-05:00', '-05:00'],
    ['2009-02-03 01:30 EST', '2009-02-03T01:30:00-05:00', '-05:00'],
    ['2009-02-03T03:30:00Z', '2009-02-03T03:30:00+00:00', '+00:00'],
    ['Mon, 02 Feb 2009 22:30:00 -0500', '2009-02-02T22:30:00-05:00', '-05:00'],
    ['2009-02-02T22:30:00Z[Asia/Tokyo]', '2009-02-03T07:30:00+09:00', '+09:00'],
    ['2009-02-02 22:30 Europe/Oslo', '2009-02-02T22:30:00+01:00', '+01:00'],
    ['2009-02-02 24:00 -0500', '2009-02-03T00:00:00-05:00', '-05:00'],
  ])('takes %j as it was written where the site names no zone', (text, date, offset) => {
    expect(read(text, null)).toBe(date);
    const reading = readDate(text, null);
    expect('civilTime' in reading && reading.civilTime.offset).toBe(offset);
    expect('civilTime' in reading && reading.civilTime.instant).toBe(
      Date.parse(date.length === 10 ? `${date}T00:00Z` : date),
    );
  });

  it.each([
    [
      '2009-02-02 24:00',
      'UTC',
      'date-adjusted: 24:00 is the end of a day, so the date is 2009-02-03 00:00, and filed under that day',
    ],
    [
      '2009-03-08 02:30',
      'America/New_York',
      'date-adjusted: In America/New_York, 2009-03-08 02:30 never existed, because clocks were set forward; it is read as 2009-03-08 03:30, -04:00 from UTC',
    ],
    [
      '2011-12-30',
      'Pacific/Apia',
      'date-adjusted: In Pacific/Apia, 2011-12-30 never existed, because clocks were set forward; it is read as 2011-12-30, -10:00 from UTC',
    ],
    [
      '2009-11-01 01:30',
      'America/New_York',
      'date-ambiguous: In America/New_York, 2009-11-01 01:30 came twice, because clocks were set back; the first is used',
    ],
    ['2009-03-08 02:30 -0500', 'America/New_York', null],
    ['2009-03-08 03:00', 'America/New_York', null],
    ['2009-11-01 02:00', 'America/New_York', null],
    // Midnight was left out, but the day was not.
    ['2009-10-18', 'America/Sao_Paulo', null],
  ])('tells of %j in %s what is doubtful', (text, timezone, told) => {
    const reading = readDate(text, timezone);
    const doubt = 'civilTime' in reading ? reading.doubt : undefined;
    expect(doubt ? `${doubt.rule}: ${doubt.reason}` : null).toBe(told);
  });

  it('never shifts a bare day in any zone', () => {
    const zones = Intl.supportedValuesOf('timeZone').filter((_, index) => index % 12 === 0);
    const dates = fc.date({ min: new Date('1970-01-02'), max: new Date('2040-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, fc.constantFrom(...zones), (date, zone) => {
        const day = date.toISOString().slice(0, 10);
        return read(day, zone) === day;
      }),
    );
  });

  it('gives an instant that is the time it tells', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2e9 }),
        fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu'),
        (seconds, zone) => {
          const reading = readDate(`${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`, zone);
          if (!('civilTime' in reading)) return false;
          return (
            reading.civilTime.instant === seconds * 1000 &&
            Date.parse(timestamp(reading.civilTime)) === seconds * 1000
          );
        },
      ),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => read(text).length > 0));
  });
});

describe('a path', () => {
  it.each([
    ['posts/2009-02-02-talks.md', '2009-02-02', 'talks'],
    ['posts/2009-9-1-x.md', '2009-09-01', 'x'],
    ['posts/2009_02_02_x.md', null, '2009_02_02_x'],
    ['posts/2009/02/02/talks.md', '2009-02-02', 'talks'],
    ['posts/2009/02/02-talks.md', '2009-02-02', 'talks'],
    ['posts/2009/02/talks.md', null, 'talks'],
    ['posts/2009/02-talks.md', null, '02-talks'],
    ['posts/2009-02-30-x.md', null, '2009-02-30-x'],
    ['posts/2009-02-02.md', '2009-02-02', '2009-02-02'],
    ['posts/2009-02-02-talks/index.md', '2009-02-02', 'talks'],
    ['posts/2009-01-18-strike/part-one.md', '2009-01-18', 'part-one'],
    ['posts/2009-01-18-strike/parts/one.md', '2009-01-18', 'one'],
    ['posts/2009-01-18/strike/index.md', '2009-01-18', 'strike'],
    ['posts/2009-01-18-strike/2009-01-20-part-two.md', '2009-01-20', 'part-two'],
    ['posts/2009/01/18/2009-01-20-part-two.md', '2009-01-20', 'part-two'],
    ['posts/2009/02/02/talks/index.md', '2009-02-02', 'talks'],
    ['posts/2009/02/02-talks/index.md', '2009-02-02', 'talks'],
    ['posts/2009/02-talks/part-one.md', null, 'part-one'],
    ['posts/talks-2009-02-02/part-one.md', null, 'part-one'],
    ['posts/talks/index.markdown', null, 'talks'],
    ['posts/talks/index.fr.md', null, 'talks.fr'],
    ['posts/2009/02/02-talks/index.pt-BR.md', '2009-02-02', 'talks.pt-BR'],
    ['posts/talks/Index.md', null, 'Index'],
    ['posts/12009-02-02-x.md', null, '12009-02-02-x'],
    ['posts/2009-02-02 My talks.MD', '2009-02-02', 'My talks'],
    ['posts/2009-02-02-caf%C3%A9.md', '2009-02-02', 'café'],
    ['posts/100%.md', null, '100%'],
  ])('%s names the day %s and the slug %s', (path, day, slug) => {
    expect([dayInPath(path), slugInPath(path)]).toEqual([day, slug]);
  });
});

it('a zone is as far from UTC as mail and date(1) mean it', () => {
  const minutes =
    'Z 0, UT 0, UTC 0, GMT 0, WET 0, WEST 60, BST 60, CET 60, CEST 120, MET 60, MEST 120, EET 120, EEST 180, MSK 180, IST 330, JST 540, KST 540, AEST 600, AEDT 660, NZST 720, NZDT 780, NST -210, NDT -150, AST -240, ADT -180, EST -300, EDT -240, CST -360, CDT -300, MST -420, MDT -360, PST -480, PDT -420, AKST -540, AKDT -480, HST -600';
  for (const row of minutes.split(', ')) {
    const [zone, east] = row.split(' ');
    const inUtc = new Date(Date.UTC(2009, 1, 3, 12) - Number(east) * 60_000).toISOString().slice(0, 19);
    expect(read(`2009-02-03 12:00 ${zone}`), zone).toBe(`${inUtc}+00:00`);
  }
});
