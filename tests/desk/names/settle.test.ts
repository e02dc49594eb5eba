import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../src/archive/catalogue.ts';
import type { Shelf } from '../../../src/archive/clipping.ts';
import { parse } from '../../../src/copy/parse.ts';
import { type Filed, findShelf } from '../../../src/desk/names/filed.ts';
import { merged, renamed } from '../../../src/desk/names/settle.ts';
import { consequences } from '../../../src/desk/names/trial.ts';
import { readSite } from '../../../src/desk/settings/settings.ts';
import type { SourcePath } from '../../../src/model/address/paths.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { type NamedKind, SHELVES } from '../../../src/model/shelf-kinds.ts';
import { post, SETTINGS } from '../../support/built.ts';
import { MemoryDisk, testOptions } from '../../support/memory-disk.ts';

/** An archive whose dispatches have these fields, a day apart. */
function filedAs(
  settings: string,
  fields: readonly string[],
): Filed & { readonly findings: readonly Finding[] } {
  const posts = fields.map((each, at) => [
    `posts/p${at}.md`,
    post(`title: P${at}\ndate: 2009-02-0${at + 1}\n${each}`),
  ]);
  const disk = new MemoryDisk({ 'site.yaml': SETTINGS + settings, ...Object.fromEntries(posts) });
  const findings: Finding[] = [];
  const site = readSite(disk.sources().settings, testOptions(), findings);
  const dispatches = disk
    .sources()
    .manuscripts.flatMap((each) => parse(each.read(), site.style).dispatch ?? []);
  const { entries, shelves } = catalogue(dispatches, site, findings);
  return { site, dispatches, entries, shelves, findings };
}

const shelf = (kind: NamedKind, name: string, filed: Filed): Shelf => {
  const found = findShelf(kind, name, filed);
  if (!('path' in found)) throw new Error(`There is no ${kind} ${name}`);
  return found;
};

/** Merges (`A = B`) or renames (`A > B`) and files again: the settings, what comes of it, and what is found. */
function settle(kind: NamedKind, order: string, settings: string, fields: readonly string[]) {
  const before = filedAs(settings, fields);
  const [from = '', to = ''] = order.split(/ [=>] /);
  const listing = { text: settings, at: SHELVES[kind].folder };
  const source = shelf(kind, from, before);
  const into = order.includes(' = ') ? shelf(kind, to, before) : source;
  const text =
    into === source
      ? renamed(listing, kind, source, to, before)
      : merged(listing, kind, [source], into, before);
  const after = filedAs(text, fields);
  const names = [source.name, ...source.also, into.name, ...(into === source ? [to] : [])];
  const found = after.findings.map(({ rule }) => rule);
  return { text, found, ...consequences(before, after, kind, names, into) };
}

const BY = (...names: readonly string[]) => names.map((name) => `byline: ${name}`);

