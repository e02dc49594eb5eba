import { describe, expect, it } from 'vitest';
import type { OutputPath } from '../../src/model/address/paths.ts';
import { readRegister } from '../../src/model/register.ts';
import { answer, buildOn, dispatch, linesOf, publish, siteOf } from '../support/registered-site.ts';

const A = 'posts/a.md';
const B = 'posts/b.md';

describe('an address that was published', () => {
  it('tells of a piece that expired and moved between two builds', async () => {
    const disk = siteOf({ [A]: dispatch('A', 'id: a'), [B]: dispatch('B') });
    await publish(disk);
    disk.files.set(A, dispatch('A', 'id: a\nslug: z\nexpires: 2010-01-01'));
    await publish(disk);
    expect(disk.read('2009/02/02/a/index.html' as OutputPath)).toContain('expired');
    // What is gone gets no new address.
    expect(disk.read('2009/02/02/z/index.html' as OutputPath)).toBeNull();
  });

  it('is led on where only its letter case changed', async () => {
    const disk = siteOf({ [A]: dispatch('A', 'permalink: /About/Me/') });
    await publish(disk);
    disk.files.set(A, dispatch('A', 'permalink: /about/me/'));
    await publish(disk);
    expect(answer(disk, '/About/Me/')).toBe('/about/me/');
  });

  it('leads where it led last, once an alias was given to another piece and then taken out', async () => {
    const disk = siteOf({ [A]: dispatch('A', 'aliases: [/old/]'), [B]: dispatch('B') });
    await publish(disk);
    disk.files.set(A, dispatch('A')).set(B, dispatch('B', 'aliases: [/old/]'));
    await publish(disk);
    disk.files.set(B, dispatch('B'));
    await publish(disk);
    expect(answer(disk, '/old/')).toBe('/2009/02/02/b/');
  });

  it('leads where a redirect led last, once its line was changed and then taken out', async () => {
    const disk = siteOf({ [A]: dispatch('A'), [B]: dispatch('B') });
    for (const line of ['/old/: /2009/02/02/a/\n', '/old/: /2009/02/02/b/\n', '']) {
      disk.files.set('redirects.yaml', line);
      await publish(disk);
    }
    expect(answer(disk, '/old/')).toBe('/2009/02/02/b/');
  });

  it('leads to the piece that took over the address of a deleted one as an alias', async () => {
    const disk = siteOf({ [A]: dispatch('A'), [B]: dispatch('B') });
    await publish(disk);
    disk.files.delete(A);
    disk.files.set(B, dispatch('B', 'aliases: [/2009/02/02/a/]'));
    await publish(disk);
    disk.files.set(B, dispatch('B'));
    await publish(disk);
    expect(answer(disk, '/2009/02/02/a/')).toBe('/2009/02/02/b/');
  });

  it('of a feed that was copied to an old address stays one of a redirect', async () => {
    const disk = siteOf({ [A]: dispatch('A'), 'redirects.yaml': '/old.html: /feed.xml\n' });
    await publish(disk);
    expect(linesOf(disk)).toContainEqual(expect.stringMatching(/^\/old\.html \S+ redirect \/feed\.xml$/));
  });

  it('leads on with its feeds if it is an index that was retired', async () => {
    const disk = siteOf({ [A]: dispatch('A', 'tags: [Iran]'), [B]: dispatch('B') });
    await publish(disk);
    disk.files.set(A, dispatch('A'));
    disk.files.set('redirects.yaml', '/tags/iran/: {gone: 2010-01-01}\n');
    await publish(disk);
    expect(answer(disk, '/tags/iran/feed.xml')).toBe('/feed.xml');
  });

  it('leads on with its feeds for good if it is an index that was led elsewhere', async () => {
    const disk = siteOf({ [A]: dispatch('A', 'tags: [Iran]'), [B]: dispatch('B') });
    await publish(disk);
    disk.files.set(A, dispatch('A'));
    disk.files.set('redirects.yaml', '/tags/iran/: /archive/\n');
    for (let at = 0; at < 3; at++) {
      disk.files.set(B, dispatch(`B${at}`));
      await publish(disk);
      expect(answer(disk, '/tags/iran/feed.xml')).toBe('/feed.xml');
    }
  });

  it('is not called lost where a manuscript cannot be read', async () => {
    const disk = siteOf({ [A]: dispatch('A', 'tags: [Iran]'), [B]: dispatch('B') });
    await publish(disk);
    disk.files.set(A, dispatch('A', 'tags: [Iran]', 'last Tuesday'));
    const { findings, published } = await buildOn(disk);
    expect(published).toBe(false);
    expect(findings.filter(({ level }) => level === 'error').map(({ rule }) => rule)).toEqual([
      'dateline-unclear',
    ]);
  });

  it('is not called lost where the settings cannot be read', async () => {
    const disk = siteOf({ [A]: dispatch('A', 'byline: lh'), 'bylines.yaml': 'lh: Laura Hale\n' });
    await publish(disk);
    disk.files.set('bylines.yaml', 'lh: [\n');
    const { findings } = await buildOn(disk);
    const errors = findings.filter(({ level }) => level === 'error');
    expect(errors.map(({ rule, source }) => `${rule} ${source}`)).toEqual([
      'front-matter-unreadable bylines.yaml',
    ]);
  });

  it('with a query is settled by a redirect alone', async () => {
    const disk = siteOf({ [A]: dispatch('A', 'aliases: ["/?p=1"]'), [B]: dispatch('B') });
    await publish(disk);
    disk.files.delete(A);
    disk.files.set('redirects.yaml', '"/?p=1": {gone: 2010-01-01}\n');
    const { findings } = await buildOn(disk);
    const lost = findings.filter(({ rule }) => rule === 'address-lost').map(({ remedy }) => remedy);
    expect(lost).toContainEqual(expect.stringContaining("backfile retire '/?p=1' --to /"));
    expect(findings.find(({ rule }) => rule === 'invalid-setting')?.position?.line).toBe(1);
  });

  it('that is retired while something stands there is told', async () => {
    const disk = siteOf({
      [A]: dispatch('A'),
      'redirects.yaml': '/x/: {gone: 2010-01-01}\n/2009/02/02/a/: {gone: 2010-01-01}\n',
    });
    const { findings } = await publish(disk);
    expect(findings.filter(({ rule }) => rule === 'redirect-over-page')).toEqual([
      expect.objectContaining({ position: expect.objectContaining({ line: 2 }) }),
    ]);
  });

  it('says of a retired second address the day of the dispatch, not that of the address', async () => {
    const disk = siteOf({ [A]: dispatch('A', 'id: a'), [B]: dispatch('B') });
    await publish(disk);
    disk.files.set(A, dispatch('A', 'id: a\nslug: z'));
    await publish(disk);
    disk.files.delete(A);
    const gone = '{gone: 2010-01-01}';
    disk.files.set('redirects.yaml', `/2009/02/02/a/: ${gone}\n/2009/02/02/z/: ${gone}\n`);
    await publish(disk);
    expect(disk.read('2009/02/02/z/index.html' as OutputPath)).toContain('2009-02-02');
  });
});

