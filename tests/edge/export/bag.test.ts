import { spawn } from 'node:child_process';
import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { post } from '../../support/built.ts';
import { exported } from '../../support/exported.ts';
import { filesIn, layFiles, temporaryFolder } from '../../support/site-on-disk.ts';
import { whatIsWrong } from '../../support/validate-bag.ts';

const folder = temporaryFolder();
const site = join(folder, 'site');
const bag = join(folder, 'bag');
const key = join(folder, 'secret.key');
const pair = generateKeyPairSync('ed25519');
/** Names that manifests write in another way (RFC 8493, 2.1.3); Windows has none with line ends. */
const ODD_NAMES: { readonly [path: string]: string } =
  process.platform === 'win32' ? {} : { 'assets/two\nlines\r%0A.txt': 'Two lines.' };
const read = (path: string) => readFileSync(join(bag, path), 'utf8');

beforeAll(async () => {
  layFiles(site, {
    'site.yaml': `title: The Wire
url: https://wire.example/cable
timezone: UTC
rights: {license: CC-BY-4.0, holder: Laura Hale}
bylines: {hale: {name: Laura Hale, email: hale@wire.example}}
redirects: {/old.html: /2009/02/02/talks/}
`,
    'notes-of-mine.txt': 'private',
    'assets/100% dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><circle r="1"/></svg>',
    'posts/talks.md': post(
      'title: Talks\ndate: 2009-02-02\nbyline: hale\naliases: [/older/, "/?p=12"]\nimage: {src: "100% dot.svg", alt: A dot}',
      'Herring.',
    ),
    'posts/talks.fr.md': post('title: Pourparlers\ndate: 2009-02-02\nbyline: hale', 'Hareng.'),
    ...ODD_NAMES,
    'posts/draft.md': post('title: Draft\ndate: 2009-02-03\ndraft: true', 'Not yet.'),
  });
  writeFileSync(key, secretKey());
  const { status, said } = await exported('bag', {
    site,
    to: bag,
    sign: key,
    heir: true,
    date: '2026-11-30',
  });
  expect([status, said]).toEqual([
    0,
    expect.stringMatching(/1 dispatch, 1 translation, \d+ files, .* MB|KB, signed/),
  ]);
});

