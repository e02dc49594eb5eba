import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importArchive } from '../../src/edge/import/import-archive.ts';
import { openSource } from '../../src/edge/import/source.ts';
import { openWeb } from '../../src/edge/import/web.ts';
import { readRegister } from '../../src/model/register.ts';
import { backfile } from '../support/here.ts';
import { program } from '../support/program.ts';
import { item, png, wxr } from './outside.ts';
import { zipOf } from './zips.ts';

const root = mkdtempSync(join(tmpdir(), 'backfile-import-test-'));
let folders = 0;
const folder = () => {
  const path = join(root, String(++folders));
  mkdirSync(path);
  return path;
};
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder(), name);
  writeFileSync(path, content);
  return path;
};

let server: Server;
let origin: string;
let inFlight = 0;
let most = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    inFlight++;
    most = Math.max(most, inFlight);
    response.on('close', () => inFlight--);
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (pathname === '/a.png')
      setTimeout(() => response.writeHead(200, { 'content-type': 'image/png' }).end(png()), 20);
    else if (pathname === '/circle') response.writeHead(302, { location: '/circle' }).end();
    else if (pathname === '/on')
      response
        .writeHead(302, { location: `/on?${Math.floor(Number(request.url?.split('?')[1] ?? 0)) + 1}` })
        .end();
    else if (pathname === '/inside') response.writeHead(302, { location: 'http://10.0.0.1/x' }).end();
    else if (pathname === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    else if (pathname === '/hang') return;
    else if (pathname === '/drip') {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    } else if (pathname === '/huge') response.writeHead(200, { 'content-length': '999999999' }).end('x');
    else if (pathname === '/short') {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('x');
      response.destroy();
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(root, { recursive: true, force: true });
});

const web = (more: object = {}) => openWeb({ offline: false, allowPrivate: true, patience: 20_000, ...more });

describe('the web', () => {
  test('gives what it has', async () => {
    expect(await web().fetch(`${origin}/a.png`, 'picture')).toMatchObject({ ok: true, type: 'image/png' });
  });

  test.each([
    ['a redirect in a circle', '/circle', 'its redirects go in a circle'],
    ['redirects without end', '/on', 'it redirects more than 5 times'],
    ['a redirect to another scheme', '/file', 'it redirects to file:///etc/passwd'],
    ['a server that hangs', '/hang', 'did not answer in 0 seconds'],
    ['a server that drips', '/drip', 'did not answer in 0 seconds'],
    ['a file that is too large', '/huge', 'it is larger than 40 MB'],
    ['an answer that breaks off', '/short', 'broke off|cannot be reached|aborted'],
    ['a page that is not there', '/none', 'the server answered 404'],
  ])('%s ends', async (_, path, why) => {
    // Only what hangs is to be given up soon: on a busy machine every answer is late.
    const patience = /hang|drip/.test(path) ? 400 : 20_000;
    const fetched = await web({ patience }).fetch(origin + path, 'picture');
    expect(fetched).toEqual({ ok: false, why: expect.stringMatching(why) });
  });

  test.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://10.1.2.3/',
    'http://192.168.0.1/',
    'http://169.254.169.254/latest/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://0.0.0.0/',
    'http://[64:ff9b::7f00:1]/',
  ])('%s is a private network and is not asked', async (url) => {
    expect(await web({ allowPrivate: false }).fetch(url, 'picture')).toEqual({
      ok: false,
      why: expect.stringContaining('private network'),
    });
  });

  test('a redirect into a private network is not followed', async () => {
    const open = web();
    const closed = web({ allowPrivate: false });
    expect(await open.fetch(`${origin}/a.png`, 'picture')).toMatchObject({ ok: true });
    expect(await closed.fetch(`${origin}/inside`, 'picture')).toMatchObject({ ok: false });
  });

  test('a host is asked one thing at a time, and no more once it has failed again and again', async () => {
    most = 0;
    const one = web({ patience: 5000 });
    await Promise.all(Array.from({ length: 5 }, (_, at) => one.fetch(`${origin}/a.png?${at}`, 'picture')));
    expect(most).toBe(1);
    const tired = web({ patience: 30 });
    for (let count = 0; count < 5; count++) await tired.fetch(`${origin}/hang`, 'picture');
    expect(await tired.fetch(`${origin}/a.png`, 'picture')).toEqual({
      ok: false,
      why: expect.stringContaining('is asked no more'),
    });
  });

  test('is not asked with --offline', async () => {
    expect(await web({ offline: true }).fetch(`${origin}/a.png`, 'picture')).toEqual({
      ok: false,
      why: 'not asked for: --offline',
    });
  });
});