describe('a withdrawn piece', () => {
  it.each([['draft: true\ndate: 2009-02-02'], ['date: 2090-01-01']])(
    'that was never published (%s) stays untold',
    async (held) => {
      const disk = siteOf({
        [A]: `---\ntitle: A\n${held}\nwithdrawn: {date: 2009-05-04}\n---\nWords.\n`,
        [B]: dispatch('B'),
      });
      await publish(disk);
      expect([...disk.out.keys()].filter((path) => /\/a\//.test(path))).toEqual([]);
      expect(disk.read('feed.xml' as OutputPath)).not.toContain('deleted-entry');
    },
  );
});

describe('the file of the register', () => {
  it('may begin with a byte order mark and have line ends of Windows', async () => {
    const disk = siteOf({ [A]: dispatch('A') });
    await publish(disk);
    const text = disk.files.get('addresses.txt') ?? '';
    disk.files.set('addresses.txt', `\ufeff${text.replaceAll('\n', '\r\n')}`);
    disk.files.set(A, dispatch('A', 'slug: z'));
    await publish(disk);
    expect(answer(disk, '/2009/02/02/a/')).toBe('/2009/02/02/z/');
  });

  it('is said to have new addresses by the build that entered them, and by no later one', async () => {
    const disk = siteOf({ [A]: dispatch('A') });
    const said = [];
    for (let at = 0; at < 3; at++) said.push((await publish(disk)).register);
    expect(said).toEqual([{ lacked: expect.any(Number), isKept: true }, undefined, undefined]);
  });

  it('has an address once after a merge of two branches that added it on different days', async () => {
    const disk = siteOf({ [A]: dispatch('A') });
    await publish(disk);
    const text = disk.files.get('addresses.txt') ?? '';
    const [index = ''] = linesOf(disk);
    disk.files.set('addresses.txt', text + index.replace(/\d{4}-\d\d-\d\d/, '2099-01-01'));
    disk.files.set(B, dispatch('B'));
    await publish(disk);
    const addresses = readRegister(disk.files.get('addresses.txt') ?? '').lines.map(({ address }) => address);
    expect(addresses).toEqual([...new Set(addresses)]);
    expect(linesOf(disk)[0]).toBe(index);
  });
});
