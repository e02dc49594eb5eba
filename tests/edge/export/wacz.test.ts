import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { post } from '../../support/built.ts';
import { exported } from '../../support/exported.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';
import { unzipped } from '../../support/unzipped.ts';

const folder = temporaryFolder();
const site = join(folder, 'site');
const file = join(folder, 'wire.wacz');
let files: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  layFiles(site, {
    'site.yaml': 'title: The Wire\nurl: https://www.wire.example/cable\ntimezone: UTC\nhost: netlify\n',
    'assets/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><circle r="1"/></svg>',
    'posts/talks.md': post(
      'title: Talks & <tea>\ndate: 2009-02-02\ntags: [naïve 灯塔]\naliases: [/old/, "/?p=12"]',
      'Herring. ![A dot](/assets/dot.svg)',
    ),
    'posts/_pages/about.md': post('title: About'),
  });
  const { status, said } = await exported('wacz', { site, to: file });
  expect([status, said]).toEqual([0, expect.stringContaining('left out: 1 file for the host')]);
  files = await unzipped(file);
});

const text = (path: string) => String(files.get(path));
const sha256 = (bytes: string | Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const lines = (path: string) =>
  text(path)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line.slice(line.indexOf('{'))));

describe('a web archive', () => {
  test('describes itself, with a digest of each of its files', () => {
    const { resources, ...about } = JSON.parse(text('datapackage.json'));
    expect(about).toMatchObject({
      profile: 'data-package',
      wacz_version: '1.1.1',
      created: '2009-02-02T00:00:00Z',
      mainPageUrl: 'https://www.wire.example/cable/',
    });
    for (const { path, hash, bytes } of resources)
      expect([path, hash, bytes]).toEqual([path, sha256(files.get(path)!), files.get(path)!.length]);
    expect(JSON.parse(text('datapackage-digest.json')).hash).toBe(sha256(text('datapackage.json')));
  });

  test('holds an answer to every address, where its index says, with the digest of it', () => {
    const warc = files.get('archive/data.warc.gz')!;
    const index = lines('indexes/index.cdx');
    for (const { url, offset, length, digest, mime, status } of index) {
      const record = gunzipSync(warc.subarray(Number(offset), Number(offset) + Number(length)));
      const [head = '', http = ''] = record.toString('latin1').split('\r\n\r\n', 2);
      const from = head.length + http.length + 8;
      const content = record.subarray(from, record.length - 4);
      expect(head).toContain(`WARC-Target-URI: ${url}\r\n`);
      expect(head).toContain(`WARC-Payload-Digest: ${digest}\r\n`);
      expect(Number(/^Content-Length: (\d+)$/m.exec(head)?.[1])).toBe(http.length + 4 + content.length);
      expect(http).toContain(status === '200' ? `Content-Type: ${mime}` : 'HTTP/1.1 301 Moved');
      expect(Number(/^Content-Length: (\d+)$/m.exec(http)?.[1])).toBe(content.length);
      expect(sha256(content)).toBe(digest);
    }
    const urls = index.map(({ url }) => url.replace('https://www.wire.example/cable', ''));
    expect(urls).toEqual(
      expect.arrayContaining([
        '/',
        '/2009/02/02/talks/',
        '/feed.xml',
        '/robots.txt',
        expect.stringContaining('%E7%81%AF'),
      ]),
    );
    expect(urls.filter((url) => /_headers|_redirects/.test(url))).toEqual([]);
    const moved = index.filter(({ status }) => status === '301');
    expect(moved.map(({ url }) => url)).toEqual(['https://www.wire.example/cable/?p=12']);
    const [{ offset }] = moved;
    expect(
      String(gunzipSync(warc.subarray(Number(offset), Number(offset) + Number(moved[0].length)))),
    ).toContain('Location: https://www.wire.example/cable/2009/02/02/talks/\r\n');
    const keys = text('indexes/index.cdx').trimEnd().split('\n');
    expect(keys).toEqual(keys.toSorted());
    expect(keys[0]).toMatch(/^example,wire\)\/cable\/ 20090202000000 \{/);
  });

  test('lists its pages with titles and texts, dispatches apart from indexes', () => {
    const [head, ...pages] = lines('pages/pages.jsonl');
    expect(head).toMatchObject({ format: 'json-pages-1.0', id: 'pages', hasText: true });
    expect(pages.map(({ url }) => url.slice('https://www.wire.example/cable'.length))).toEqual([
      '/',
      '/2009/02/02/talks/',
      '/about/',
    ]);
    expect(pages[1]).toMatchObject({
      title: 'Talks & <tea> · The Wire',
      text: expect.stringContaining('Herring.'),
      ts: '2009-02-02T00:00:00Z',
    });
    expect(text('pages/extraPages.jsonl')).toContain('/cable/archive/');
  });

  test('is the same bytes when it is made again', async () => {
    const before = readFileSync(file);
    expect(await exported('wacz', { site, to: file, quiet: true })).toMatchObject({ status: 0 });
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
