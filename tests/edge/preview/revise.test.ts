import { describe, expect, test } from 'vitest';
import { keptPress } from '../../../src/desk/proof/kept-press.ts';
import { catchUp, type Proof, pull } from '../../../src/desk/proof/proof.ts';
import { revise } from '../../../src/desk/proof/revise.ts';
import type { World } from '../../../src/desk/world.ts';
import { parseKept } from '../../../src/edge/parsing/kept.ts';
import { openPress } from '../../../src/press/press.ts';
import { MemoryDisk, testOptions, worldOf } from '../../support/memory-disk.ts';

const FILES = {
  'site.yaml':
    'title: The Cable\nurl: https://example.org\ntimezone: UTC\nindex: {single: 3}\nfeeds: {entries: 2}\n',
  'assets/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'assets/b.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'posts/_pages/about.md': '---\ntitle: About\n---\nOf us.\n',
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, at) => [
      `posts/2009-0${1 + (at % 3)}-0${1 + at}-piece-${at}.md`,
      `---\ntitle: Piece ${at}\ntags: [${at % 2 ? 'odd' : 'even'}, all]\nbyline: Laura Hale\n${at > 6 ? 'follows: piece-1\n' : ''}---\nBody ${at}, see [one](piece-1).\n`,
    ]),
  ),
};
const FILE = 'posts/2009-02-05-piece-4.md';
const PLAIN =
  '---\ntitle: Piece 4\ntags: [even, all]\nbyline: Laura Hale\n---\nBody 4, see [one](piece-1).\n';

/** What is saved, one after the other, and what pages other than its own need then: null where it is filed anew. */
const SAVES: readonly (readonly [what: string, text: string, others: 'plan' | 'pull' | null])[] = [
  ['a body', PLAIN.replace('Body 4', 'A longer body, with more words'), 'plan'],
  ['a title', PLAIN.replace('Piece 4', 'The “Piece” & more'), 'plan'],
  ['a dek', PLAIN.replace('tags', 'dek: It sells\ntags'), 'plan'],
  ['a change of its time', PLAIN.replace('tags', 'updated: 2010-01-01\ntags'), 'plan'],
  ['a bio line', PLAIN.replace('tags', 'bio: Laura wrote *this*.\ntags'), 'plan'],
  ['a link elsewhere in the archive', PLAIN.replace('piece-1', 'piece-2'), 'pull'],
  ['a link to nothing', PLAIN.replace('piece-1', 'nothing'), 'pull'],
  ['a heading', PLAIN.replace('Body', '## Head\n\nBody'), 'pull'],
  ['a picture in the body', `${PLAIN}\n![A](a.svg)\n`, null],
  ['another picture in the body', `${PLAIN}\n![A](b.svg)\n`, null],
  ['a correction', PLAIN.replace('tags', 'corrections: [{date: 2009-03-03, note: Not so}]\ntags'), null],
  ['a lead', PLAIN.replace('tags', 'image: a.svg\ntags'), null],
  ['a tag', PLAIN.replace('even, all', 'new'), null],
  ['a date', PLAIN.replace('tags', 'date: 2009-03-09\ntags'), null],
  ['an alias', PLAIN.replace('tags', 'aliases: [/old/]\ntags'), null],
  ['a draft', PLAIN.replace('tags', 'draft: true\ntags'), null],
  ['an unlisted one', PLAIN.replace('tags', 'unlisted: true\ntags'), null],
  ['what can be read no more', PLAIN.replace('tags', 'date: 2009-02-31\ntags'), 'plan'],
  ['what it was', PLAIN, null],
];

describe('a dispatch filed anew where it stands', () => {
  test('shows on every page what a fresh start shows, whatever was saved before', async () => {
    const disk = new MemoryDisk(FILES);
    const plain = worldOf(disk);
    const world: World = { ...plain, parseAll: parseKept(plain.parseAll, plain.parseAll, () => undefined) };
    const options = testOptions({ drafts: true, future: true });
    const open = keptPress();
    let proof = await pull(options, world, open, null);
    const found: (readonly [string, 'plan' | 'pull' | null])[] = [];
    for (const [what, text] of SAVES) {
      disk.files.set(FILE, text);
      const saved = disk.sources().manuscripts.find(({ path }) => path === FILE);
      if (!saved) throw new Error('The manuscript is gone');
      const revised = await revise(proof, saved, world);
      found.push([what, revised?.ahead?.others ?? null]);
      const isBroken = what.includes('no more');
      if (isBroken) disk.files.set(FILE, SAVES.at(SAVES.findIndex(([name]) => name === what) - 1)?.[1] ?? '');
      const fresh = pagesOf(await pull(options, worldOf(disk), openPress, null));
      if (revised?.ahead) {
        const { page } = revised.ahead;
        expect([what, revised.prepared.press.render(page, revised.prepared.edition.site)]).toEqual([
          what,
          fresh[page.path],
        ]);
      }
      proof = revised
        ? await catchUp(options, world, open, revised)
        : await pull(options, world, open, proof);
      expect([what, pagesOf(proof)]).toEqual([what, fresh]);
    }
    expect(found).toEqual(SAVES.map(([what, , others]) => [what, others]));
  });

  test('is found to be the same by whoever looks at the folder then', async () => {
    const disk = new MemoryDisk(FILES);
    const plain = worldOf(disk);
    const world: World = { ...plain, parseAll: parseKept(plain.parseAll, plain.parseAll, () => undefined) };
    const options = testOptions();
    const open = keptPress();
    const first = await pull(options, world, open, null);
    expect(await pull(options, world, open, first)).toBe(first);
    disk.files.set(FILE, SAVES[0]?.[1] ?? '');
    const saved = disk.sources().manuscripts.find(({ path }) => path === FILE);
    const revised = saved && (await revise(first, saved, world));
    if (!revised) throw new Error('It was not filed anew');
    const caught = await catchUp(options, world, open, revised);
    expect(await pull(options, world, open, caught)).toBe(caught);
  });
});

function pagesOf({ prepared }: Proof): { readonly [path: string]: string } {
  const { press, edition } = prepared;
  return Object.fromEntries(edition.pages.map((page) => [page.path, press.render(page, edition.site)]));
}
