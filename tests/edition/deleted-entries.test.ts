import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import type { OutputPath } from '../../src/model/address/paths.ts';
import { isDeep } from '../support/deep.ts';
import type { MemoryDisk } from '../support/memory-disk.ts';
import { dispatch, publish, siteOf } from '../support/registered-site.ts';
import { temporaryFolder } from '../support/site-on-disk.ts';

/** An element of a feed: its name, its attributes, and its children in their order. */
type Element = {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly Element[];
  readonly text: string;
};

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '' });

function elementsOf(nodes: readonly { readonly [name: string]: unknown }[]): readonly Element[] {
  return nodes.flatMap((node) => {
    const [name = ''] = Object.keys(node).filter((key) => key !== ':@');
    if (name === '#text' || name.startsWith('?')) return [];
    const children = node[name] as readonly { readonly [name: string]: unknown }[];
    const attributes = (node[':@'] ?? {}) as Element['attributes'];
    const text = children.map((child) => String(child['#text'] ?? '')).join('');
    return [{ name, attributes, children: elementsOf(children), text }];
  });
}

function feedOf(disk: MemoryDisk, path: string): Element {
  const [, feed] = [null, ...elementsOf(parser.parse(disk.read(path as OutputPath) ?? ''))];
  return feed as Element;
}

const idOf = (entry: Element) => entry.children.find(({ name }) => name === 'id')?.text;

// RFC 6721, section 3, and its grammar in appendix A; RFC 4287, section 4.1.1 and its grammar in appendix B.
test('what was withdrawn is a deleted entry of its feeds, as RFC 6721 has it', async () => {
  const PIECES = {
    'posts/a.md': dispatch('A', 'id: a&b\ntags: [Iran]', '2009-02-02'),
    'posts/b.md': dispatch('B', 'tags: [Iran]', '2009-02-03'),
    'posts/c.md': dispatch('C', '', '2009-02-04'),
  };
  const disk = siteOf(PIECES);
  await publish(disk);
  const entries = (feed: Element) => feed.children.filter(({ name }) => name === 'entry');
  const before = entries(feedOf(disk, 'feed.xml')).map(idOf);
  for (const [path, day] of [
    ['posts/a.md', '2009-05-04'],
    ['posts/c.md', '2009-05-05 14:30'],
  ] as const)
    disk.files.set(path, PIECES[path].replace('\ndate', `\nwithdrawn: ${day}\ndate`));
  await publish(disk);
  for (const [path, gone] of [
    ['feed.xml', 2],
    ['tags/iran/feed.xml', 1],
  ] as const) {
    const feed = feedOf(disk, path);
    expect(feed.name).toBe('feed');
    expect(feed.attributes['xmlns:at']).toBe('http://purl.org/atompub/tombstones/1.0');
    const names = feed.children.map(({ name }) => name);
    // Extensions of a feed go before its entries, and a deleted entry is a child of the feed alone.
    expect(names.lastIndexOf('at:deleted-entry')).toBeLessThan(names.indexOf('entry'));
    for (const entry of entries(feed))
      expect(entry.children.filter(({ name }) => name.startsWith('at:'))).toEqual([]);
    const deleted = feed.children.filter(({ name }) => name === 'at:deleted-entry');
    expect(deleted).toHaveLength(gone);
    for (const { attributes, children, text } of deleted) {
      expect(Object.keys(attributes)).toEqual(['ref', 'when']);
      // The id that the entry had, which no entry has now; a date-time of RFC 3339 in upper case.
      expect(before).toContain(attributes.ref);
      expect(entries(feed).map(idOf)).not.toContain(attributes.ref);
      expect(attributes.when).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/);
      expect([children, text]).toEqual([[], '']);
    }
  }
});

test('a feed without withdrawn dispatches does not name the namespace of deleted entries', async () => {
  const disk = siteOf({ 'posts/a.md': dispatch('A') });
  await publish(disk);
  expect(disk.read('feed.xml' as OutputPath)).not.toContain('tombstones');
});

// A validator of RELAX NG takes a second, so that only deep runs ask it.
test.runIf(isDeep)('every Atom feed has the grammar of RFC 4287 and RFC 6721', async () => {
  const jing = (...files: readonly string[]) =>
    spawnSync('jing', ['-c', join(import.meta.dirname, '..', 'support', 'atom.rnc'), ...files], {
      encoding: 'utf8',
    });
  if (jing().error) {
    console.log('Left out: the grammar of feeds, for jing is not installed.');
    return;
  }
  const about = 'id: a&b\ntags: [Iran]\nbyline: Laura Hale\nrights: {line: All rights, license: CC BY 4.0}';
  const PIECES = {
    'posts/a.md': dispatch('A <b>', about, '2009-02-02', 'One & two.\n\n![A quay](/assets/a.svg)'),
    'posts/b.md': dispatch('B', 'tags: [Iran, "R&D"]\ndateline: Wien\ndoi: 10.1234/b', '2008-02-03'),
    'posts/c.md': dispatch(
      'C',
      'lang: fr\nupdated: 2010-01-01\ncorrections: [{date: 2009-03-01, note: No.}]',
      '2009-02-04',
    ),
    'posts/d.md': dispatch('D', '', '2007-02-04'),
  };
  const site =
    'title: Affairs & more\nurl: https://affairs.press\ntagline: Of all\nrights: {license: CC BY 4.0}\nfeeds: {entries: 2}\n';
  const disk = siteOf(PIECES, site);
  await publish(disk);
  disk.files.set('posts/d.md', PIECES['posts/d.md'].replace('\ndate', '\nwithdrawn: 2009-05-04\ndate'));
  disk.files.set('posts/b.md', PIECES['posts/b.md'].replace('\ndate', '\nwithdrawn: 2009-05-04 14:30\ndate'));
  await publish(disk);
  const folder = temporaryFolder();
  const feeds = [...disk.out].filter(([, bytes]) => bytes.toString().includes('<feed '));
  const told = feeds.filter(([, bytes]) => bytes.toString().includes('<at:deleted-entry'));
  expect(told.length).toBeGreaterThan(2);
  for (const [path, bytes] of feeds) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  expect(jing(...feeds.map(([path]) => join(folder, path))).stdout).toBe('');
  const [path = '', bytes = ''] = told[0] ?? [];
  writeFileSync(join(folder, path), bytes.toString().replace(' when="', ' since="'));
  expect(jing(join(folder, path)).stdout).toContain('"when"');
});
