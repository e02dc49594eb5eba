import { expect, test } from 'vitest';
import { type Planned, prepare } from '../../src/desk/prepare.ts';
import { hasRegister, registerOfOldAddresses } from '../../src/desk/register.ts';
import { MemoryDisk, testOptions, worldOf } from '../support/memory-disk.ts';
import { plainTheme } from '../support/plain-theme.ts';

const planned = (site: object) =>
  ({
    site: { register: true, origin: 'https://wire.example', ...site },
    edition: { pages: [{ url: '/archive/', template: 'archive.njk' }] },
    archive: {
      ...{ listed: [], unlisted: [], pages: [], gone: [], shelves: {} },
      site: { base: '', redirects: [{ from: '/old/', to: '/archive/' }] },
      followed: { register: { lines: [], unread: [] }, renamed: new Map() },
    },
  }) as unknown as Planned;
const NOW = Date.UTC(2026, 0, 1);

test('a site that keeps no register, or whose address is not known yet, gets none', () => {
  for (const site of [{ register: false }, { origin: 'https://example.org' }]) {
    expect(hasRegister(planned(site))).toBe(false);
    expect(registerOfOldAddresses(planned(site), NOW)).toBe(null);
  }
  expect(hasRegister(planned({}))).toBe(true);
});

test('a site that keeps one gets the old addresses of an import, and nothing else', async () => {
  const disk = new MemoryDisk(
    {
      'site.yaml': 'title: The Wire\nurl: https://wire.press\n',
      'posts/talks.md': '---\ntitle: Talks\nid: talks\ndate: 2009-02-02\naliases: [/a/]\n---\nWords.\n',
      'redirects.yaml': '/old/: /archive/\n',
    },
    plainTheme(),
  );
  const { text, added } = registerOfOldAddresses(await prepare(testOptions(), worldOf(disk)), NOW) ?? {
    ...{ text: '', added: 0 },
  };
  expect(added).toBe(2);
  expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([
    '/a/ 2026-01-01 alias id talks',
    '/old/ 2026-01-01 redirect /archive/',
  ]);
});
