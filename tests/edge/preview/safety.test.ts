import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { listen } from '../../../src/edge/server/listen.ts';
import { backfile } from '../../support/command.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';
import { start } from './running.ts';

const folder = temporaryFolder();
const SECRET = 'what only the writer may read';

const site = layFiles(join(folder, 'site'), {
  'site.yaml': 'title: The Cable\nurl: https://example.org\ntimezone: UTC\n',
  'posts/2009-02-02-talks.md': `---\ntitle: Talks\ndraft: true\n---\n${SECRET}\n`,
  'posts/2009-02-03-open.md': '---\ntitle: Open\n---\nOpen to all.\n',
  'posts/.hidden.md': SECRET,
  'assets/note.txt': 'fine',
  '.env': SECRET,
  '.git/config': SECRET,
  'assets-private/note.txt': SECRET,
  'distant/note.txt': SECRET,
});
writeFileSync(join(folder, 'outside.txt'), SECRET);

/** Attacks on dev servers, from their advisories: a request as it goes over the wire, and the statuses that are right. */
const ATTACKS: readonly (readonly [what: string, request: string, statuses: readonly number[]])[] = [
  ['a name rebound to this machine (GHSA-vg6x)', 'GET / HTTP/1.1\r\nHost: evil.example', [403]],
  ['a rebound name with our port', 'GET / HTTP/1.1\r\nHost: evil.example:PORT', [403]],
  ['a name that begins like ours', 'GET / HTTP/1.1\r\nHost: localhost.evil.example', [403]],
  ['a name that ends like ours', 'GET / HTTP/1.1\r\nHost: evillocalhost', [403]],
  [
    'a read by another site’s page',
    'GET /2009/02/03/open/ HTTP/1.1\r\nHost: OURS\r\nOrigin: https://evil.example',
    [403],
  ],
  ['a read by a page of another port', 'GET / HTTP/1.1\r\nHost: OURS\r\nOrigin: http://127.0.0.1:1', [403]],
  ['a read by a page without an origin', 'GET / HTTP/1.1\r\nHost: OURS\r\nOrigin: null', [403]],
  [
    'a script tag of another site',
    'GET /feed.json HTTP/1.1\r\nHost: OURS\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script',
    [403],
  ],
  [
    'a frame on another site',
    'GET / HTTP/1.1\r\nHost: OURS\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe',
    [403],
  ],
  ['no name at all', 'GET / HTTP/1.1', [400]],
  ['two names', 'GET / HTTP/1.1\r\nHost: OURS\r\nHost: evil.example', [400]],
  ['a way up', 'GET /../outside.txt HTTP/1.1\r\nHost: OURS', [400]],
  ['a way up, escaped', 'GET /%2e%2e/outside.txt HTTP/1.1\r\nHost: OURS', [400]],
  ['a way up, escaped twice', 'GET /%252e%252e/outside.txt HTTP/1.1\r\nHost: OURS', [404]],
  ['a way up with an escaped slash', 'GET /..%2foutside.txt HTTP/1.1\r\nHost: OURS', [400]],
  ['a way up the way of Windows (GHSA-g7r4)', 'GET /..\\outside.txt HTTP/1.1\r\nHost: OURS', [400]],
  ['a way up the way of Windows, escaped', 'GET /..%5coutside.txt HTTP/1.1\r\nHost: OURS', [400]],
  ['a dot segment (CVE-2025-46565)', 'GET /./.env HTTP/1.1\r\nHost: OURS', [400]],
  ['a dot at the end', 'GET /.env/. HTTP/1.1\r\nHost: OURS', [400]],
  ['a hidden file', 'GET /.env HTTP/1.1\r\nHost: OURS', [404]],
  ['the repository', 'GET /.git/config HTTP/1.1\r\nHost: OURS', [404]],
  [
    'the file system by its own door (CVE-2025-30208)',
    'GET /@fs/etc/passwd?raw?? HTTP/1.1\r\nHost: OURS',
    [404],
  ],
  ['an absolute path', 'GET //etc/passwd HTTP/1.1\r\nHost: OURS', [404]],
  ['another scheme’s path', 'GET /file:///etc/passwd HTTP/1.1\r\nHost: OURS', [404]],
  [
    'a folder that begins alike (CVE-2025-58751)',
    'GET /assets-private/note.txt HTTP/1.1\r\nHost: OURS',
    [404],
  ],
  ['a folder beside that begins alike', 'GET /../distant/note.txt HTTP/1.1\r\nHost: OURS', [400]],
  [
    'a fragment in the request line (CVE-2025-32395)',
    'GET /#/../../outside.txt HTTP/1.1\r\nHost: OURS',
    [400],
  ],
  ['an NTFS stream (CVE-2026-53571)', 'GET /note.txt::$DATA HTTP/1.1\r\nHost: OURS', [404]],
  ['a short name of Windows', 'GET /NOTE~1.TXT HTTP/1.1\r\nHost: OURS', [404]],
  ['a source', 'GET /posts/2009-02-02-talks.md HTTP/1.1\r\nHost: OURS', [404]],
  ['a hidden source', 'GET /posts/.hidden.md HTTP/1.1\r\nHost: OURS', [404]],
  ['a setting', 'GET /site.yaml HTTP/1.1\r\nHost: OURS', [404]],
  ['a link that leaves the site', 'GET /way-out/outside.txt HTTP/1.1\r\nHost: OURS', [404]],
  ['a whole address in the request line', 'GET http://evil.example/ HTTP/1.1\r\nHost: OURS', [400]],
  ['a redirect to another site by two slashes', 'GET //evil.example/.. HTTP/1.1\r\nHost: OURS', [400]],
  ['an escape that is none', 'GET /%zz HTTP/1.1\r\nHost: OURS', [400]],
  ['an escape that is no UTF-8', 'GET /%ff%fe HTTP/1.1\r\nHost: OURS', [400]],
  ['a NUL', 'GET /note.txt%00.html HTTP/1.1\r\nHost: OURS', [400]],
  ['a line end, escaped', 'GET /%0d%0aX-Evil:1 HTTP/1.1\r\nHost: OURS', [400]],
  ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: OURS', [400]],
  ['no HTTP', 'HELO there', [400]],
  ['a header that does not end', `GET / HTTP/1.1\r\nHost: OURS\r\nX-Long: ${'x'.repeat(20_000)}`, [431]],
  ['a write', 'PUT /note.txt HTTP/1.1\r\nHost: OURS\r\nContent-Length: 0', [405]],
  ['a removal', 'DELETE /note.txt HTTP/1.1\r\nHost: OURS', [405]],
];

