import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { openerIn } from '../../src/edge/import/opener.ts';
import { openSource } from '../../src/edge/import/source.ts';
import { publiiDatabase } from './publii-database.ts';
import { zipOf } from './zips.ts';

const folder = mkdtempSync(join(tmpdir(), 'backfile-containers-'));
afterAll(() => rmSync(folder, { recursive: true }));

type TarEntry = {
  readonly name: string;
  readonly content?: string;
  readonly kind?: string;
  readonly size?: string;
};

/** A tar of entries, whose headers may lie. */
function tarOf(entries: readonly TarEntry[]): Buffer {
  const parts = entries.flatMap(({ name, content = '', kind = '0', size }) => {
    const bytes = Buffer.from(content);
    const head = Buffer.alloc(512);
    head.write(name, 0, 100);
    head.write(size ?? `${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
    head.write(kind, 156);
    head.write('ustar\u000000', 257);
    return [head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

async function opened(name: string, bytes: Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const source = await openSource(path);
  const texts = await Promise.all(
    source.files.map(async (file) => [file.path, Buffer.from(await file.read()).toString()]),
  );
  source.close();
  return { ...source, texts };
}

describe('a packed file', () => {
  test('of gzip is read as what it holds, and nothing of it stays', async () => {
    const before = unpacked();
    const tar = await opened('x.tar.gz', gzipSync(tarOf([{ name: 'blog/fog.md', content: 'Fog.' }])));
    expect([tar.kind, tar.name, tar.texts]).toEqual(['zip', 'x.tar.gz', [['fog.md', 'Fog.']]]);
    const one = await opened('feed.xml.gz', gzipSync('<rss/>'));
    expect([one.kind, one.texts]).toEqual(['file', [['feed.xml', '<rss/>']]]);
    expect(unpacked()).toEqual(before);
  });

  test('that is damaged, or packed otherwise, is told with what to do', async () => {
    await expect(opened('x.gz', gzipSync('Fog.').subarray(0, 15))).rejects.toThrow('The gzip');
    await expect(opened('x.tar.bz2', Buffer.from('BZh91AY'))).rejects.toThrow('bunzip2 x.tar.bz2');
    await expect(opened('x.7z', Buffer.from("7z\u00bc\u00af'\u001c", 'latin1'))).rejects.toThrow('7-Zip');
  });
});

/** Folders of files that were unpacked. */
function unpacked(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('backfile-unpacked-'));
}

describe('a tar', () => {
  test('is read without the folder around everything, long names and all', async () => {
    const long = `input/${'a'.repeat(150)}.txt`;
    const { kind, texts } = await opened(
      'x.tar',
      tarOf([
        { name: 'input/', kind: '5' },
        { name: 'input/b.txt', content: 'b'.repeat(700) },
        { name: '././@LongLink', kind: 'L', content: `${long}\0` },
        { name: long.slice(0, 100), content: 'long' },
        { name: 'PaxHeader', kind: 'x', content: '25 path=input/größe.txt\n' },
        { name: 'input/groe.txt', content: 'pax' },
      ]),
    );
    expect(kind).toBe('zip');
    expect(texts).toEqual([
      [long.slice(6), 'long'],
      ['b.txt', 'b'.repeat(700)],
      ['größe.txt', 'pax'],
    ]);
  });

  test('gives nothing from outside, and ends where it is damaged', async () => {
    const { files, refused } = await opened(
      'y.tar',
      tarOf([
        { name: '../out.txt', content: 'x' },
        { name: 'link', kind: '2' },
        { name: 'a.txt', content: 'a' },
        { name: 'bad.txt', content: 'b', size: 'zzz' },
        { name: 'c.txt', content: 'c' },
      ]),
    );
    expect(files.map(({ path }) => path)).toEqual(['a.txt']);
    expect(refused.map(({ why }) => why)).toEqual([
      'its path leads out of the tar',
      'it is a link or a device',
      'the tar is damaged here; what comes after it was not read',
    ]);
  });
});

test('the pages of a Tumblr export, which lie in a zip of their own, stand beside its pictures', async () => {
  const inner = zipOf([
    { name: 'html/101.html', content: 'x' },
    { name: 'posts_index.html', content: 'y' },
  ]);
  const { texts } = await opened(
    't.zip',
    zipOf([
      { name: 'media/101_0.png', content: 'p' },
      { name: 'posts.zip', content: inner },
    ]),
  );
  expect(texts).toEqual([
    ['media/101_0.png', 'p'],
    ['posts/html/101.html', 'x'],
    ['posts/posts_index.html', 'y'],
  ]);
});

test('a document is one thing, though it is a zip', async () => {
  const { kind, files } = await opened('a.docx', zipOf([{ name: 'word/document.xml', content: 'x' }]));
  expect([kind, files.map(({ path }) => path)]).toEqual(['file', ['a.docx']]);
});

test('a database gives the rows of the tables that it has, and leaves nothing behind', () => {
  const opener = openerIn(folder);
  const { tags, none } = opener.tables(publiiDatabase(), ['tags', 'none']);
  expect(tags).toEqual([{ id: 1, name: 'Sea', slug: 'sea', description: 'All of it', additional_data: '' }]);
  expect(none).toEqual([]);
  expect(() => opener.tables(new Uint8Array(5000).fill(7), ['tags'])).toThrow('not a database');
  expect(existsSync(join(folder, 'export.sqlite'))).toBe(false);
});

describe('zips within a source', () => {
  const zip = (files: { readonly [name: string]: string }) =>
    zipOf(Object.entries(files).map(([name, content]) => ({ name, content })));

  test('are opened where it holds nothing else, as an export in several parts does', async () => {
    const { texts, refused } = await opened(
      'parts.zip',
      zipOf([
        {
          name: 'export/a-001.zip',
          content: zip({ 'Takeout/Blogs/feed.atom': 'One.', 'Takeout/x.txt': 'A.' }),
        },
        { name: 'export/a-002.zip', content: zip({ 'Takeout/Albums/a.png': 'P.', 'Takeout/x.txt': 'B.' }) },
        { name: 'export/README.txt', content: 'Read me.' },
      ]),
    );
    expect(texts.filter(([path]) => !path!.includes('README'))).toEqual([
      ['Takeout/Albums/a.png', 'P.'],
      ['Takeout/Blogs/feed.atom', 'One.'],
      ['Takeout/x.txt', 'A.'],
      ['a-002/Takeout/x.txt', 'B.'],
    ]);
    expect(refused).toEqual([]);
  });

  test('stay closed beside other files, which they were offered with', async () => {
    const { texts } = await opened(
      'beside.zip',
      zipOf([
        { name: 'post.md', content: 'Fog.' },
        { name: 'code.zip', content: zip({ 'a.md': 'Not a post.' }) },
      ]),
    );
    expect(texts.map(([path]) => path)).toEqual(['code.zip', 'post.md']);
  });

  test('that cannot be read are told', async () => {
    const { refused } = await opened('bad.zip', zipOf([{ name: 'a.zip', content: 'no zip' }]));
    expect(refused).toMatchObject([{ name: 'a.zip', why: expect.stringContaining('cannot be read') }]);
  });
});
