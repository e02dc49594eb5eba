import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Run } from '../support/command.ts';
import { backfile } from '../support/here.ts';
import { layFiles, temporaryFolder } from '../support/site-on-disk.ts';
import { bomb, photograph } from './photographs.ts';

const SETTINGS = 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\n';

/** A dispatch by its slug: what is written in its body, and what is laid under `assets/<slug>/`. */
type Cases = {
  readonly [slug: string]: {
    readonly body: string;
    readonly files: { readonly [name: string]: string | Uint8Array };
  };
};

type Built = {
  readonly run: Run;
  readonly folder: string;
  /** Findings about a dispatch or its files, as `rule source:line`. */
  readonly found: (slug: string) => readonly string[];
  readonly body: (slug: string) => string;
};

/** Builds one site of all cases, in a process of its own. */
async function built(cases: Cases, settings = ''): Promise<Built> {
  const folder = temporaryFolder();
  layFiles(folder, { 'site.yaml': SETTINGS + settings });
  for (const [slug, { body, files }] of Object.entries(cases)) {
    layFiles(folder, { [`posts/2009-02-02-${slug}.md`]: `---\ntitle: ${slug}\n---\n\n${body}\n` });
    layFiles(join(folder, 'assets', slug), files);
  }
  const run = await backfile(['build', '--site', folder, '--json']);
  const { findings } = JSON.parse(run.stdout) as {
    findings: readonly { rule: string; source: string; position?: { line: number } }[];
  };
  return {
    run,
    folder,
    found: (slug) =>
      findings
        .filter(
          ({ source }) => source === `posts/2009-02-02-${slug}.md` || source.startsWith(`assets/${slug}/`),
        )
        .map(({ rule, source, position }) => `${rule} ${source}${position ? `:${position.line}` : ''}`),
    body: (slug) => {
      const page = readFileSync(join(folder, 'dist', '2009', '02', '02', slug, 'index.html'), 'utf8');
      return page.slice(page.indexOf('<div class="body">'), page.indexOf('<div class="tail"'));
    },
  };
}

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">';
const NO_PICTURES: { readonly [slug: string]: readonly [string, Uint8Array] } = {
  empty: ['pier.jpg', Buffer.alloc(0)],
  noise: ['pier.jpg', Buffer.from('\xff\xd8\xff\xe0 and then nothing of a picture', 'latin1')],
  'error-page': ['pier.png', Buffer.from('<!doctype html><h1>404 Not found</h1>')],
  heic: ['pier.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
  'torn-drawing': ['pier.svg', Buffer.from('<?xml version="1.0"?><sv')],
  postscript: ['pier.tif', Buffer.from('%!PS-Adobe-3.0 EPSF-3.0\n')],
};
const NAMES: { readonly [slug: string]: readonly [string, string] } = {
  spaces: ['a pier at low tide.jpg', '<spaces/a pier at low tide.jpg>'],
  'number-sign': ['pier#2.jpg', 'number-sign/pier%232.jpg'],
  'question-mark': ['pier?.jpg', 'question-mark/pier%3F.jpg'],
  percent: ['pier 100%.jpg', '<percent/pier 100%25.jpg>'],
  'bare-percent': ['50%pier.jpg', 'bare-percent/50%pier.jpg'],
  quotes: [`pier"'.jpg`, `<quotes/pier"'.jpg>`],
  decomposed: ['Fjære å.jpg'.normalize('NFD'), `<decomposed/${'Fjære å'.normalize('NFC')}.jpg>`],
  composed: ['Ållé.jpg'.normalize('NFC'), `composed/${'Ållé'.normalize('NFD')}.jpg`],
  script: ['港の写真.jpg', 'script/港の写真.jpg'],
  long: [`${'p'.repeat(251)}.jpg`, `long/${'p'.repeat(251)}.jpg`],
};

let site: Built;
let photo: Buffer;

beforeAll(async () => {
  photo = await photograph(600, 400);
  const located = await photograph(600, 400, 'jpeg', { place: true, artist: 'A. Nother' });
  const bytes = bomb(30_000, 30_000);
  expect(bytes.length).toBeLessThan(200_000);
  site = await built({
    torn: { body: '![A pier](torn/pier.jpg)', files: { 'pier.jpg': photo.subarray(0, photo.length / 2) } },
    misnamed: {
      body: '![A pier](misnamed/pier.jpg)',
      files: { 'pier.jpg': await photograph(600, 400, 'png', { seed: 2 }) },
    },
    bomb: { body: '![A pier](bomb/pier.png)', files: { 'pier.png': bytes } },
    runs: {
      body: '![A map](runs/map.svg)',
      files: { 'map.svg': `${DRAWING}<script>alert(1)</script></svg>` },
    },
    draws: { body: '![A map](draws/map.svg)', files: { 'map.svg': `${DRAWING}<path d="M0 0h9"/></svg>` } },
    linked: {
      body: '[Large](<linked/a pier %232.jpg>)\n\n![A pier](<linked/a pier %232.jpg>)',
      files: { 'a pier #2.jpg': located, 'unused.jpg': await photograph(610, 400, 'jpeg', { place: true }) },
    },
    ...Object.fromEntries(
      Object.entries(NO_PICTURES).map(([slug, [name, content]]) => [
        slug,
        { body: `![A pier at low tide](${slug}/${name})`, files: { [name]: content } },
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(NAMES).map(([slug, [name, written]]) => [
        slug,
        { body: `![A pier](${written})`, files: { [name]: photo } },
      ]),
    ),
  });
}, 120_000);

const dist = (...path: readonly string[]) => join(site.folder, 'dist', ...path);

test('a site of bad pictures is built all the same', () => {
  expect(site.run.status).toBe(0);
});

test.each(Object.keys(NO_PICTURES))(
  'a file that is no picture (%s) is told of at its place, and its alternative text is shown',
  (slug) => {
    expect(site.found(slug)).toEqual([`picture-unreadable posts/2009-02-02-${slug}.md:5`]);
    expect(site.body(slug)).toContain('A pier at low tide');
    expect(site.body(slug)).not.toContain('<img');
  },
);

test('a photograph cut short is told of, and shown as far as it goes', () => {
  expect(site.found('torn')).toEqual(['picture-damaged assets/torn/pier.jpg']);
  expect(site.body('torn')).toContain(
    '<img src="/assets/torn/pier.jpg" alt="A pier" width="600" height="400"',
  );
  expect(existsSync(dist('assets', 'torn', 'pier.jpg'))).toBe(true);
});

test('a picture is what it is, not what its name says', async () => {
  expect(site.found('misnamed')).toEqual([]);
  const [, src = ''] =
    /<source type="image\/webp" .*<img src="(\/assets\/pictures\/[0-9a-f]{16}-600\.png)"/.exec(
      site.body('misnamed'),
    ) ?? [];
  expect((await sharp(dist(...src.slice(1).split('/'))).metadata()).format).toBe('png');
});

test('a bomb of 900 megapixels is told of, and never unpacked', () => {
  expect(site.found('bomb')).toEqual(['picture-too-large posts/2009-02-02-bomb.md:5']);
  expect(site.body('bomb')).not.toContain('<img');
});

test('a drawing that would run is told of, and stands nowhere', () => {
  expect(site.found('runs')).toEqual([
    'unsafe-svg assets/runs/map.svg',
    'unsafe-svg posts/2009-02-02-runs.md:5',
  ]);
  expect(site.body('runs')).toContain('A map');
  expect(existsSync(dist('assets', 'runs'))).toBe(false);
});

test('a drawing that does nothing passes as it is, with its size', () => {
  expect(site.found('draws')).toEqual([]);
  expect(site.body('draws')).toContain('<img src="/assets/draws/map.svg" alt="A map" width="90" height="30"');
  expect(readFileSync(dist('assets', 'draws', 'map.svg'), 'utf8')).toContain('<path d="M0 0h9"/>');
});

describe('a name that gives trouble elsewhere', () => {
  test.each(Object.keys(NAMES))('(%s) is found, and shown under one that does not', (slug) => {
    expect(site.found(slug)).toEqual([]);
    const [, src = ''] = /<img src="([^"]+)"/.exec(site.body(slug)) ?? [];
    expect(src).toMatch(/^\/assets\/pictures\/[0-9a-f]{16}-600\.jpg$/);
    expect(existsSync(dist(...src.slice(1).split('/')))).toBe(true);
  });

  test('stands where something links to it', () => {
    const [, href = ''] = /<a href="(\/assets\/linked[^"]+)"/.exec(site.body('linked')) ?? [];
    expect(decodeURIComponent(href)).toBe('/assets/linked/a pier #2.jpg');
    expect(existsSync(dist('assets', 'linked', 'a pier #2.jpg'))).toBe(true);
  });
});

