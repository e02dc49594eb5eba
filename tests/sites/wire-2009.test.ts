import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import { elementsOf } from '../support/elements.ts';
import { MemoryDisk, testOptions, textOf, worldOf } from '../support/memory-disk.ts';
import { filesIn } from '../support/site-on-disk.ts';

/** The page that PRODUCT.md begins with, in the built-in theme: every one of its elements, by name. */
describe('a page of a foreign-policy column of 2009', () => {
  let page: ReturnType<typeof elementsOf>;
  let html: string;

  beforeAll(async () => {
    const files = filesIn(join(import.meta.dirname, 'wire-2009'));
    const disk = new MemoryDisk(files);
    const report = await build(testOptions(), worldOf(disk));
    expect(report.findings).toEqual([]);
    html = textOf(disk)['2009/02/02/envoy-in-private/index.html'] ?? '';
    page = elementsOf(html);
  });

  test('bears the name and the tagline of its column', () => {
    expect(page.texts('.masthead .name')).toEqual(['The Wire']);
    expect(page.attribute('.masthead .name a', 'href')).toBe('/columns/the-wire/');
    expect(page.text('.masthead .tagline')).toBe('Reporting from inside the foreign policy machine');
  });

  test('has one first heading, the headline, and the dek below it', () => {
    expect(page.texts('h1')).toEqual(['Envoy attended the unofficial talks in a private capacity']);
    expect(page.text('article > header .dek')).toBe(
      'The new coordinator met the other side last year, and says it “didn’t count”',
    );
  });

  test('has the lead picture with its alternative text, caption and credit', () => {
    const lead = page.one('figure.lead');
    expect(lead.querySelector('img')?.getAttribute('alt')).toBe('A man at a lectern');
    expect(lead.querySelector('img')?.getAttribute('src')).toMatch(/^\/assets\/lectern\b/);
    expect(page.text('figure.lead .caption')).toBe('The new coordinator in January. He isn’t one to “freelance.”');
    expect(page.text('figure.lead .credit')).toBe('Staff photographer');
  });

  test('names its writer and its day, for people and for machines', () => {
    expect(page.all('a[rel=author]').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Laura Hale', '/bylines/laura-hale/'],
    ]);
    const times = page.all('article.dispatch time').map((time) => time.getAttribute('datetime'));
    expect(times).toContain('2009-02-02T14:31:00-05:00');
    expect(html).toMatch(/2 February 2009/);
  });

  test('sets quotation marks, apostrophes, dashes and dots in type', () => {
    const body = page.text('.body');
    expect(body).toContain('“He came to the ');
    expect(body).toContain('“There’s nothing there,” an official said — on background, of course…');
    expect(body).not.toMatch(/["']|--|\.\.\./);
  });

  test('leaves insertions of the editor as they were written', () => {
    expect(page.text('.body')).toContain('“He came to the [track-two] meetings in a private capacity,”');
    expect(page.text('.body')).toContain('“[B]ecause he held no office, nobody had to be told.”');
  });

  test('links to what the column reported earlier', () => {
    expect(page.attribute('.body a:not([title])', 'href')).toBe('/2008/12/18/thursday/');
    expect(page.text('.body a:not([title])')).toBe('reported on Thursday');
  });

  test('sets a quotation as one', () => {
    expect(page.text('.body blockquote')).toBe(
      'He listened more than he spoke, and he never wrote anything down.',
    );
  });

  test('ends in the bio line of its writer, with its link', () => {
    expect(page.text('.bio')).toBe('Laura Hale writes The Wire daily at affairs.example/wire.');
    expect(page.attribute('.bio a', 'href')).toBe('https://affairs.example/wire');
  });

  test('has its tags', () => {
    expect(page.all('.tags a').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['iran', '/tags/iran/'],
      ['nonproliferation', '/tags/nonproliferation/'],
    ]);
  });

  test('shows four more of the column, each with picture, alternative text, caption, headline and dek', () => {
    expect(page.text('.more h2')).toContain('The Wire');
    const more = page.all('.more li').map((item) => ({
      headline: item.querySelector('h3')?.textContent,
      href: item.querySelector('h3 a')?.getAttribute('href'),
      alt: item.querySelector('img')?.getAttribute('alt'),
      caption: item.querySelector('.cutline')?.textContent,
      dek: item.querySelector('.p-summary')?.textContent,
    }));
    const story = (number: number) => ({
      headline: `Story ${number} of the year`,
      href: `/2008/0${number}/15/story-${number}/`,
      alt: `Lectern number ${number}`,
      caption: `Lectern ${number} as photographed.`,
      dek: `What happened in month ${number}`,
    });
    expect(more).toEqual([
      {
        headline: 'White House will not say who knew',
        href: '/2008/12/18/thursday/',
        alt: 'An empty lectern',
        caption: 'The lectern on Thursday.',
        dek: 'Three spokesmen, one answer',
      },
      story(4),
      story(3),
      story(2),
    ]);
  });

  test('leads on to the earlier dispatch of the column', () => {
    expect(page.attribute('.turn a[rel=prev]', 'href')).toBe('/2008/12/18/thursday/');
    expect(page.all('.turn a[rel=next]')).toEqual([]);
  });

  test('tells machines the same: canonical address, description, feeds, schema.org, OpenGraph', () => {
    const url = 'https://affairs.example/2009/02/02/envoy-in-private/';
    expect(page.attribute('link[rel=canonical]', 'href')).toBe(url);
    expect(page.attribute('meta[name=description]', 'content')).toMatch(/^The new coordinator met/);
    expect(page.attribute('meta[property="og:title"]', 'content')).toMatch(/^Envoy attended/);
    expect(page.attribute('meta[property="og:image"]', 'content')).toMatch(
      /^https:\/\/affairs\.example\/assets\/lectern\b/,
    );
    const feeds = page.all('link[type="application/atom+xml"]').map((link) => link.getAttribute('href'));
    expect(feeds).toEqual(['/columns/the-wire/feed.xml', '/feed.xml']);
    expect(JSON.parse(page.one('script[type="application/ld+json"]').textContent ?? '')).toMatchObject({
      '@type': 'OpinionNewsArticle',
      headline: 'Envoy attended the unofficial talks in a private capacity',
      datePublished: '2009-02-02T14:31:00-05:00',
      articleSection: 'The Wire',
      author: [{ '@type': 'Person', name: 'Laura Hale' }],
      url,
    });
  });
});
