import { expect, test } from 'vitest';
import type { Planned } from '../../src/desk/prepare.ts';
import { hasRegister, registerOfOldAddresses } from '../../src/desk/register.ts';

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