/** Attacks on what only a preview has: its events, and the door to the editor. */
const AT_THE_DESK: typeof ATTACKS = [
  [
    'events read by another site (GHSA-67mh)',
    'GET /__backfile/events HTTP/1.1\r\nHost: OURS\r\nOrigin: https://evil.example',
    [403],
  ],
  ['events read under a rebound name', 'GET /__backfile/events HTTP/1.1\r\nHost: evil.example', [403]],
  [
    'an editor opened by another site',
    `POST /__backfile/open?source=site.yaml HTTP/1.1\r\nHost: OURS\r\nOrigin: https://evil.example\r\nContent-Length: 0`,
    [403],
  ],
  [
    'an editor opened by a form without an origin',
    `POST /__backfile/open?source=site.yaml HTTP/1.1\r\nHost: OURS\r\nContent-Length: 0`,
    [403],
  ],
  ['an editor opened by a link', 'GET /__backfile/open?source=site.yaml HTTP/1.1\r\nHost: OURS', [404]],
  [
    'a file of the machine opened',
    'POST /__backfile/open?source=../outside.txt HTTP/1.1\r\nHost: OURS\r\nOrigin: http://OURS\r\nContent-Length: 0',
    [404],
  ],
  [
    'a file that is no source opened',
    'POST /__backfile/open?source=.env HTTP/1.1\r\nHost: OURS\r\nOrigin: http://OURS\r\nContent-Length: 0',
    [404],
  ],
  ['a file of the program', 'GET /__backfile/../client.js HTTP/1.1\r\nHost: OURS', [400]],
  ['a file beside the client', 'GET /__backfile/package.json HTTP/1.1\r\nHost: OURS', [404]],
];