describe('zips', () => {
  test('entries that leave the folder, links and bombs are refused; the rest is read', async () => {
    const source = await openSource(
      file(
        'x.zip',
        zipOf([
          { name: 'posts.csv', content: 'post_id,title\n1.a,A\n' },
          { name: '../evil.md', content: 'x' },
          { name: '/etc/evil', content: 'x' },
          { name: 'a\\..\\..\\evil', content: 'x' },
          { name: 'C:/evil', content: 'x' },
          { name: 'link', content: '/etc/passwd', mode: 0o120777 },
          { name: 'bomb.html', content: Buffer.alloc(30_000_000) },
          { name: '__MACOSX/x', content: 'x' },
        ]),
      ),
    );
    expect(source.files.map(({ path }) => path)).toEqual(['posts.csv']);
    expect(source.refused.map(({ name }) => name).sort()).toEqual(
      ['../evil.md', '/etc/evil', 'C:/evil', 'a/../../evil', 'bomb.html', 'link'].sort(),
    );
    source.close();
  });

  test('an entry that unpacks to more than it says is not swallowed', async () => {
    const source = await openSource(
      file('x.zip', zipOf([{ name: 'a.html', content: 'x'.repeat(100_000), claims: 10 }])),
    );
    await expect(source.files[0]!.read()).rejects.toThrow();
    source.close();
  });

  test('an entry that cannot be read is damage, and not the end of all others', async () => {
    const source = file(
      'x.zip',
      zipOf([
        {
          name: 'export/posts.csv',
          content:
            'post_id,post_date,is_published,type,title\n1.a,2009-02-02T00:00:00Z,true,newsletter,A\n2.b,2009-02-03T00:00:00Z,true,newsletter,B\n',
        },
        { name: 'export/posts/1.a.html', content: '<p>a</p>'.repeat(9000), claims: 10 },
        { name: 'export/posts/2.b.html', content: '<p>b</p>' },
      ]),
    );
    const { report } = await importArchive({ source, into: folder() });
    expect(report.format).toBe('substack');
    expect(report.counts.imported).toBe(2);
    expect(report.damage).toContainEqual({
      name: 'posts/1.a.html',
      why: expect.stringContaining('cannot be read'),
    });
  });

  test('what is no zip after all is the operator’s to mend', async () => {
    await expect(openSource(file('x.zip', 'PK\u0003\u0004 no'))).rejects.toThrow('cannot be read');
    await expect(openSource(join(root, 'none'))).rejects.toThrow('There is no');
  });
});

describe('folders', () => {
  test('links that lead out are refused', async () => {
    const path = folder();
    writeFileSync(join(path, 'a.md'), 'x');
    symlinkSync('/etc', join(path, 'etc'));
    symlinkSync(path, join(path, 'circle'));
    const source = await openSource(path);
    expect(source.files.map((one) => one.path)).toEqual(['a.md']);
    expect(source.refused.map(({ name }) => name)).toEqual(['etc']);
  });
});