test('files with the same bytes are made once', () => {
  const made = readdirSync(dist('assets', 'pictures'));
  const ofNames = Object.keys(NAMES).map((slug) => /<img src="([^"]+)"/.exec(site.body(slug))?.[1]);
  expect(new Set(ofNames).size).toBe(1);
  expect(made.length).toBeLessThan(20);
});

test('no file of a photograph tells where it was taken, not one that is linked to, not one that nothing shows', async () => {
  expect(site.found('linked')).toEqual([]);
  expect(site.body('linked')).toContain('A. Nother');
  const [large, unused] = [dist('assets', 'linked', 'a pier #2.jpg'), dist('assets', 'linked', 'unused.jpg')];
  const made = readdirSync(dist('assets', 'pictures')).map((name) => dist('assets', 'pictures', name));
  for (const file of [large, unused, ...made]) {
    const { exif, xmp } = await sharp(file).metadata();
    expect([file, exif, xmp]).toEqual([file, undefined, undefined]);
  }
});

test('a link out of the site is refused before it is read', async () => {
  const folder = temporaryFolder();
  const secret = join(temporaryFolder(), 'secret.jpg');
  writeFileSync(secret, photo);
  layFiles(folder, {
    'site.yaml': SETTINGS,
    'posts/2009-02-02-talks.md': '---\ntitle: Talks\n---\n\n![A pier](pier.jpg)\n',
    'assets/other.txt': 'Else.',
  });
  symlinkSync(secret, join(folder, 'assets', 'pier.jpg'));
  const run = await backfile(['build', '--site', folder]);
  expect(run.status).toBe(1);
  expect(run.stderr).toContain('link-outside');
  expect(existsSync(join(folder, 'dist'))).toBe(false);
});
