import { beforeAll, describe, expect, test } from 'vitest';
import { built, post, SETTINGS } from '../support/built.ts';
import type { SiteFiles } from '../support/memory-disk.ts';

/** Pieces that are held back, by what holds them: each names SECRET, follows open ones, and is on every list. */
const HELD = {
  draft: 'draft: true',
  'piece of the future': 'date: 2030-02-02',
  'piece that has expired': 'expires: 2009-03-01',
  'withdrawn piece': 'withdrawn: {date: 2009-05-01, because: Wrong.}',
  'piece that is unlisted': 'unlisted: true',
} as const;

const NAMES = `hale: {name: Laura Hale, kind: person, see-also: secret}
secret: {name: Secret Name, kind: person, note: A note.}
alias: {name: Secret Alias, see: secret}
town: {name: Secret Town, kind: place}
`;
const OPEN = {
  'posts/a.md': post('title: A\ndate: 2008-02-02\nstory: The lamp', 'Laura Hale came. [B](b.md).'),
  'posts/b.md': post(
    'title: B\ndate: 2009-02-02\nfollows: a\ndateline: Sandvik',
    'Laura Hale left. [Held](held.md).',
  ),
};

describe.each(Object.entries(HELD))('a %s', (_, fields) => {
  let files: SiteFiles;

  beforeAll(async () => {
    const dated = fields.startsWith('date:') ? fields : `date: 2010-02-02\n${fields}`;
    const held = `title: Secret headline\n${dated}\nfollows: b\nstory: Secret story\ndek: Secret dek\ndateline: Secret Town\ntags: secret tag\nbyline: Secret Writer`;
    const site = {
      ...OPEN,
      'site.yaml': `${SETTINGS}search: true\n`,
      'names.yaml': NAMES,
      'lists.yaml':
        'start:\n  name: Start here\n  pieces:\n    - {piece: held, note: Secret note}\n    - a\n    - held\nonly:\n  name: Only held\n  pieces: [held]\n',
      'posts/held.md': post(
        held,
        'Laura Hale met Secret Name and Secret Alias in Secret Town. <https://secret.example/>',
      ),
    };
    files = (await built(site, { theme: 'builtin' })).files;
  });

  test('leaves no trace on indexes, in feeds, references and data', () => {
    for (const path of ['names/hale', 'stories', 'lists/start', 'places/sandvik'])
      expect(Object.keys(files)).toContain(`${path}/index.html`);
    const told = Object.entries(files).flatMap(([path, text]) =>
      [...String(text).matchAll(/.{0,60}(?:secret|2030).{0,60}/gi)].map(([found]) => `${path}: ${found}`),
    );
    expect(
      told.filter((line) => !/^2010\/02\/02\/held\/|^_redirects: .*\/2010\/02\/02\/held\//.test(line)),
    ).toEqual([]);
  });
});