describe('a bag', () => {
  test('is one by the text of RFC 8493', () => {
    expect(whatIsWrong(bag)).toEqual([]);
    if (process.platform !== 'win32')
      expect(read('manifest-sha512.txt')).toContain('  data/sources/assets/two%0Alines%0D%250A.txt\n');
  });

  test.each([
    ['has another checksum', (copy: string) => writeFileSync(join(copy, 'data/addresses.csv'), 'x')],
    ['is missing', (copy: string) => rmSync(join(copy, 'data/sources/posts/talks.md'))],
    ['does not list data/more.txt', (copy: string) => writeFileSync(join(copy, 'data/more.txt'), '')],
    ['Payload-Oxum', (copy: string) => writeFileSync(join(copy, 'data/more.txt'), 'x')],
    ['has the line', (copy: string) => appendFileSync(join(copy, 'manifest-sha512.txt'), 'abc\n')],
    ['bare %', (copy: string) => appendFileSync(join(copy, 'manifest-sha512.txt'), 'ab  data/100% dot\n')],
    ['no bagit.txt', (copy: string) => rmSync(join(copy, 'bagit.txt'))],
  ])('that was spoilt is told from it: %s', (complaint, spoil) => {
    const copy = join(folder, 'spoilt');
    rmSync(copy, { recursive: true, force: true });
    cpSync(bag, copy, { recursive: true });
    spoil(copy);
    expect(whatIsWrong(copy).join('\n')).toContain(complaint);
  });

  test('is one: its manifests name every file, once, with its digest, and its size is right', () => {
    expect(read('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    const all = (readdirSync(bag, { recursive: true }) as string[]).filter((path) =>
      statSync(join(bag, path)).isFile(),
    );
    const payload = all.filter((path) => path.startsWith('data/'));
    const tags = all.filter((path) => !path.startsWith('data/') && !path.startsWith('tagmanifest-'));
    expect(listed('manifest-sha512.txt')).toEqual(payload.toSorted());
    expect(listed('tagmanifest-sha512.txt')).toEqual(tags.toSorted());
    expect(payload.filter((path) => path.includes('%')).length).toBeGreaterThan(0);
    const bytes = payload.reduce((sum, path) => sum + statSync(join(bag, path)).size, 0);
    const info = read('bag-info.txt');
    expect(info).toContain(`Payload-Oxum: ${bytes}.${payload.length}\n`);
    expect(info).toContain('Bagging-Date: 2026-11-30\n');
    expect(info).toContain('Contact-Name: Laura Hale\nContact-Email: hale@wire.example\n');
    expect(info).toContain(
      'Rights: Held by Laura Hale. Licence: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).\n',
    );
    expect(read('README.txt')).toContain('Licence: CC BY 4.0');
    expect(JSON.parse(read('data/catalogue/datapackage.json')).licenses[0].title).toBe('CC BY 4.0');
    expect(info).toMatch(/^(?:[\w-]+: \S.*\n)+$/);
  });

  test('holds the site in two forms, its tables and its sources, but not what is not published', () => {
    const top = (path: string) => readdirSync(join(bag, 'data', path));
    expect(top('')).toEqual(['BINDER.txt', 'addresses.csv', 'catalogue', 'folder', 'site', 'sources']);
    expect(top('sources').sort()).toEqual(['assets', 'posts', 'site.yaml']);
    expect(top('sources/posts')).toEqual(['talks.fr.md', 'talks.md']);
    expect(read('data/site/2009/02/02/talks/index.html')).toContain('href="/cable/"');
    expect(read('data/folder/2009/02/02/talks/index.html')).toContain('href="../../../../index.html"');
    expect(top('site/pagefind')).toContain('pagefind.js');
    expect(Object.values(filesIn(join(bag, 'data'))).filter((text) => text.includes('Not yet'))).toEqual([]);
  });

  test('lists every address, with those that lead elsewhere', () => {
    const lines = read('data/addresses.csv').split('\n');
    const talks = 'https://wire.example/cable/2009/02/02/talks/';
    expect(lines).toContain(`${talks},page,,2009/02/02/talks/index.html`);
    expect(lines).toContain(`https://wire.example/cable/old.html,old,${talks},`);
    expect(lines).toContain(`https://wire.example/cable/older/,old,${talks},`);
    expect(lines).toContain(`https://wire.example/cable/?p=12,old,${talks},`);
  });

  test('explains itself to whoever opens it', () => {
    expect(read('README.txt')).toContain('Its address on the web was https://wire.example/cable/');
    expect(read('README.txt').replace(/\s+/g, ' ')).toContain(
      '"The Wire", 1 piece and 1 translation, published on',
    );
    expect(read('README.txt')).toContain('line of its own there: 2 in all');
    expect(read('data/catalogue/dispatches.csv').trimEnd().split('\n').length).toBe(1 + 2);
    expect(read('README.txt')).toContain('into the folder /cable/ of any web server');
    expect(
      Math.max(
        ...read('README.txt')
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(90);
    expect(read('README.txt')).toContain('a percent sign in a name is written as %25');
    expect(read('data/BINDER.txt')).toContain('The name wire.example');
  });

  test.skipIf(process.platform === 'win32')(
    'hears Ctrl-C in the middle of the work, says so, and leaves nothing behind',
    async () => {
      const cli = join(import.meta.dirname, '..', '..', '..', 'src', 'cli.ts');
      const words = ['export', 'bag', '--site', site, '--to', join(folder, 'stopped')];
      const child = spawn(process.execPath, [cli, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk;
      });
      const ended = once(child, 'close');
      const begun = join(folder, '.stopped.backfile-part', 'data');
      await vi.waitFor(() => expect(existsSync(begun)).toBe(true), { timeout: 60_000, interval: 5 });
      child.kill('SIGINT');
      expect([(await ended)[0], said]).toEqual([130, 'Interrupted: nothing was exported.\n']);
      expect(readdirSync(folder).filter((name) => name.includes('stopped'))).toEqual([]);
    },
  );

  test('is signed as minisign signs', () => {
    const [, line = '', trusted = '', whole = ''] = read('tagmanifest-sha512.txt.minisig').split('\n');
    const bytes = Buffer.from(line, 'base64');
    expect([bytes.toString('latin1', 0, 2), bytes.toString('latin1', 2, 10)]).toEqual(['ED', 'KEYNUMBR']);
    const digest = createHash('blake2b512').update(read('tagmanifest-sha512.txt')).digest();
    expect(verify(null, digest, pair.publicKey, bytes.subarray(10))).toBe(true);
    const comment = Buffer.from(trusted.slice('trusted comment: '.length));
    const signed = Buffer.concat([bytes.subarray(10), comment]);
    expect(verify(null, signed, pair.publicKey, Buffer.from(whole, 'base64'))).toBe(true);
  });

  test('is the same bytes when it is packed again', async () => {
    const before = filesIn(bag);
    const again = await exported('bag', {
      site,
      to: bag,
      sign: key,
      heir: true,
      date: '2026-11-30',
      quiet: true,
    });
    expect(again).toEqual({ status: 0, said: '' });
    expect(filesIn(bag)).toEqual(before);
  });

  test.each([
    [{ sign: join(site, 'site.yaml') }, 'is not a secret key of minisign'],
    [{ sign: join(folder, 'none') }, 'cannot be read'],
    [{ date: '2026-02-31' }, '--date takes the day of packing'],
    [{ tag: ['x'] }, 'bag holds the whole site'],
  ])('is not packed with %j', async (flags, told) => {
    const { status, said } = await exported('bag', { site, to: join(folder, 'none'), ...flags });
    expect([status, said]).toEqual([2, expect.stringContaining(told)]);
  });
});

/** The paths of a manifest, in order; each digest is compared. */
function listed(manifest: string): readonly string[] {
  return read(manifest)
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, sum = '', written = ''] = /^([\da-f]{128}) {2}(.+)$/.exec(line) ?? [];
      const path = written.replace(/%(25|0A|0D)/g, decodeURIComponent);
      expect([
        path,
        createHash('sha512')
          .update(readFileSync(join(bag, path)))
          .digest('hex'),
      ]).toEqual([path, sum]);
      return path;
    })
    .sort();
}

/** A secret key in the format of minisign, without a password. */
function secretKey(): string {
  const { d = '', x = '' } = pair.privateKey.export({ format: 'jwk' });
  expect(createPublicKey(pair.privateKey).export({ format: 'jwk' }).x).toBe(x);
  const bytes = Buffer.concat([
    Buffer.from('Ed\0\0B2'),
    Buffer.alloc(48),
    Buffer.from('KEYNUMBR'),
    Buffer.from(d, 'base64url'),
    Buffer.from(x, 'base64url'),
    Buffer.alloc(32),
  ]);
  return `untrusted comment: minisign encrypted secret key\n${bytes.toString('base64')}\n`;
}