describe('the command', () => {
  test('imports a zip with pictures of the web into a new folder, and again without a change', async () => {
    const source = file(
      'x.zip',
      zipOf([
        {
          name: 'posts.csv',
          content:
            'post_id,post_date,is_published,type,audience,title,subtitle\n1.talks,2009-02-02T19:31:00.000Z,true,newsletter,everyone,"Talks, ""so called""",\n',
        },
        { name: 'posts/1.talks.html', content: `<p>One <img src="${origin}/a.png" alt="A man"></p>` },
      ]),
    );
    const into = join(folder(), 'site');
    const first = await importArchive({ source, into, timezone: 'America/New_York', allowPrivate: true });
    expect(first.exit).toBe(0);
    expect(first.summary).toContain('1 of 1 pictures');
    const post = join(into, 'posts/2009/2009-02-02-talks.md');
    expect(readFileSync(post, 'utf8')).toBe(
      '---\ntitle: Talks, "so called"\nid: tag:substack.com,2000:post/1\ndate: 2009-02-02T14:31:00-05:00\naliases: [/p/talks]\n---\n\nOne ![A man](/assets/images/2009/a.png)\n',
    );
    // The site's address is not known yet: the export of a Substack does not tell it.
    expect(existsSync(join(into, 'addresses.txt'))).toBe(false);
    const all = () =>
      readdirSync(into, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map((path) => [path, readFileSync(path, 'base64')]);
    const before = all();
    const second = await importArchive({ source, into, timezone: 'America/New_York', allowPrivate: true });
    expect(second.report.changes).toEqual({ written: 0, unchanged: 1, edited: 0 });
    expect(all()).toEqual(before);
  });

  test('enters old addresses into the register, so that one taken out of front matter later is kept', async () => {
    const page = (name: string) =>
      `---\ntitle: ${name}\ndate: 2009-02-02\npermalink: /old/${name}.html\n---\nText.\n`;
    const source = folder();
    mkdirSync(join(source, '_posts'));
    writeFileSync(
      join(source, '_config.yml'),
      'title: Cable\nurl: https://cable.press\npermalink: /:title.html\n',
    );
    writeFileSync(join(source, '_posts/2009-02-02-talks.md'), page('talks'));
    // Not published yet: a register that had it would stop every build until then.
    writeFileSync(join(source, '_posts/2999-02-02-ahead.md'), page('ahead').replace('2009', '2999'));
    const into = join(folder(), 'site');
    for (const dryRun of [true, false]) {
      await importArchive({ source, into, dryRun });
      expect(existsSync(join(into, 'addresses.txt'))).toBe(!dryRun);
    }
    const { lines } = readRegister(readFileSync(join(into, 'addresses.txt'), 'utf8'));
    expect(lines.map(({ address, stood }) => [address, stood.kind])).toEqual([['/old/talks.html', 'alias']]);
  });

  test('the old address of a piece that waits for its day is not entered, and a build goes through', async () => {
    const source = folder();
    mkdirSync(join(source, '_posts'));
    writeFileSync(join(source, '_config.yml'), 'title: Cable\nurl: https://cable.press\n');
    const page = (year: number) =>
      `---\ntitle: Fog\ndate: ${year}-02-02\npermalink: /old/${year}.html\n---\nText.\n`;
    for (const year of [2009, 2400]) writeFileSync(join(source, `_posts/${year}-02-02-fog.md`), page(year));
    const into = join(folder(), 'site');
    expect((await importArchive({ source, into })).exit).toBe(0);
    const { lines } = readRegister(readFileSync(join(into, 'addresses.txt'), 'utf8'));
    expect(lines.map(({ address }) => address)).toEqual(['/old/2009.html']);
  });

  test('what would keep the site from being built is mended', async () => {
    const at = (id: string, given: object) =>
      item({
        id,
        name: `p${id}`,
        link: `https://cable.press/p${id}/`,
        guid: `https://cable.press/?p=${id}`,
        ...given,
      });
    const source = file(
      'x.xml',
      wxr(
        at('1', { body: '<p>draft: true</p><p>More.</p>' }),
        at('2', { body: 'title: Fog\n\ntags: sea\n\nText.' }),
        at('3', { name: 'archive.bib', link: 'https://cable.press/archive.bib/', type: 'page' }),
        at('4', { name: '', link: 'https://cable.press/2009/02//' }),
      ).replaceAll('https://example.org', 'https://cable.press/?from=feed#top'),
    );
    const into = join(folder(), 'site');
    const { exit, report } = await importArchive({ source, into, offline: true });
    expect([exit, report.errors, report.unanswered]).toEqual([0, [], []]);
    const texts = readdirSync(join(into, 'posts/2009')).map((name) =>
      readFileSync(join(into, 'posts/2009', name), 'utf8'),
    );
    expect(texts.some((text) => text.includes('\n\ndraft\\: true\n\nMore.'))).toBe(true);
    expect(readFileSync(join(into, 'site.yaml'), 'utf8')).toContain('url: https://cable.press\n');
  });

  test('what it brings is built and checked without an error', async () => {
    const into = folder();
    const body =
      '<h1>Part</h1><p>One<sup><a href="#n" id="m">1</a></sup>, see <a href="https://example.org/?p=8">two</a> and <a href="#part">it</a>.</p><table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table><ol><li id="n">Note <a href="#m">↩</a></li></ol>';
    const source = file(
      'x.xml',
      wxr(
        item({ body }),
        item({
          id: '8',
          guid: 'https://example.org/?p=8',
          link: 'https://example.org/2009/02/two/',
          name: 'two',
        }),
        item({
          id: '9',
          guid: 'https://example.org/?page_id=9',
          link: 'https://example.org/about/',
          name: 'about',
          type: 'page',
        }),
        item({
          id: '10',
          guid: 'https://example.org/?p=10',
          link: 'https://example.org/?p=10',
          name: '',
          status: 'draft',
          date: '0000-00-00 00:00:00',
          gmt: '0000-00-00 00:00:00',
        }),
        // The site's own address must be none that stands for another.
      ).replaceAll('https://example.org', 'https://the-wire.net'),
    );
    const run = (...args: string[]) =>
      promisify(execFile)(process.execPath, [program(), ...args], {
        encoding: 'utf8',
      });
    await run('import', 'wordpress', source, '--into', into);
    const built = await run('build', '--site', into, '--drafts', '--json');
    const { findings, published } = JSON.parse(built.stdout) as {
      readonly findings: readonly { readonly level: string; readonly rule: string }[];
      readonly published: boolean;
    };
    expect(published).toBe(true);
    expect(findings.filter(({ level }) => level !== 'info')).toEqual([]);
    const page = readFileSync(join(into, 'dist/2009/02/02/talks/index.html'), 'utf8');
    expect(page).toContain('href="/2009/02/02/two/"');
    expect(page).toContain('<td rowspan="2">a</td>');
  });

  test('private networks are refused by default, and the refusal is listed', async () => {
    const source = file('x.xml', wxr(item({ body: `<p><img src="${origin}/a.png" alt="x"></p>` })));
    const { report, exit } = await importArchive({ source, into: folder() });
    expect(exit).toBe(0);
    expect(report.counts.pictures).toEqual({ found: 1, kept: 0, lost: 1 });
  });

  test('writes through no link that leads out of the site', async () => {
    const into = folder();
    const outside = folder();
    symlinkSync(outside, join(into, 'posts'));
    await expect(importArchive({ source: file('x.xml', wxr(item())), into })).rejects.toThrow(
      'nothing is written through it',
    );
    expect(readdirSync(outside)).toEqual([]);
  });

  test('stops when asked, and says so', async () => {
    const stop = new AbortController();
    const { report } = await importArchive({
      source: file('x.xml', wxr(item(), item({ id: '8', guid: 'g8', name: 'b' }))),
      into: folder(),
      signal: stop.signal,
      progress: (stage) => stage === 'Writing' && stop.abort(),
    });
    expect(report.stopped).toBe(true);
    expect(report.changes.written).toBe(1);
  });

  test('bodies with line separators of Unicode come in whole, one after another', async () => {
    const into = folder();
    const source = file(
      'x.xml',
      wxr(
        ...['\u2028', '\u2029', '\u0085', '\f', '\0'].map((character, at) =>
          item({
            id: `${at + 1}`,
            guid: `https://example.org/?p=${at + 1}`,
            link: `https://example.org/n${at}/`,
            name: `n${at}`,
            body: `<p>One${character}two and three.</p>`,
          }),
        ),
      ),
    );
    const { exit, report } = await importArchive({ source, into });
    expect(exit).toBe(0);
    expect(report.counts.imported).toBe(5);
    expect(readFileSync(join(into, 'posts/2009/2009-02-02-n0.md'), 'utf8')).toContain('two and three.');
  });

  test('what would keep the imported site from being built is mended', async () => {
    const into = folder();
    const post = { link: 'https://example.org/2009/02/talks.html' };
    const zeros = { date: '0000-00-00 00:00:00', gmt: '0000-00-00 00:00:00', status: 'draft' };
    const source = file(
      'x.xml',
      wxr(
        item(post),
        item(
          {
            id: '8',
            guid: 'https://example.org/?p=8',
            type: 'attachment',
            link: 'https://example.org/2009/02/talks.html/quay/',
          },
          '<wp:attachment_url>https://example.org/quay.jpg</wp:attachment_url><wp:post_parent>7</wp:post_parent>',
        ),
        item(
          {
            ...zeros,
            id: '9',
            guid: 'https://example.org/?p=9',
            name: 'idea',
            link: 'https://example.org/?p=9',
          },
          '<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>',
        ),
      ),
    );
    const { exit, report } = await importArchive({ source, into });
    expect([exit, report.errors, report.unanswered]).toEqual([0, [], []]);
    expect(report.noted.map(({ kind, what }) => `${kind} ${what}`)).toEqual(['lost date', 'dropped alias']);
    expect(readFileSync(join(into, 'posts/_drafts/idea.md'), 'utf8')).toContain('date: 2009-02-02\n');
  });

  test('a field of the old system whose name means something else here is left out and noted', async () => {
    const into = folder();
    const from = folder();
    mkdirSync(join(from, '_posts'));
    writeFileSync(
      join(from, '_posts/2016-02-24-quay.md'),
      '---\ntitle: Quay\nrelated: true\nfollows: [1]\ncolour: red\n---\n\nFog.\n',
    );
    await importArchive({ source: from, into, timezone: 'Europe/Paris' });
    const text = readFileSync(join(into, 'posts/2016/2016-02-24-quay.md'), 'utf8');
    expect(text).toContain('colour: red');
    expect(text).not.toContain('related');
  });

  test('what a build would refuse is mended and noted, again and again, as long as a build refuses something', async () => {
    const into = folder();
    mkdirSync(join(into, 'posts'));
    const own = (slug: string) => `---\ntitle: Own\ndate: 2009-02-02\nslug: ${slug}\n---\n\nText.\n`;
    // The second one stands where the piece would move to.
    writeFileSync(join(into, 'posts/a.md'), own('talks'));
    writeFileSync(join(into, 'posts/b.md'), own('talks-2'));
    const source = file('x.xml', wxr(item({ link: 'https://example.org/.../talks/' })));
    const dry = await importArchive({ source, into, dryRun: true });
    const { exit, report } = await importArchive({ source, into });
    const again = await importArchive({ source, into });
    for (const one of [dry, again]) expect(one.report.counts).toEqual(report.counts);
    expect([exit, report.errors, report.unanswered, report.unlisted]).toEqual([0, [], [], []]);
    expect(report.counts.urls).toEqual({ found: 2, mapped: 1, left: 1 });
    expect(report.noted).toEqual([
      {
        kind: 'dropped',
        what: 'alias',
        count: 1,
        example:
          'posts/2009/2009-02-02-talks.md: The alias /.../talks/ leads out of the site, or into a hidden folder',
      },
      { kind: 'repaired', what: 'slug', count: 1, example: expect.stringContaining('is "talks-3" now') },
    ]);
    const text = readFileSync(join(into, 'posts/2009/2009-02-02-talks.md'), 'utf8');
    expect(text).toContain('slug: talks-3\n');
    const told = JSON.parse(readFileSync(join(into, 'import-report.json'), 'utf8'));
    expect(told.pieces[0].urls).toEqual({ found: 2, kept: ['/?p=7'], left: 1 });
    expect([again.report.changes.written, again.report.changes.edited]).toEqual([0, 0]);
  });

  test('what keeps the site from being built and cannot be mended ends the command with 1', async () => {
    const into = folder();
    mkdirSync(join(into, 'posts'));
    writeFileSync(join(into, 'site.yaml'), 'title: Own\nurl: nowhere\n');
    const { exit, report, summary } = await importArchive({ source: file('x.xml', wxr(item())), into });
    expect(exit).toBe(1);
    expect(report.errors).toEqual([
      { rule: 'invalid-setting', path: 'site.yaml', reason: expect.stringContaining('nowhere') },
    ]);
    expect(summary).toContain('A BUILD WOULD REFUSE: site.yaml');
    expect(readdirSync(into)).not.toContain('addresses.txt');
  });

  test('a dry run writes nothing and reports what the run reports', async () => {
    const into = join(folder(), 'site');
    const source = file('x.xml', wxr(item({ body: '<p>One.</p><img src="/a.png">' })));
    const dry = await importArchive({ source, into, dryRun: true, offline: true });
    expect(() => readdirSync(into)).toThrow('ENOENT');
    const run = await importArchive({ source, into, offline: true });
    const { dry: isDry, ...rest } = dry.report;
    expect(isDry).toBe(true);
    expect(JSON.stringify(rest)).toBe(JSON.stringify({ ...run.report, dry: undefined }));
  });

  test('one piece that fails is listed with its reason, and the others come in', async () => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      items: [null, { id: 'https://example.org/fog', title: 'Fog', content_html: '<p>Fog.</p>' }],
    };
    const { exit, report, summary } = await importArchive({
      source: file('feed.json', JSON.stringify(feed)),
      into: folder(),
    });
    expect(exit).toBe(1);
    expect(report.counts).toMatchObject({ found: 2, imported: 1, failed: 1 });
    expect(report.failed).toEqual([
      { what: 'entry', name: 'feed.json, entry 1', why: expect.stringContaining('reading it failed') },
    ]);
    expect(summary).toContain('FAILED: entry feed.json, entry 1');
  });

  test('what was lost and is listed nowhere ends the command with 1', async () => {
    const into = folder();
    const source = file(
      'x.xml',
      wxr(
        item(),
        item({
          id: '8',
          guid: 'https://example.org/?p=8',
          link: 'https://example.org/2009/02/two/',
          name: 'two',
        }),
      ),
    );
    const lost = await importArchive({
      source,
      into,
      progress: (stage, done) =>
        stage === 'Writing' && done === 2 && rmSync(join(into, 'posts/2009/2009-02-02-talks.md')),
    });
    expect(lost.exit).toBe(1);
    expect(lost.summary).toContain(
      'LOST AND NOT LISTED: posts/2009/2009-02-02-talks.md was written and is not there',
    );
    const again = await importArchive({ source, into });
    expect(again.exit).toBe(0);
    expect(again.report.changes).toEqual({ written: 1, unchanged: 1, edited: 0 });
  });

  test('the guide has every option that its help has, and no other', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [program(), 'import', '--help']);
    const page = readFileSync(join(import.meta.dirname, '../../docs/12-import.md'), 'utf8');
    const flags = (text: string, pattern: RegExp) =>
      [...text.matchAll(pattern)].map(([, flag]) => flag).sort();
    expect(flags(page, /^\| `(--[a-z-]+)/gm)).toEqual(flags(stdout, /^ {2}(--[a-z-]+)/gm));
  });

  test('the site folder may be named by --site, as for other commands', async () => {
    const source = file('x.xml', wxr(item()));
    const site = join(folder(), 'a');
    const { status } = await backfile(['import', source, '--site', site, '--offline']);
    expect([status, readdirSync(site)]).toEqual([0, expect.arrayContaining(['posts', 'site.yaml'])]);
    const both = await backfile(['import', source, '--site', site, '--into', folder()]);
    expect([both.status, both.stderr]).toEqual([2, expect.stringContaining('--into and --site')]);
  });

  test('nothing found, or an option that is wrong, is told', async () => {
    expect(
      (await importArchive({ format: 'wordpress', source: file('x.xml', '<rss/>'), into: folder() })).exit,
    ).toBe(1);
    await expect(importArchive({ source: file('x.xml', wxr()), timezone: 'Mars/Olympus' })).rejects.toThrow(
      'no time zone',
    );
    await expect(importArchive({ source: file('x.xml', wxr()), oldUrl: 'example.org' })).rejects.toThrow(
      'is not an address',
    );
    await expect(importArchive({ format: 'drupal', source: file('x.xml', wxr()) })).rejects.toThrow(
      'no format',
    );
  });
});
