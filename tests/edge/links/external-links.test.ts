import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { check } from '../../../src/desk/check/check.ts';
import { isDead, isToBeAsked, noteAnswer } from '../../../src/desk/check/external.ts';
import { inquiry } from '../../../src/edge/links/external-links.ts';
import { readRobots } from '../../../src/edge/links/web.ts';
import { dispatch, SETTINGS } from '../../support/copy-desk.ts';
import { MemoryDisk, type SiteFiles, testOptions, worldOf } from '../../support/memory-disk.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

let server: Server;
let origin: string;
let asked: string[];
let most: number;
let answers: { [path: string]: number | RequestListener };
let site: string;

beforeEach(async () => {
  asked = [];
  most = 0;
  answers = {};
  let open = 0;
  server = createServer((request, response) => {
    most = Math.max(most, ++open);
    response.on('close', () => open--);
    asked.push(`${request.method} ${request.url}`);
    const answer = answers[new URL(request.url ?? '/', 'http://x').pathname] ?? 404;
    if (typeof answer === 'function') answer(request, response);
    else response.writeHead(answer).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  site = mkdtempSync(join(tmpdir(), 'backfile-web-'));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(site, { recursive: true, force: true });
});

/** Checks a site with these links as it were on a day; what is dead, as address and line. */
async function checkOn(
  day: number,
  links: readonly string[],
  ledger = false,
  more: SiteFiles = {},
): Promise<readonly string[]> {
  const posts = { 'posts/a.md': dispatch('', links.join('\n\n')) };
  const disk = new MemoryDisk({ 'site.yaml': SETTINGS, ...posts, ...more });
  const wait = async (milliseconds: number) => {
    if (milliseconds > 0) asked.push(`a pause of ${milliseconds} ms`);
  };
  const web = { agent: 'Backfile-test', delay: 0, timeout: 5000, archive: `${origin}/archive`, wait };
  const report = await check(testOptions(), {
    ...worldOf(disk),
    text: (path) => disk.files.get(path) ?? null,
    baseline: new Map(),
    inquire: inquiry({ site, out: join(site, 'dist'), ledger, now: () => START + day * DAY, web }, () => {}),
  });
  return report.findings
    .filter(({ rule }) => rule === 'dead-outside-link')
    .map(({ position, reason }) => `${position?.line} ${reason.replace(origin, '')}`);
}

describe('asking the web', () => {
  test.each([404, 410])('a link is dead after %i in two runs a day apart, not after one', async (status) => {
    answers = { '/gone': status };
    const links = [`See [it](${origin}/gone#part).`];
    expect(await checkOn(0, links)).toEqual([]);
    expect(await checkOn(0.9, links)).toEqual([]);
    expect(await checkOn(1, links)).toEqual([
      `6 /gone is gone: it answered ${status} in two runs, the first on 2026-01-01`,
    ]);
  });

  test.each([403, 429, 500, 503, 401])('%i is never dead, however often it comes', async (status) => {
    answers = { '/x': status };
    for (const day of [0, 1, 2, 9]) expect(await checkOn(day, [`[x](${origin}/x)`])).toEqual([]);
  });

  test('an address that came back to life begins anew', async () => {
    const links = [`[x](${origin}/x)`];
    answers = { '/x': 404 };
    await checkOn(0, links);
    answers = { '/x': 200 };
    await checkOn(1, links);
    answers = { '/x': 404 };
    expect(await checkOn(9, links)).toEqual([]);
    expect(await checkOn(10, links)).toHaveLength(1);
  });

  test('a host that refuses HEAD is asked again by GET', async () => {
    answers = {
      '/x': (request, response) => void response.writeHead(request.method === 'HEAD' ? 404 : 200).end(),
    };
    await checkOn(0, [`[x](${origin}/x)`]);
    expect(await checkOn(1, [`[x](${origin}/x)`])).toEqual([]);
    expect(asked).toEqual(['GET /robots.txt', 'HEAD /x', 'GET /x']);
  });

  test('a good answer holds a week, and what nobody links to is forgotten', async () => {
    answers = { '/x': 200 };
    await checkOn(0, [`[x](${origin}/x)`]);
    await checkOn(6, [`[x](${origin}/x)`]);
    expect(asked.filter((line) => line.endsWith('/x'))).toHaveLength(1);
    await checkOn(7, [`[x](${origin}/x)`]);
    expect(asked.filter((line) => line.endsWith('/x'))).toHaveLength(2);
    await checkOn(8, ['Nothing.']);
    expect(readFileSync(join(site, '.backfile', 'dist', 'web.json'), 'utf8')).toBe('{}\n');
  });

  test('one host is asked one thing at a time, each address once', async () => {
    answers = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`/p${index}`, 200]));
    const links = Object.keys(answers).map((path) => `[x](${origin}${path}) and [again](${origin}${path}#b)`);
    await checkOn(0, links);
    expect(asked.filter((line) => line.startsWith('HEAD'))).toHaveLength(12);
    expect(most).toBe(1);
  });

  test('a host that says 429 is left alone for this run', async () => {
    answers = { '/a': 429, '/b': 200 };
    await checkOn(0, [`[a](${origin}/a) [b](${origin}/b)`]);
    expect(asked).toEqual(['GET /robots.txt', 'HEAD /a']);
  });

  test('what robots.txt forbids is not asked', async () => {
    answers = {
      '/robots.txt': (_, response) =>
        void response.end('User-agent: *\nDisallow: /private\nCrawl-delay: 0.01\n'),
      '/open': 200,
    };
    await checkOn(0, [`[a](${origin}/private/x) [b](${origin}/open)`]);
    expect(asked).toEqual(['GET /robots.txt', 'HEAD /open']);
  });

  test('a host that asks for a pause gets it', async () => {
    answers = {
      '/robots.txt': (_, response) => void response.end('User-agent: *\nCrawl-delay: 7\n'),
      '/a': 200,
      '/b': 200,
      '/c': 200,
    };
    await checkOn(0, [`[a](${origin}/a) [b](${origin}/b) [c](${origin}/c)`]);
    const pause = 'a pause of 7000 ms';
    expect(asked).toEqual(['GET /robots.txt', 'HEAD /a', pause, 'HEAD /b', pause, 'HEAD /c']);
  });

  test('a circle of redirects, and a server that closes the line, are no answers and no deaths', async () => {
    answers = {
      '/round': (_, response) => void response.writeHead(302, { location: '/round' }).end(),
      '/cut': (request) => void request.socket.destroy(),
    };
    const links = [`[a](${origin}/round) [b](${origin}/cut) [c](http://127.0.0.1:1/)`];
    for (const day of [0, 1, 2]) expect(await checkOn(day, links)).toEqual([]);
  });

  test('a redirect to a missing page is dead, too', async () => {
    answers = { '/moved': (_, response) => void response.writeHead(301, { location: '/nowhere' }).end() };
    await checkOn(0, [`[a](${origin}/moved)`]);
    expect(await checkOn(1, [`[a](${origin}/moved)`])).toHaveLength(1);
  });

  test('the ledger of links names the archived copy of what is dead, and nothing else', async () => {
    const copy = 'https://web.archive.org/web/2009/http://x.example/';
    answers = {
      '/gone': 410,
      '/fine': 200,
      '/archive': (request, response) => {
        const wanted = new URL(request.url ?? '', origin).searchParams.get('url');
        const closest = wanted === `${origin}/gone` ? { closest: { available: true, url: copy } } : {};
        response.end(JSON.stringify({ archived_snapshots: closest }));
      },
    };
    const links = [`[a](${origin}/gone) [b](${origin}/fine) [c](${origin}/lost)`];
    await checkOn(0, links, true);
    expect(JSON.parse(readFileSync(join(site, 'links.json'), 'utf8'))).toEqual({});
    await checkOn(1, links, true);
    expect(JSON.parse(readFileSync(join(site, 'links.json'), 'utf8'))).toEqual({
      [`${origin}/gone`]: { status: 410, goneSince: '2026-01-01', archived: copy },
      [`${origin}/lost`]: { status: 404, goneSince: '2026-01-01', archived: null },
    });
  });

  describe('with a ledger of links from elsewhere', () => {
    const copy = 'https://web.archive.org/web/2009/http://x.example/';
    const entry = { status: 410, goneSince: '2025-11-01', archived: copy };
    const ledger = () => JSON.parse(readFileSync(join(site, 'links.json'), 'utf8'));
    beforeEach(() => {
      writeFileSync(join(site, 'links.json'), JSON.stringify({ [`${origin}/gone`]: entry }));
    });

    test('the first run on another machine loses nothing of it, and what is still gone is dead', async () => {
      answers = { '/gone': 410 };
      expect(await checkOn(0, [`[a](${origin}/gone)`], true)).toEqual([
        '6 /gone is gone: it answered 410 in two runs, the first on 2025-11-01',
      ]);
      expect(ledger()).toEqual({ [`${origin}/gone`]: entry });
    });

    test.each([503, 403, 429])('a %i says nothing of life, and takes nothing out of it', async (status) => {
      answers = { '/gone': status };
      expect(await checkOn(0, [`[a](${origin}/gone)`], true)).toEqual([]);
      expect(ledger()).toEqual({ [`${origin}/gone`]: entry });
    });

    test('what came back to life leaves it, and so does what nobody links to', async () => {
      answers = { '/gone': 200 };
      await checkOn(0, [`[a](${origin}/gone)`], true);
      expect(ledger()).toEqual({});
      writeFileSync(join(site, 'links.json'), JSON.stringify({ [`${origin}/gone`]: entry }));
      await checkOn(0, ['Nothing.'], true);
      expect(ledger()).toEqual({});
    });

    test('what it holds and nobody can have written there is not believed', async () => {
      answers = { '/gone': 404 };
      const odd = [{ status: 200, goneSince: '2025-11-01' }, { status: 404, goneSince: 'long ago' }, null, 7];
      for (const [at, wrong] of odd.entries()) {
        writeFileSync(join(site, 'links.json'), JSON.stringify({ [`${origin}/gone?${at}`]: wrong }));
        expect(await checkOn(at / 100, [`[a](${origin}/gone?${at})`])).toEqual([]);
      }
    });

    test('a dead link that the build leads to its copy is no finding, but a picture there is', async () => {
      answers = { '/gone': 410 };
      const more = {
        'site.yaml': `${SETTINGS}archived-links: true\n`,
        'links.json': JSON.stringify({ [`${origin}/gone`]: entry }),
      };
      expect(await checkOn(0, [`[a](${origin}/gone)`], false, more)).toEqual([]);
      expect(await checkOn(1, [`![a](${origin}/gone)`], false, more)).toHaveLength(1);
    });
  });
});