beforeAll(async () => {
  await backfile(['build', '--site', site, '--out', join(site, 'built'), '--quiet']);
  symlinkSync(folder, join(site, 'built/way-out'));
  mkdirSync(join(site, 'built/.git'));
  writeFileSync(join(site, 'built/.git/config'), SECRET);
});

describe.each([
  ['the preview', ['watch', '--site', site, '--port', '0', '--quiet'], [...ATTACKS, ...AT_THE_DESK]],
  [
    'the server of a built site',
    ['serve', '--site', site, '--out', join(site, 'built'), '--port', '0', '--quiet'],
    ATTACKS,
  ],
] as const)('%s', (_, args, attacks) => {
  test('listens on this machine alone, fends off every attack and gives nothing away', async () => {
    const { url } = await start(args);
    expect(new URL(url).hostname).toBe('127.0.0.1');
    const ours = new URL(url).host;
    const wrong: string[] = [];
    for (const [what, request, statuses] of attacks) {
      const answer = await send(ours, request.replaceAll('OURS', ours).replaceAll('PORT', new URL(url).port));
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);
      if (!statuses.includes(status)) wrong.push(`${what}: ${status}`);
      if (answer.includes(SECRET) || /root:/.test(answer)) wrong.push(`${what}: gave it away`);
      if (/^access-control-/im.test(answer)) wrong.push(`${what}: lets others read`);
    }
    expect(wrong).toEqual([]);
    const fine = await send(ours, `GET /2009/02/03/open/ HTTP/1.1\r\nHost: ${ours}`);
    expect(fine).toMatch(/^HTTP\/1\.1 200/);
    expect(fine).toMatch(/^x-content-type-options: nosniff/im);
    expect(fine).toMatch(/^cross-origin-resource-policy: same-origin/im);
    expect(fine).not.toMatch(/^access-control-/im);
  });
});

describe('a server', () => {
  const patience = { request: 250, idle: 250 };

  test('drops a client that does not finish its request', async () => {
    const server = await listen((_, response) => response.end('x'), { host: '127.0.0.1', port: 0 }, patience);
    onTestFinished(() => server.close());
    const socket = connectTo(new URL(server.url).host);
    socket.resume();
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow');
    await new Promise((resolve) => socket.once('close', resolve));
  });

  test('drops a client that does not take what it asked for', async () => {
    const body = Buffer.alloc(64 * 1024 * 1024);
    const dropped = Promise.withResolvers<boolean>();
    const answer: RequestListener = (_, response) => {
      response.on('close', () => dropped.resolve(!response.writableFinished));
      response.end(body);
    };
    const server = await listen(answer, { host: '127.0.0.1', port: 0 }, patience);
    onTestFinished(() => server.close());
    const socket = connectTo(new URL(server.url).host);
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await dropped.promise).toBe(true);
    socket.destroy();
  });

  test('closes at once, whatever is open', async () => {
    const server = await listen(() => {}, { host: '127.0.0.1', port: 0 });
    const socket = connectTo(new URL(server.url).host);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await new Promise((resolve) => socket.once('connect', resolve));
    await Promise.all([server.close(), closed]);
  });
});

/** Sends a request as it stands and gives what comes back until the server closes, or a whole answer is there. */
function send(host: string, request: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connectTo(host);
    let answer = '';
    socket.on('data', (part) => {
      answer += part.toString('latin1');
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', () => {});
    socket.write(`${request}\r\nConnection: close\r\n\r\n`);
  });
}

function connectTo(host: string): Socket {
  const [name = '', port] = host.split(':');
  const socket = connect(Number(port), name);
  socket.on('error', () => {});
  return socket;
}
