import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { retireCommand } from '../../../src/edge/commands/retire.ts';
import { UsageError } from '../../../src/edge/program/usage-error.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const SITE = {
  'site.yaml': 'title: Affairs\nurl: https://affairs.press/\n',
  'posts/a.md': '---\ntitle: A\ndate: 2009-02-02\n---\nWords.\n',
  'addresses.txt': '/2009/02/02/a/ 2009-02-02 dispatch id a\n',
};

describe('retiring an address', () => {
  it('writes where it leads now, beside what stands in redirects.yaml', async () => {
    const { site, retire } = siteWith({ 'redirects.yaml': '# Old pages\n/x/: /y/ # kept\n' });
    const { status, printed } = await retire('/2009/02/02/a/', { to: '/archive/' });
    expect(status).toBe(0);
    expect(read(site, 'redirects.yaml')).toBe('# Old pages\n/x/: /y/ # kept\n/2009/02/02/a/: /archive/\n');
    expect(printed).toEqual(['/2009/02/02/a/ leads to /archive/ from the next build on (redirects.yaml).']);
  });

  it('writes since when it is gone, and why', async () => {
    const { site, retire } = siteWith({});
    await retire('https://affairs.press/2009/02/02/a/', { because: 'It was: a hoax.' });
    expect(read(site, 'redirects.yaml')).toMatch(
      /^\/2009\/02\/02\/a\/:\n {2}gone: \d{4}-\d\d-\d\d\n {2}because: "It was: a hoax\."\n$|^\/2009\/02\/02\/a\/: \{gone: \d{4}-\d\d-\d\d, because: "It was: a hoax\."\}\n$/,
    );
  });

  it('says so where the address was never published', async () => {
    const { retire } = siteWith({});
    const { said } = await retire('/2009/02/02/b/', {});
    expect(said).toEqual([
      '/2009/02/02/b/ is not among the addresses that were published; did you mean /2009/02/02/a/?',
    ]);
  });

  it('writes where a link leads, with the permissions that stand there', async () => {
    const { site, retire } = siteWith({ 'shared/redirects.yaml': '/x/: /y/\n' });
    chmodSync(join(site, 'shared/redirects.yaml'), 0o640);
    symlinkSync('shared/redirects.yaml', join(site, 'redirects.yaml'));
    await retire('/2009/02/02/a/', { to: '/archive/' });
    expect(read(site, 'shared/redirects.yaml')).toBe('/x/: /y/\n/2009/02/02/a/: /archive/\n');
    expect(lstatSync(join(site, 'redirects.yaml')).isSymbolicLink()).toBe(true);
    expect(statSync(join(site, 'shared/redirects.yaml')).mode & 0o777).toBe(0o640);
  });

  it('settles several addresses at once, or none of them', async () => {
    const { site, retire } = siteWith({ 'redirects.yaml': '/x/: /y/\n' });
    const { printed } = await retire(['/b/', 'https://affairs.press/c/', '/B/'], { to: '/archive/' });
    expect(read(site, 'redirects.yaml')).toBe('/x/: /y/\n/B/: /archive/\n/c/: /archive/\n');
    expect(printed).toEqual([
      'These 2 addresses lead to /archive/ from the next build on (redirects.yaml):',
      '  /B/',
      '  /c/',
    ]);
    await expect(retire(['/d/', '/c/'], { to: '/' })).rejects.toThrow(
      '/c/ is settled already in redirects.yaml',
    );
    expect(read(site, 'redirects.yaml')).not.toContain('/d/');
  });

  it('settles every lost address below a folder, and none that answers', async () => {
    const lines = ['a', 'b', 'c'].map((id) => `/2009/02/02/${id}/ 2009-02-02 dispatch id ${id}\n`);
    const { site, retire } = siteWith({
      'posts/a.md': '---\ntitle: A\ndate: 2009-02-02\nid: a\n---\nWords.\n',
      'addresses.txt': `${lines.join('')}/2009/?p=4 2009-02-02 redirect /z/\n/2010/d/ 2010-02-02 dispatch id d\n`,
    });
    const { printed } = await retire('/2009/*', { because: 'Hoaxes.' });
    expect(printed.slice(1)).toEqual(['  /2009/02/02/b/', '  /2009/02/02/c/']);
    expect(read(site, 'redirects.yaml').match(/^\/\S+(?=:)/gm)).toEqual(['/2009/02/02/b/', '/2009/02/02/c/']);
    await retire('/2009/*', { to: '/archive/' });
    expect(read(site, 'redirects.yaml')).toContain('/2009/?p=4: /archive/');
    await expect(retire('/2009/*', {})).rejects.toThrow('No address below /2009/ is lost.');
  });

  it.each([
    ['what is no address', 'talks', {}, /is not an address of the site/],
    ['both a target and a reason', '/a/', { to: '/b/', because: 'x' }, /not both/],
    ['itself', '/a/', { to: '/a/' }, /cannot lead to itself/],
    ['a target that is none', '/a/', { to: 'b' }, /is not an address to which an old one can lead/],
    ['a page at a query', '/?p=1', {}, /Let it redirect: --to/],
    ['an address that is settled', '/x/', { to: '/b/' }, /settled already in redirects\.yaml/],
  ])('refuses %s, and writes nothing', async (_, address, flags, reason) => {
    const { site, retire } = siteWith({ 'redirects.yaml': '/x/: /y/\n' });
    await expect(retire(address, flags)).rejects.toThrow(UsageError);
    await expect(retire(address, flags)).rejects.toThrow(reason);
    expect(read(site, 'redirects.yaml')).toBe('/x/: /y/\n');
  });

  it('takes earlier paths of the whole site out of the register, if nothing of the site can answer there', async () => {
    const lines = (base: string) => `/* 2009-02-02 base ${base}\n`;
    const text = `# What it is.\n/ 2009-02-02 index\n${lines('/')}${lines('/paper/')}${lines('/paper/old/')}`;
    const { site, retire } = siteWith({
      'site.yaml': 'title: Affairs\nurl: https://affairs.press/paper\n',
      'addresses.txt': text,
    });
    expect(await retire('/*', {})).toMatchObject({
      status: 0,
      printed: ['addresses.txt no longer lists /…: from there, the server redirects.'],
    });
    expect(read(site, 'addresses.txt')).toBe(text.replace(lines('/'), ''));
    await expect(retire('/*', {})).rejects.toThrow(/there is nothing to settle/);
    await expect(retire('/*', { to: '/x/' })).rejects.toThrow(/its server redirects/);
    expect(read(site, 'addresses.txt')).toBe(text.replace(lines('/'), ''));
  });
});

function siteWith(files: { readonly [path: string]: string }) {
  const site = temporaryFolder();
  layFiles(site, { ...SITE, ...files });
  const retire = async (
    addresses: string | readonly string[],
    flags: { readonly to?: string; readonly because?: string },
  ) => {
    const [printed, said]: [string[], string[]] = [[], []];
    const terminal = {
      paint: (_style: unknown, text: string) => text,
      say: (line: string) => void said.push(line),
      print: (line: string) => void printed.push(line),
      drawn: false,
    };
    const status = await retireCommand([addresses].flat(), { site, ...flags }, terminal);
    return { status, printed, said };
  };
  return { site, retire };
}

function read(site: string, file: string): string {
  return readFileSync(join(site, file), 'utf8');
}