describe('judging answers', () => {
  test('a 5xx between two 404s does not bring an address back to life', () => {
    const first = noteAnswer(undefined, 404, 0);
    const second = noteAnswer(noteAnswer(first, 503, DAY / 2), 404, DAY);
    expect([isDead(first), isDead(second)]).toEqual([false, true]);
  });

  test('what gave no answer is asked again in the next run', () => {
    expect(isToBeAsked(noteAnswer(undefined, 0, 0), 1)).toBe(true);
  });
});

describe('robots.txt', () => {
  test.each([
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow: /\n\nUser-agent: Backfile\nDisallow: /x', '/a', true],
    ['User-agent: a\nUser-agent: *\nDisallow: /a', '/abc', false],
    ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf?z', true],
    ['User-agent: *\nDisallow: /*.php$', '/a.php/b.php', false],
    ['User-agent: *\nDisallow: /a%2fb', '/a%2Fb', false],
    ['User-agent: *\nDisallow:\n\nUser-agent: backfile/1.0\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow:', '/a', true],
    ['<html>not found</html>', '/a', true],
  ])('%j on %s: %s', (text, path, allowed) => {
    expect(readRobots('https://example.org', text).allows(`https://example.org${path}`)).toBe(allowed);
  });

  test('a delay is obeyed up to half a minute', () => {
    expect(readRobots('https://example.org', 'User-agent: *\nCrawl-delay: 2').delay).toBe(2000);
    expect(readRobots('https://example.org', 'User-agent: *\nCrawl-delay: 9999').delay).toBe(30_000);
  });
});