describe('names of the settings', () => {
  test.each<readonly [string, NamedKind, string, string, readonly string[], string]>([
    [
      'a merge of tags lists the one that stays',
      'tag',
      'Persia = Iran',
      '',
      ['tags: [Iran, fish]', 'tags: Persia'],
      'tags:\n  iran:\n    name: Iran\n    also: Persia\n',
    ],
    [
      'a merge of bylines lists all where none was listed, so that none is unknown',
      'byline',
      'L. Hale = Laura Hale',
      '',
      BY('Laura Hale', 'L. Hale', 'Ann Roe'),
      'bylines:\n  ann-roe: Ann Roe\n  laura-hale:\n    name: Laura Hale\n    also: L. Hale\n',
    ],
    [
      'a merge takes over what the other says and its spellings, and its id if that is used',
      'byline',
      'L. Hale = Laura Hale',
      'bylines:\n  lh: {name: L. Hale, bio: Of Geneva., also: [Hale]}\n  laura: Laura Hale\n',
      BY('lh', 'laura'),
      'bylines:\n  laura: {name: Laura Hale, also: [L. Hale, Hale, lh], bio: Of Geneva.}\n',
    ],
    [
      'a merge keeps what the one that stays says',
      'byline',
      'L. Hale = Laura Hale',
      'bylines:\n  lh: {name: L. Hale, bio: Old.}\n  laura: {name: Laura Hale, bio: New., also: L. B. Hale}\n',
      BY('L. Hale', 'laura'),
      'bylines:\n  laura: {name: Laura Hale, bio: New., also: [L. B. Hale, L. Hale]}\n',
    ],
    [
      'a merge into one that no dispatch names yet',
      'column',
      'Wire = The Wire',
      'columns:\n  the-wire: The Wire\n  notes: Notes\n',
      ['column: Wire', 'column: notes'],
      'columns:\n  the-wire: {name: The Wire, also: Wire}\n  notes: Notes\n',
    ],
    [
      'a renamed tag keeps its address by an id',
      'tag',
      'C++ > C plus plus',
      '',
      ['tags: [C++]'],
      'tags:\n  c-plus-plus:\n    name: C plus plus\n    also: C++\n',
    ],
    [
      'a renamed column keeps its id',
      'column',
      'wire > The Cable',
      'columns:\n  wire: {title: The Wire}\n',
      ['column: wire', 'column: The Wire'],
      'columns:\n  wire: {title: The Cable, also: The Wire}\n',
    ],
    [
      'a name in other letters needs no spelling',
      'tag',
      'iran > Iran',
      '',
      ['tags: iran'],
      'tags:\n  iran: Iran\n',
    ],
    [
      'a name renamed back is no spelling of itself',
      'tag',
      'Persia > Iran',
      'tags:\n  iran:\n    name: Persia\n    also:\n      - Iran\n      - Pars\n',
      ['tags: Iran'],
      'tags:\n  iran:\n    name: Iran\n    also:\n      - Pars\n      - Persia\n',
    ],
  ])('%s', (_, kind, order, settings, fields, text) => {
    expect(settle(kind, order, settings, fields)).toMatchObject({ text, found: [], refused: null });
  });

  test('a change tells which other dispatches it moves', () => {
    const { refused, notes } = settle('column', 'The Wire > The Cable', 'permalink: /:column/:slug/\n', [
      'column: The Wire',
      'byline: Ann Roe',
    ]);
    expect(refused).toBeNull();
    expect(notes).toEqual([
      '1 dispatch without a column will be in "The Cable", the only one that is listed.',
      '1 dispatch will get another address, since permalink: names the column.',
    ]);
  });

  test('a change that would lead astray is refused', () => {
    const before = filedAs('', ['tags: [Iran, fish]', 'tags: Persia']);
    const into = shelf('tag', 'Iran', before);
    for (const [text, reason] of [
      ['tags: {persia: {name: Persia, also: Iran}}\n', '"Iran" would not lead to /tags/iran/'],
      ['tags: {iran: {name: Iran, also: Persia}}\nsearch: false\n', 'other settings would change with it'],
    ] as const)
      expect(
        consequences(
          before,
          filedAs(text, ['tags: [Iran, fish]', 'tags: Persia']),
          'tag',
          ['Iran', 'Persia'],
          into,
        ).refused,
      ).toBe(reason);
  });

  test('a name that is not there is told with the likely one', () => {
    const filed = filedAs('', ['tags: [Iran talks]', 'byline: Laura Hale']);
    expect(findShelf('tag', 'Iran talk', filed)).toEqual({ likely: 'Iran talks' });
    expect(findShelf('tag', 'iran-talks', filed)).toEqual({ likely: 'Iran talks' });
    expect(findShelf('byline', 'Nobody', filed)).toEqual({ likely: null });
    expect((shelf('byline', 'LAURA HALE', filed) as Shelf).path).toBe('/bylines/laura-hale/' as SourcePath);
  });
});
