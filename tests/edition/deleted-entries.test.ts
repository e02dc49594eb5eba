import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import type { OutputPath } from '../../src/model/address/paths.ts';
import type { MemoryDisk } from '../support/memory-disk.ts';
import { dispatch, publish, siteOf } from '../support/registered-site.ts';

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
