import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../../src/edge/server/serve.ts';
import { rulesOf } from '../../../src/model/address/hosts.ts';
import { readRedirectTable, redirectFor } from '../../../src/model/address/redirect-table.ts';
import { backfile } from '../../support/command.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';
import { start } from '../preview/running.ts';

const folder = temporaryFolder();
const LONG = `<!doctype html><title>Long</title>${'<p>Words and more words.</p>'.repeat(400)}`;

const out = layFiles(join(folder, 'dist'), {
  'index.html': 'home',
  '2009/talks/index.html': 'talks',
  'about.html': 'about',
  'notes.html': 'a page',
  'notes/index.html': 'a folder',
  'café/index.html': 'coffee',
  'long/index.html': LONG,
  'data.bin': 'abcdefghij',
  'search/index.abc.js': 'export {};',
  '404.html': 'nothing here',
  '.well-known/security.txt': 'write to us',
  '.secret/key.txt': 'key',
  _redirects: [
    '# old addresses',
    '/old /2009/talks/ 301',
    '/short/ /2009/talks/ 302!',
    '/item id=7 lang=en /2009/talks/',
    '/blog/* /2009/:splat 301',
    '/away https://elsewhere.example/x 308',
    '/home /index.html 200',
  ].join('\n'),
});

type Answer = {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
};

describe.each(['', '/cable'])('a server of a built site under "%s"', (base) => {
  const server = createServer(serve({ out, base, host: null, hosts: new Set() }));
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as { port: number }).port;
  });
  afterAll(() => void server.close());

  const get = (path: string, headers: { readonly [name: string]: string } = {}, method = 'GET') =>
    new Promise<Answer>((resolve, reject) => {
      request(
        { host: '127.0.0.1', port, path: `${base}${path}`, headers, method, agent: false },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part) => parts.push(part));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(parts),
            }),
          );
        },
      )
        .on('error', reject)
        .end();
    });

  test.for([
    ['/', 200, 'home'],
    ['/2009/talks/', 200, 'talks'],
    ['/2009/talks', 301, '/2009/talks/'],
    ['/2009/talks?from=feed', 301, '/2009/talks/?from=feed'],
    ['/2009/Talks/', 404, 'nothing here'],
    ['/about', 200, 'about'],
    ['/about.html', 200, 'about'],
    ['/notes', 200, 'a page'],
    ['/notes/', 200, 'a folder'],
    ['/caf%C3%A9', 301, '/caf%C3%A9/'],
    ['/caf%C3%A9/', 200, 'coffee'],
    ['//2009/talks', 301, '/2009/talks/'],
    ['/.well-known/security.txt', 200, 'write to us'],
    ['/.secret/key.txt', 404, 'nothing here'],
    ['/2009', 404, 'nothing here'],
    ['/nowhere', 404, 'nothing here'],
  ] as const)('answers %s with %d', async ([path, status, expected]) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    if (status === 301) expect(answer.headers.location).toBe(base + expected);
    else expect(answer.body.toString()).toBe(expected);
  });

  test('compresses what is worth it, and no part of a file', async () => {
    const gzip = await get('/long/', { 'Accept-Encoding': 'gzip' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(LONG);
    expect(gzip.body.length).toBeLessThan(LONG.length / 5);
    const brotli = await get('/long/', { 'Accept-Encoding': 'gzip, br' });
    expect(brotliDecompressSync(brotli.body).toString()).toBe(LONG);
    const part = await get('/long/', { 'Accept-Encoding': 'gzip', Range: 'bytes=0-14' });
    expect(part).toMatchObject({ status: 206, body: Buffer.from('<!doctype html>') });
  });

  test('gives ranges as RFC 9110 has them', async () => {
    const part = await get('/data.bin', { Range: 'bytes=2-4' });
    expect(part.status).toBe(206);
    expect(part.headers['content-range']).toBe('bytes 2-4/10');
    expect(part.body.toString()).toBe('cde');
    expect((await get('/data.bin', { Range: 'bytes=-3' })).body.toString()).toBe('hij');
    const beyond = await get('/data.bin', { Range: 'bytes=20-30' });
    expect(beyond.status).toBe(416);
    expect(beyond.headers['content-range']).toBe('bytes */10');
  });

  test('sends nothing anew that a browser has', async () => {
    const { headers } = await get('/2009/talks/');
    expect(headers['cache-control']).toBe('no-cache');
    const known = await get('/2009/talks/', { 'If-None-Match': headers.etag ?? '' });
    expect(known).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    const since = await get('/2009/talks/', { 'If-Modified-Since': headers['last-modified'] ?? '' });
    expect(since.status).toBe(304);
    const head = await get('/2009/talks/', {}, 'HEAD');
    expect(head).toMatchObject({ status: 200, body: Buffer.alloc(0) });
    expect(head.headers['content-length']).toBe('5');
  });
});

const TABLE = readRedirectTable(
  [
    '/old /new/ 301 # moved',
    '/item id=7 lang=en /seven/',
    '/blog/* /2009/:splat',
    '/caf%C3%A9 /coffee/ 302!',
    '/x /y 200',
    'nonsense',
  ].join('\n'),
);

describe('the table of redirects', () => {
  test.for([
    ['/old', '', '/new/', 301],
    ['/old/', '', '/new/', 301],
    ['/older', '', undefined, 0],
    ['/item', '?id=7&lang=en&x=1', '/seven/', 301],
    ['/item', '?id=8&lang=en', undefined, 0],
    ['/blog/a/b', '', '/2009/a/b', 301],
    ['/blog', '', '/2009/', 301],
    ['/blogs/a', '', undefined, 0],
    ['/café', '', '/coffee/', 302],
    ['/x', '', undefined, 0],
  ] as const)('sends %s%s to %s', ([path, query, location, status]) => {
    const found = redirectFor(TABLE, path, query, rulesOf(null));
    expect(found?.location).toBe(location);
    if (found) expect(found.status).toBe(status);
  });

  test('leads to no other host by two slashes', () => {
    const rules = readRedirectTable('/* /:splat');
    expect(redirectFor(rules, '//evil.example/x', '', rulesOf(null))?.location).toBe('/evil.example/x');
  });
});

describe('serve', () => {
  test('stands where the site’s address says, and refuses where nothing is built', async () => {
    const site = layFiles(join(folder, 'site'), { 'site.yaml': 'url: https://example.org/cable/\n' });
    mkdirSync(join(site, 'posts'));
    const refused = await backfile(['serve', '--site', site]);
    expect(refused).toMatchObject({ status: 2 });
    expect(refused.stderr).toContain('Build it first: backfile build');
    mkdirSync(join(site, 'dist'));
    writeFileSync(join(site, 'dist/index.html'), 'home');
    const server = await start(['serve', '--site', site, '--port', '0', '--quiet']);
    expect(new URL(server.url).pathname).toBe('/cable/');
    expect(await server.get('/cable/')).toEqual({ status: 200, body: 'home' });
    expect((await server.get('/')).status).toBe(302);
    expect(await server.stop()).toBe(130);
  });
});
