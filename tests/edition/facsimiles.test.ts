import { describe, expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import type { PictureFacts } from '../../src/model/picture.ts';
import { post, SETTINGS } from '../support/built.ts';
import { elementsOf } from '../support/elements.ts';
import { manifestProblems } from '../support/manifest-problems.ts';
import { MemoryDisk, type SiteFiles, testOptions, textOf, worldOf } from '../support/memory-disk.ts';
import { withScans } from '../support/scans.ts';

const SCANS = { 'posts/one.jpg': 'one', 'posts/two.jpg': 'two', 'posts/paper.pdf': '%PDF-' };
const TALK = 'title: A talk\ndate: 2009-02-02\nbyline: Laura Hale\ndek: What was said.';
const PRINTED = 'printed: {in: The Harbour Post, date: 2009-02-04, section: City, page: 12, headline: Talks}';
const PAGES =
  'facsimile:\n  - {file: one.jpg, page: 12, credit: City Library}\n  - two.jpg\n  - {file: paper.pdf, page: 3}';

async function builtWith(
  fields: string,
  more: SiteFiles = {},
  different: { readonly [name: string]: Partial<PictureFacts> } = {},
) {
  const disk = new MemoryDisk({ 'site.yaml': SETTINGS, ...SCANS, 'posts/a.md': post(fields), ...more });
  const report = await build(testOptions(), worldOf(withScans(disk, different)));
  const files = textOf(disk);
  const manifest = files['2009/02/02/a/manifest.json'];
  return {
    files,
    page: files['2009/02/02/a/index.html'] ?? '',
    manifest: manifest === undefined ? null : JSON.parse(manifest),
    found: report.findings
      .filter(({ level }) => level !== 'info')
      .map(({ rule, source, position }) => `${rule} ${source}:${position?.line}`),
  };
}

describe('a facsimile', () => {
  test('is shown as it was printed: scans that open in full, and the page of a PDF with its size', async () => {
    const { page, files, found } = await builtWith(`${TALK}\n${PRINTED}\n${PAGES}`);
    expect(found).toEqual([]);
    const shown = elementsOf(page);
    expect(shown.texts('.facsimile h2')).toEqual(['As it was printed']);
    expect(shown.texts('.facsimile figcaption')).toEqual(['page 12 City Library']);
    expect(shown.all('.facsimile a').map((link) => link.getAttribute('href'))).toEqual([
      '/assets/one.jpg',
      '/assets/two.jpg',
      '/assets/paper.pdf#page=3',
      '/2009/02/02/a/manifest.json',
    ]);
    expect(shown.all('.facsimile img').map((image) => image.getAttribute('alt'))).toEqual([
      'As it was printed: A talk (page 12)',
      'As it was printed: A talk',
    ]);
    expect(shown.texts('.facsimile p a')).toEqual(['PDF, page 3 (0.1 MB)', 'IIIF']);
    expect(shown.all('.rail a[href="#theme.facsimile"]')).toHaveLength(1);
    for (const path of ['assets/one.jpg', 'assets/two.jpg', 'assets/paper.pdf'])
      expect(files[path]).toBeDefined();
    const graph = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '');
    expect(graph.associatedMedia).toMatchObject([
      { '@type': 'ImageObject', contentUrl: 'https://wire.example/assets/one.jpg', width: 1600 },
      { '@type': 'ImageObject', contentUrl: 'https://wire.example/assets/two.jpg' },
      { '@type': 'MediaObject', contentUrl: 'https://wire.example/assets/paper.pdf#page=3' },
    ]);
  });

  test('has a IIIF manifest that is valid', async () => {
    const { manifest, page } = await builtWith(`${TALK}\n${PRINTED}\n${PAGES}\nlicense: CC-BY-4.0`);
    expect(manifestProblems(manifest)).toEqual([]);
    expect(manifest).toMatchObject({
      id: 'https://wire.example/2009/02/02/a/manifest.json',
      label: { en: ['A talk'] },
      summary: { en: ['What was said.'] },
      rights: 'http://creativecommons.org/licenses/by/4.0/',
      requiredStatement: { label: { en: ['Rights'] }, value: { none: ['City Library', 'CC BY 4.0'] } },
      provider: [{ id: 'https://wire.example/', label: { en: ['The Wire'] } }],
      homepage: [{ id: 'https://wire.example/2009/02/02/a/', format: 'text/html', language: ['en'] }],
      rendering: [{ id: 'https://wire.example/assets/paper.pdf', format: 'application/pdf' }],
      navDate: '2009-02-04T00:00:00Z',
      behavior: ['paged'],
    });
    const rows = manifest.metadata.map(({ label, value }: { label: object; value: object }) =>
      [label, value].flatMap((text) => Object.values(text).flat()),
    );
    expect(rows).toEqual([
      ['Headline', 'Talks'],
      ['Byline', 'Laura Hale'],
      ['Filed', '2 February 2009'],
      ['In print', 'The Harbour Post', '4 February 2009'],
      ['Section', 'City'],
      ['Page', '12'],
    ]);
    const [canvas, next] = manifest.items;
    expect([canvas.id, next.id]).toEqual([
      'https://wire.example/2009/02/02/a/canvas/one',
      'https://wire.example/2009/02/02/a/canvas/two',
    ]);
    expect(canvas).toMatchObject({ label: { en: ['page 12'] }, width: 1600, height: 2400 });
    expect(canvas.items[0].items[0]).toMatchObject({
      motivation: 'painting',
      target: canvas.id,
      body: { id: 'https://wire.example/assets/one.jpg', format: 'image/jpeg', width: 1600, height: 2400 },
    });
    expect(page).toContain('href="/2009/02/02/a/manifest.json">\n');
  });

  test('keeps the identifiers of its pages when one is put before them', async () => {
    const ids = async (pages: string) =>
      (await builtWith(`${TALK}\nfacsimile: ${pages}`)).manifest.items.map(({ id }: { id: string }) => id);
    const [one] = await ids('[one.jpg]');
    expect(await ids('[two.jpg, one.jpg, ./one.jpg]')).toEqual([
      'https://wire.example/2009/02/02/a/canvas/two',
      one,
      'https://wire.example/2009/02/02/a/canvas/one-2',
    ]);
  });

  test('has no manifest while the address of the site is not known, or without a scan of known size', async () => {
    const without = { 'site.yaml': 'title: The Wire\ntimezone: UTC\n' };
    const { page, manifest } = await builtWith(`${TALK}\nfacsimile: one.jpg`, without);
    expect(manifest).toBe(null);
    expect(
      elementsOf(page)
        .all('.facsimile a')
        .map((link) => link.getAttribute('href')),
    ).toEqual(['/assets/one.jpg']);
    expect((await builtWith(`${TALK}\nfacsimile: paper.pdf`)).manifest).toBe(null);
    expect((await builtWith(`${TALK}\nfacsimile: https://other.example/scan.jpg`)).manifest).toBe(null);
  });

  test('stands in the language of its dispatch, from the right where that runs from the right', async () => {
    const { manifest } = await builtWith(`${TALK}\nlang: he\nfacsimile: [one.jpg, two.jpg]`);
    expect(manifestProblems(manifest)).toEqual([]);
    expect(manifest).toMatchObject({ label: { he: ['A talk'] }, viewingDirection: 'right-to-left' });
    const { manifest: regional } = await builtWith(`${TALK}\nlang: es-419\nfacsimile: one.jpg`);
    expect(manifestProblems(regional)).toEqual([]);
  });

  test('names only what browsers open: for a TIFF file, a copy', async () => {
    const different = { 'one.jpg': { type: 'image/tiff' } };
    const { found, manifest } = await builtWith(`${TALK}\nfacsimile: one.jpg`, {}, different);
    expect(found).toEqual(['facsimile-tiff posts/a.md:6']);
    expect(manifestProblems(manifest)).toEqual([]);
  });

  test('on another site is a link with its host; what is no address is reported', async () => {
    const { page, found } = await builtWith(
      `${TALK}\nfacsimile: [https://other.example/a scan.jpg, //other.example/b.pdf, "https://"]`,
    );
    expect(found).toEqual(['facsimile-unreadable posts/a.md:6']);
    const links = elementsOf(page).all('.facsimile p a');
    expect(links.map((link) => [link.getAttribute('href'), link.textContent])).toEqual([
      ['https://other.example/a%20scan.jpg', 'other.example'],
      ['https://other.example/b.pdf', 'other.example'],
    ]);
  });

  test('is reported page by page where it cannot be shown', async () => {
    const problem = (rule: string) => ({ problem: { rule, reason: 'is damaged', remedy: 'Save it again' } });
    const { found, manifest, page } = await builtWith(
      `${TALK}\nfacsimile:\n  - gone.jpg\n  - one.jpg\n  - two.jpg\n  - notes.docx\n  - {file: paper.pdf, page: B4}\n  - empty.pdf`,
      { 'posts/notes.docx': 'notes', 'posts/empty.pdf': '' },
      { 'one.jpg': problem('picture-unreadable'), 'two.jpg': { width: 40_000, height: 30_000 } },
    );
    expect(found).toEqual([
      'missing-image posts/a.md:7',
      'picture-unreadable posts/a.md:8',
      'picture-too-large posts/a.md:9',
      'facsimile-unreadable posts/a.md:10',
      'facsimile-unreadable posts/a.md:11',
      'facsimile-unreadable posts/a.md:12',
    ]);
    expect(manifest).toBe(null);
    expect(elementsOf(page).texts('.facsimile p a')).toEqual(['PDF (0.1 MB)']);
  });

  test('of a draft is not published, and is with its dispatch', async () => {
    const draft = (held: boolean) =>
      builtWith(`${TALK}\n${PAGES}${held ? '\ndraft: true' : ''}`, {
        'assets/front.jpg': 'front',
        'posts/b.md': post(`title: B\ndate: 2009-02-03${held ? '\ndraft: true' : ''}\nfacsimile: front.jpg`),
        'posts/c.md': post('title: C\ndate: 2009-02-03'),
      });
    const names = (files: SiteFiles) => Object.keys(files).filter((path) => /jpg$|pdf$|manifest/.test(path));
    expect(names((await draft(true)).files)).toEqual([]);
    expect(names((await draft(false)).files)).toEqual([
      '2009/02/02/a/manifest.json',
      '2009/02/03/b/manifest.json',
      'assets/front.jpg',
      'assets/one.jpg',
      'assets/paper.pdf',
      'assets/two.jpg',
    ]);
  });

  test('has a manifest beside a page that is a file, and gives way to a file of the writer', async () => {
    const { files } = await builtWith(`${TALK}\npermalink: /talk.html\nfacsimile: one.jpg`);
    expect(manifestProblems(JSON.parse(files['talk.manifest.json'] ?? ''))).toEqual([]);
    const own = { 'assets/_root/2009/02/02/a/manifest.json': '{"name": "Ours"}' };
    expect((await builtWith(`${TALK}\nfacsimile: one.jpg`, own)).manifest).toEqual({ name: 'Ours' });
  });
});
