import { describe, expect, test } from 'vitest';
import { readMoment } from '../../../src/import/found/moment.ts';
import { guessZone, zoneOfAddresses } from '../../../src/import/found/zone.ts';
import { bring } from '../outside.ts';

const moments = (...written: readonly string[]) => written.map((one) => readMoment(one)!);

describe('the zone of an archive', () => {
  test.each([
    ['America/Los_Angeles', ['2011-01-31T20:15:00-08:00', '2011-07-10T21:15:00-07:00']],
    ['America/Phoenix', ['2011-01-31T20:15:00-07:00', '2011-07-10T21:15:00-07:00']],
    ['Asia/Shanghai', ['2011-01-31T20:15:00+08:00']],
    ['Pacific/Auckland', ['2011-01-31T20:15:00+13:00', '2011-07-10T21:15:00+12:00']],
    [null, ['2011-01-31T20:15:00-08:00', '2011-01-31T21:15:00+02:00']],
  ])('%s is shown by offsets through its summers', (zone, dates) => {
    expect(guessZone(moments(...dates), true)).toBe(zone);
  });

  test('is shown by old addresses where dates stand in UTC', () => {
    const dated = [
      { date: readMoment('2011-02-01T04:15:00Z')!, told: '2011-01' },
      { date: readMoment('2011-07-10T16:00:00Z')!, told: '2011-07-10' },
    ];
    expect(zoneOfAddresses(dated)).toBe('America/New_York');
    expect(zoneOfAddresses(dated.slice(1))).toBeNull();
  });

  test('is proposed for a feed, with its reason, and its evening pieces stay on their days', async () => {
    const entry = (day: string, name: string) =>
      `<item><title>${name}</title><link>https://f.example/${name}</link><pubDate>${day}</pubDate><description>Text.</description></item>`;
    const { report, rows, text } = await bring({
      'feed.xml': `<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>${entry('Mon, 31 Jan 2011 20:15:00 -0800', 'fog')}${entry('Sun, 10 Jul 2011 21:15:00 -0700', 'rain')}</channel></rss>`,
    });
    expect(rows.map(({ date }) => date?.slice(0, 10))).toEqual(['2011-01-31', '2011-07-10']);
    expect(text('site.yaml')).toContain('timezone: America/Los_Angeles');
    expect(report.guessed[0]).toContain('the time zone America/Los_Angeles, from the offsets of the dates');
  });

  test('is shown by the others where a tool wrote zeros, whose days stay', async () => {
    const entry = (day: string, name: string) =>
      `<item><title>${name}</title><link>https://f.example/${name}</link><pubDate>${day}</pubDate><description>Text.</description></item>`;
    const { report, rows, text } = await bring({
      'feed.xml': `<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>${entry('Mon, 31 Jan 2011 20:15:00 -0800', 'fog')}${entry('Sun, 10 Jul 2011 21:15:00 -0700', 'rain')}${entry('Tue, 01 Mar 2011 00:00:00 +0000', 'ice')}</channel></rss>`,
    });
    expect(rows.map(({ date }) => date)).toEqual([
      '2011-01-31T20:15:00-08:00',
      '2011-07-10T21:15:00-07:00',
      '2011-03-01',
    ]);
    expect(text('site.yaml')).toContain('timezone: America/Los_Angeles');
    expect(report.guessed).toContain(
      '1 date is at midnight in UTC among others with an offset, and is read as a day alone',
    );
  });

  test('is not taken from old addresses where dates have offsets of their own', async () => {
    const entry = (day: string, path: string) =>
      `<item><title>${path}</title><link>https://f.example/${path}</link><pubDate>${day}</pubDate><description>Text.</description></item>`;
    const feed = (first: string, second: string) =>
      `<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>${entry(first, '2011/01/fog/')}${entry(second, '2011/07/10/rain/')}</channel></rss>`;
    const zone = async (first: string, second: string) => {
      const { text } = await bring({ 'feed.xml': feed(first, second) });
      return /^timezone: (.*)$/m.exec(text('site.yaml'))?.[1];
    };
    expect(await zone('Tue, 01 Feb 2011 04:15:00 +0000', 'Sun, 10 Jul 2011 16:00:00 +0000')).toBe(
      'America/New_York',
    );
    expect(await zone('Tue, 01 Feb 2011 06:15:00 +0200', 'Sun, 10 Jul 2011 08:00:00 -0800')).toBe(undefined);
  });
});
