import { describe, expect, test } from 'vitest';
import { correctionId, permanentId, siteTag } from '../../src/archive/permanent-id.ts';
import type { Dispatch } from '../../src/model/dispatch.ts';
import { built, post, SETTINGS } from '../support/built.ts';
import type { SiteFiles } from '../support/memory-disk.ts';

const ROOT = { origin: 'https://me.example', base: '' };
const UUID = '0b2f6c1e-7a33-4b8e-9d0c-1f2a3b4c5d6e';

/** RFC 4151, 2.1: a host, a date, and what is specific: `pchar`, `/` and `?` of RFC 3986, then a fragment. */
const TAG =
  /^tag:[a-z\d](?:[a-z\d.-]*[a-z\d])?,\d{4}(?:-\d\d(?:-\d\d)?)?:(?:[\w.~!$&'()*+,;=:@/?-]|%[\dA-F]{2})*(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[\dA-F]{2})*)?$/i;

const dispatchOf = (source: string, id: string | null = null) =>
  ({ source, id, filed: { day: '2009-01-01' } }) as unknown as Dispatch;

describe('the id of a dispatch', () => {
  test.each<[string, string, string | null, string, string]>([
    ['a file', 'posts/2009/hello.md', null, '', 'tag:me.example,2009-01-01:posts/2009/hello'],
    [
      'a file of a site below a path',
      'posts/hello.md',
      null,
      '/one',
      'tag:me.example,2009-01-01:/one/posts/hello',
    ],
    ['a name of its own', 'posts/a.md', 'talks', '', 'tag:me.example,2009-01-01:id/talks'],
    ['a name below a path', 'posts/a.md', 'talks', '/one', 'tag:me.example,2009-01-01:/one/id/talks'],
    [
      'a file of another script',
      'posts/東京.md',
      null,
      '',
      'tag:me.example,2009-01-01:posts/%E6%9D%B1%E4%BA%AC',
    ],
    ['a UUID', 'posts/a.md', UUID.toUpperCase(), '/one', `urn:uuid:${UUID}`],
    ['a tag URI as it was', 'posts/a.md', 'tag:x.example,2001:a%20b', '', 'tag:x.example,2001:a%20b'],
    [
      'a tag URI with letters',
      'posts/a.md',
      'tag:x.example,2001:caf\u00e9',
      '',
      'tag:x.example,2001:caf%C3%A9',
    ],
    ['the same in NFD', 'posts/a.md', 'tag:x.example,2001:cafe\u0301', '', 'tag:x.example,2001:caf%C3%A9'],
    [
      'a tag URI with braces',
      'posts/a.md',
      'tag:x.example,2001:{a|b}%',
      '',
      'tag:x.example,2001:%7Ba%7Cb%7D%25',
    ],
    ['an address with letters', 'posts/a.md', 'https://x.example/café', '', 'https://x.example/café'],
    ['an address with braces', 'posts/a.md', 'https://x.example/?p={1}', '', 'https://x.example/?p=%7B1%7D'],
  ])('is made of %s', (_, source, id, base, expected) => {
    const made = permanentId(dispatchOf(source, id), { ...ROOT, base });
    expect(made).toBe(expected);
    if (made.startsWith('tag:')) expect(made).toMatch(TAG);
  });

  test('is the same whether a file system keeps names in NFC or NFD', () => {
    const [nfc, nfd] = ['NFC', 'NFD'].map((form) =>
      permanentId(dispatchOf('posts/café-한국.md'.normalize(form)), { ...ROOT, base: '/é'.normalize(form) }),
    );
    expect(nfc).toBe(nfd);
  });

  test.each<[string, string, string]>([
    ['a tag', 'tag:me.example,2009-01-01:posts/a', 'tag:me.example,2009-01-01:posts/a#correction-2'],
    ['an address', 'https://x.example/a', 'https://x.example/a#correction-2'],
    ['a UUID', `urn:uuid:${UUID}`, `tag:me.example,2000:correction/urn:uuid:${UUID}/2`],
    [
      'an address of a part',
      'https://x.example/#a',
      'tag:me.example,2000:correction/https://x.example/%23a/2',
    ],
  ])('gives its corrections theirs where it is %s', (_, id, expected) => {
    expect(correctionId(id, 2, ROOT)).toBe(expected);
  });

  test('of a feed holds ASCII alone', () => {
    expect(siteTag('2000', 'tag/東京', ROOT)).toMatch(TAG);
  });
});

const ARCHIVE: SiteFiles = {
  'posts/2009-01-01-hello.md': post(
    'title: Hello\ndate: 2009-01-01\ntags: [iran]\ncorrections: [{date: 2009-01-02, note: Two, not three.}]',
  ),
  'posts/2009-01-02-uuid.md': post(
    `title: Second\nid: ${UUID}\ncorrections: [{date: 2009-01-03, note: Three.}]`,
  ),
  'posts/2009-01-03-tokyo.md': post('title: Third\ntags: [東京]\nbyline: Zoë'),
};

describe('two archives on one host', () => {
  test('have no id of a feed or of an entry in common, save UUIDs', async () => {
    const idsOf = async (base: string) => {
      const { files } = await built({
        ...ARCHIVE,
        'site.yaml': SETTINGS.replace('.example', `.example${base}`),
      });
      const xml = Object.entries(files).filter(([path]) => path.endsWith('feed.xml'));
      expect(xml.length).toBeGreaterThan(4);
      return xml.flatMap(([, text]) => [...text.matchAll(/<id>(.*?)<\/id>/g)].map(([, id = '']) => id));
    };
    const [one, two] = [new Set(await idsOf('/one')), new Set(await idsOf('/two'))];
    expect([...one].filter((id) => two.has(id))).toEqual([`urn:uuid:${UUID}`]);
    for (const id of one)
      expect(id).toMatch(id.startsWith('tag:') ? TAG : /^(?:urn:uuid:[\da-f-]+|https:\/\/[\x21-\x7e]+)$/);
  });

  test('and one at its root keeps the ids that it had', async () => {
    const { files } = await built(ARCHIVE);
    const ids = [...(files['feed.xml'] ?? '').matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);
    expect(ids).toEqual([
      'tag:wire.example,2000:feed',
      'tag:wire.example,2009-01-03:posts/2009-01-03-tokyo',
      `urn:uuid:${UUID}`,
      'tag:wire.example,2009-01-01:posts/2009-01-01-hello',
    ]);
    expect(files['corrections/feed.xml']).toContain('posts/2009-01-01-hello#correction-1</id>');
    expect(files['tags/iran/feed.xml']).toContain('<id>tag:wire.example,2000:tag/iran</id>');
  });
});

test('an archive whose file names are in NFD is the same to the byte', async () => {
  const inForm = (form: string) =>
    Object.fromEntries(
      Object.entries({
        'posts/2009/é.md': post('title: One\ndate: 2009-01-01', 'Text.[^1]\n\n![](é.svg)\n\n[^1]: Note.'),
        'posts/2009/f.md': post('title: Two\ndate: 2009-01-01', 'See [it](é.md).'),
        'posts/2009/ö-í.md': post('title: Three\ndate: 2009-01-01\ntags: [á]'),
        'posts/2009/é.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
        'posts/_pages/über.md': post('title: Über'),
        'posts/_pages/v.md': post('title: V'),
      }).map(([path, text]) => [path.normalize(form), text]),
    );
  const [nfc, nfd] = [await built(inForm('NFC')), await built(inForm('NFD'))];
  expect(Object.keys(nfc.files).length).toBeGreaterThan(20);
  expect(nfd.files).toEqual(nfc.files);
});
