import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/import/formats.ts';
import type { Piece } from '../../src/import/piece.ts';
import { readXml } from '../../src/import/xml.ts';
import { bring, sourceOf } from './outside.ts';
import { builtPage, keptInOrder, shownBy } from './round-trip.ts';
import { expectations, SAMPLES, sample } from './samples.ts';

/** Shortcodes and comments that a WordPress page never shows, taken away without the importer's own code. */
function shownHtml(piece: Piece): string {
  const html = piece.body.text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\[\/?(?:caption|gallery|embed|audio|video|playlist|youtube|tweet)\b[^\]]*\]/g, ' ');
  return html.replace(/^\s*https?:\/\/\S+\s*$/gm, ' ');
}

const WORDPRESS = [
  'crazy-cdata',
  'post-content-blank-lines',
  'slashes',
  'small-export',
  'theme-unit-test-data',
  'valid-wxr-1.0',
  'valid-wxr-1.1',
  'wordpress.com-2025',
  'wxr-utf-8-challenges',
];
const FOLDERS = [
  'ghost/ghost.json',
  'ghost/ghost-flat.json',
  'substack',
  'medium',
  'movabletype/MultiplePosts.txt',
  'movabletype/PostWithCommentsAndPings.txt',
  'jekyll',
];

describe.skipIf(SAMPLES === null)('samples keep their words, links, pictures and headings', () => {
  let all = 0;
  let kept = 0;
  test.each([...WORDPRESS.map((name) => `wordpress/${name}.xml`), ...FOLDERS])('%s', async (name) => {
    const files = sample(name);
    const { report, rows, text } = await bring(files);
    const pieces = await piecesOf(report.format, files);
    expect(rows.length).toBe(pieces.length);
    expect(report.unlisted).toEqual([]);
    let found = 0;
    let same = 0;
    for (const [at, row] of rows.entries()) {
      const piece = pieces[at]!;
      const built = builtPage(row.path, text(row.path));
      const before =
        piece.body.kind === 'markdown'
          ? builtPage('posts/x.md', `---\ntitle: t\ndate: 2009-02-02\n---\n${piece.body.text}`)
          : shownBy(shownHtml(piece));
      found += before.words.length;
      same += keptInOrder(before.words, built.words);
      const dropped = (what: string) =>
        row.notes
          .filter((note) => note.what === what && note.kind === 'dropped')
          .reduce((sum, { detail }) => sum + Number(/\((\d+) times\)$/.exec(detail)?.[1] ?? 1), 0);
      expect(built.links + dropped('link'), `links of ${row.path}`).toBeGreaterThanOrEqual(before.links);
      expect(built.images + dropped('image'), `pictures of ${row.path}`).toBeGreaterThanOrEqual(
        before.images,
      );
      expect(built.headings, `headings of ${row.path}`).toBeGreaterThanOrEqual(
        before.headings - row.notes.filter(({ what }) => what === 'title').length,
      );
      expect(row.pictures.kept + row.pictures.lost.length).toBe(row.pictures.found);
      for (const alias of piece.aliases)
        expect(row.urls.kept.length + dropped('alias'), `${alias} of ${row.path}`).toBeGreaterThan(0);
    }
    all += found;
    kept += same;
    expect(same / Math.max(1, found)).toBeGreaterThanOrEqual(0.999);
  });

  test('over all samples, at least 99.9 % of the words are there, in their order', () => {
    expect(all).toBeGreaterThan(10_000);
    expect(kept / all).toBeGreaterThanOrEqual(0.999);
  });
});

async function piecesOf(
  format: string,
  files: { readonly [path: string]: Uint8Array },
): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  const reader = await FORMATS[format]!();
  for await (const found of reader.read(sourceOf(files), {
    web: { fetch: async () => ({ ok: false, why: 'no' }) },
    clock: null,
    oldUrl: null,
  }))
    if (found.kind === 'piece') pieces.push(found.piece);
  return pieces;
}

describe.skipIf(SAMPLES === null)('counts agree with those of another program', () => {
  test.each(WORDPRESS.map((name) => `wordpress/${name}.xml`))('%s', async (name) => {
    const expected = expectations()[name]!;
    const { report, rows, files } = await bring(sample(name));
    const count = (key: string) => Number(expected[key] ?? 0);
    const dispatches = rows.filter(({ kind }) => kind === 'dispatch');
    const other = (expected.other_items ?? {}) as { readonly [name: string]: number };
    expect(dispatches.length).toBe(
      count('posts_published') + count('posts_draft') + count('posts_private') + count('posts_future'),
    );
    expect(rows.length - dispatches.length).toBe(count('pages_published') + (other['page/draft'] ?? 0));
    expect(report.counts.comments).toEqual({ found: count('comments'), kept: count('comments'), left: 0 });
    expect(report.skipped.length).toBe(
      Object.entries(other).reduce((sum, [kind, number]) => sum + (kind.startsWith('page/') ? 0 : number), 0),
    );
    expect(rows.filter(({ title }) => title === null).length).toBe(count('without_title'));
    const leads = [...files].filter(
      ([path, text]) => path.startsWith('posts/') && /^image:/m.test(String(text)),
    ).length;
    expect(leads).toBe(count('posts_with_featured_image'));
  });

  test.each([
    ['ghost/ghost.json', 3, 0, 0],
    ['ghost/ghost-flat.json', 1, 0, 0],
    ['substack', 5, 1, 1],
    ['medium', 5, 1, 0],
    ['jekyll', 13, 1, 0],
    ['movabletype/SimplePost.txt', 1, 0, 0],
    ['movabletype/MultiplePosts.txt', 3, 0, 0],
    ['movabletype/PostWithComments.txt', 1, 0, 0],
    ['movabletype/PostWithPings.txt', 1, 0, 0],
  ])('%s: %i pieces, %i drafts, %i pages', async (name, pieces, drafts, pages) => {
    const { report } = await bring(sample(name));
    expect(report.counts).toMatchObject({ found: pieces, imported: pieces, drafts, pages });
  });

  test('an export that is broken before its first item says so', async () => {
    const { report, posts } = await bring(sample('wordpress/malformed.xml'));
    expect(posts).toEqual([]);
    expect(report.damage).toEqual([{ name: 'malformed.xml', why: 'no items were found in it' }]);
  });
});

test('a sample that is not there is not tested, and this test says so', () => {
  if (SAMPLES === null) console.warn('No samples beside the project: fidelity and counts were not tested.');
  expect(readXml).toBeDefined();
});
