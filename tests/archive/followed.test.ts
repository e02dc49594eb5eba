import { describe, expect, test } from 'vitest';
import type { Shelf } from '../../src/archive/clipping.ts';
import { departed, whereTheyStood } from '../../src/archive/departed.ts';
import { followRegister, type Owners } from '../../src/archive/followed.ts';
import { identityOf, isOf } from '../../src/archive/register/holders.ts';
import { likenessBetween, markOf } from '../../src/archive/register/likeness.ts';
import { registeredSlugs } from '../../src/archive/register/registered-slugs.ts';
import type { SitePath, SourcePath } from '../../src/model/address/paths.ts';
import { type Dispatch, UNWRITTEN } from '../../src/model/dispatch.ts';
import type { Register, Registered, Stood } from '../../src/model/register.ts';
import type { Site } from '../../src/model/site.ts';

const dispatchOf = (name: string, more: Partial<Dispatch> = {}) =>
  ({
    ...UNWRITTEN,
    ...{ source: `posts/${name}.md` as SourcePath, title: `The ${name}`, lede: `Of ${name} at length.` },
    filed: { day: '2009-02-03' },
    ...more,
  }) as Dispatch;
/** A dispatch at its address. */
const entry = (name: string, path = `/${name}/`, more: Partial<Dispatch> = {}) => {
  const dispatch = dispatchOf(name, more);
  return { dispatch, slip: dispatch, path: path as SitePath };
};
const shelf = (kind: Shelf['kind'], name: string, path: string) => ({ kind, name, path }) as Shelf;
type Line = readonly [address: string, stood: Stood, since?: string];
const register = (...lines: readonly Line[]): Register => ({
  lines: lines.map(
    ([address, stood, since = '2009-02-03'], at): Registered => ({ address, since, stood, line: at + 1 }),
  ),
  unread: [],
  kept: null,
});
const byFile = (name: string, mark = 'x.y'): Stood => ({
  ...{ kind: 'dispatch', source: `posts/${name}.md` },
  mark,
});
const owners = (more: Partial<Owners> = {}): Owners => ({
  ...{ entries: [], pages: [], gone: [], shelves: [], unpublished: [] },
  shelfNamed: (kind, name) => more.shelves?.find((each) => each.kind === kind && each.name === name),
  settled: () => false,
  ...more,
});
/** What became of registered addresses, in short. */
function followed(lines: Register, more: Partial<Owners>) {
  const { moved, lost, renamed } = followRegister(lines, owners(more));
  return {
    moved: moved.map(({ registered, path }) => `${registered.address} ${path}`),
    lost: lost.map(({ registered, heldBack, likely }) => [
      registered.address,
      heldBack?.source ?? null,
      likely,
    ]),
    renamed: [...renamed],
  };
}
const NOTHING = { moved: [], lost: [], renamed: [] };

describe('a dispatch at a registered address', () => {
  test('stands where it stood', () => {
    const entries = [entry('a'), entry('b', '/b/', { id: 'tag:b' })];
    const lines = register(['/a/', byFile('a')], ['/b/', { kind: 'dispatch', id: 'tag:b' }]);
    expect(followed(lines, { entries })).toEqual(NOTHING);
    expect(followed(lines, { pages: entries })).toEqual(NOTHING);
    expect(followed(lines, { gone: entries })).toEqual(NOTHING);
  });

  test('has moved where its file or its id stands elsewhere', () => {
    const entries = [entry('a', '/new/a/'), entry('other', '/new/b/', { id: 'tag:b' })];
    const lines = register(['/a/', byFile('a')], ['/b/', { kind: 'dispatch', id: 'tag:b' }]);
    expect(followed(lines, { entries })).toEqual({ ...NOTHING, moved: ['/a/ /new/a/', '/b/ /new/b/'] });
  });

  test('is known by its file in another Unicode form or letter case, unless several files may be meant', () => {
    const lines = register(['/a/', byFile('Caf\u00e9')]);
    const [decomposed, lower] = [entry('Cafe\u0301', '/d/'), entry('caf\u00e9', '/l/')];
    // The name is not rewritten, since two machines would undo each other's change.
    expect(followed(lines, { entries: [decomposed] })).toEqual({ ...NOTHING, moved: ['/a/ /d/'] });
    expect(followed(lines, { entries: [lower] }).moved).toEqual(['/a/ /l/']);
    expect(followed(lines, { unpublished: [lower.dispatch] }).lost).toEqual([
      ['/a/', 'posts/caf\u00e9.md', null],
    ]);
    expect(followed(lines, { entries: [decomposed, lower] }).moved).toEqual([]);
  });

  test('is led to the first of several with its id', () => {
    const entries = [entry('a', '/1/', { id: 'x' }), entry('b', '/2/', { id: 'x' })];
    const lines = register(['/b/', { kind: 'dispatch', id: 'x' }]);
    expect(followed(lines, { entries }).moved).toEqual(['/b/ /1/']);
  });

  test('is known by its place under another file name, and by its id from then on', () => {
    const renamed = [[1, { ...byFile('new'), mark: markOf(dispatchOf('new')) }]];
    expect(followed(register(['/a/', byFile('a')]), { entries: [entry('new', '/a/')] })).toEqual({
      ...NOTHING,
      renamed,
    });
    expect(
      followed(register(['/a/', byFile('a')]), { entries: [entry('a', '/a/', { id: 'x' })] }).renamed,
    ).toEqual([[1, { kind: 'dispatch', id: 'x' }]]);
  });

  test('is known by its words under another file name at another address', () => {
    const words = { title: 'Talks', lede: 'They met.' };
    const lines = register(['/a/', byFile('a', markOf(words))]);
    const [both, other] = [entry('n', '/n/', words), entry('o', '/o/')];
    expect(followed(lines, { entries: [other, both] }).moved).toEqual(['/a/ /n/']);
    // Two with the same words: it could be either.
    const twins = [both, entry('m', '/m/', words)];
    expect(followed(lines, { entries: twins })).toEqual({ ...NOTHING, lost: [['/a/', null, '/n/']] });
    // One that the register lists itself is not it.
    const listed = register(['/a/', byFile('a', markOf(words))], ['/n/', byFile('n')]);
    expect(followed(listed, { entries: [both] })).toEqual({ ...NOTHING, lost: [['/a/', null, null]] });
  });

  test('is known by a headline or first words alone if nothing else of that day has them', () => {
    const mark = markOf({ title: 'Talks', lede: 'They met.' });
    const lines = register(['/a/', byFile('a', mark)]);
    const near = entry('n', '/n/', { title: 'Talks' });
    expect(followed(lines, { entries: [near] }).moved).toEqual(['/a/ /n/']);
    const onAnotherDay = entry('n', '/n/', {
      title: 'Talks',
      filed: { day: '2009-02-04' } as Dispatch['filed'],
    });
    expect(followed(lines, { entries: [onAnotherDay] })).toEqual({
      ...NOTHING,
      lost: [['/a/', null, '/n/']],
    });
    const second = entry('m', '/m/', { lede: 'They met.' });
    expect(followed(lines, { entries: [near, second] }).moved).toEqual([]);
  });

  test('is lost where nothing is like it; what is held back is told, and what has the same last segment', () => {
    const lines = register(['/2009/a/', byFile('a')], ['/b/', { kind: 'dispatch', id: 'tag:b' }]);
    const unpublished = [dispatchOf('x'), dispatchOf('a'), dispatchOf('y', { id: 'tag:b' })];
    const entries = [entry('z', '/moved/A/')];
    expect(followed(lines, { entries, unpublished })).toEqual({
      ...NOTHING,
      lost: [
        ['/2009/a/', 'posts/a.md', '/moved/A/'],
        ['/b/', 'posts/y.md', null],
      ],
    });
    const two = [...entries, entry('w', '/again/a/')];
    expect(followed(lines, { entries: two }).lost[0]).toEqual(['/2009/a/', null, null]);
  });

  test('is not lost where a columnist settled its address', () => {
    const lines = register(['/A/', byFile('a')]);
    expect(followed(lines, { settled: (address) => address === '/a/' })).toEqual(NOTHING);
    expect(followed(lines, { settled: (address) => address === '/A/' }).lost).toHaveLength(1);
  });
});

describe('a shelf at a registered address', () => {
  const tag = (name: string): Stood => ({ kind: 'tag', name });

  test('stands, has moved, or is written in another way', () => {
    const shelves = [shelf('tag', 'iran', '/tags/iran/'), shelf('tag', 'Talks', '/tags/talks/')];
    const lines = register(
      ['/tags/iran/', tag('iran')],
      ['/tags/persia/', tag('iran')],
      ['/tags/talks/', tag('talks')],
    );
    expect(followed(lines, { shelves })).toEqual({
      ...NOTHING,
      moved: ['/tags/persia/ /tags/iran/'],
      renamed: [[3, { kind: 'tag', name: 'Talks' }]],
    });
  });

  test('is lost without a name or an address; likely is the shelf of its kind with most of its words', () => {
    const shelves = [
      shelf('tag', 'talks', '/tags/talks/'),
      shelf('tag', 'peace and talks', '/tags/peace-and-talks/'),
      shelf('tag', 'fish', '/tags/fish/'),
      shelf('column', 'peace talks', '/columns/peace-talks/'),
    ];
    const lost = (name: string, all: readonly Shelf[], ...more: readonly Line[]) =>
      followed(register(['/tags/gone/', tag(name)], ...more), { shelves: all }).lost.map((one) => one[2]);
    expect(lost('peace talks', shelves)).toEqual(['/tags/peace-and-talks/']);
    expect(lost('herring', shelves)).toEqual([null]);
    // The only one that the register does not know.
    expect(lost('herring', shelves.slice(2))).toEqual(['/tags/fish/']);
    expect(lost('herring', shelves.slice(2), ['/tags/fish/', tag('fish')])).toEqual([null]);
    expect(lost('herring', shelves.slice(3))).toEqual([null]);
  });
});

test('an empty register follows nothing', () => {
  expect(followed(register(), { entries: [entry('a')] })).toEqual(NOTHING);
});

describe('an identity in the register', () => {
  test('is the id of a dispatch, else its file with a mark of its words', () => {
    const [named, plain] = [entry('a', '/a/', { id: 'x' }), entry('a')];
    expect(identityOf(named)).toEqual({ id: 'x' });
    expect(identityOf(plain)).toEqual({ source: 'posts/a.md', mark: markOf(plain.dispatch) });
  });

  test('stays as it was written while it is right', () => {
    const before = { source: 'posts/a.md', mark: 'old.mark' };
    expect(identityOf(entry('a'), before)).toBe(before);
    const byId = { id: 'x' };
    expect(identityOf(entry('a', '/a/', { id: 'x' }), byId)).toBe(byId);
    expect(identityOf(entry('a', '/a/', { id: 'y' }), byId)).toEqual({ id: 'y' });
    expect(identityOf(entry('b'), before)).toMatchObject({ source: 'posts/b.md' });
  });

  test('is of a dispatch whose file or id it names as it would be named now', () => {
    expect(isOf(undefined, byFile('a'))).toBe(false);
    expect(isOf(entry('a'), byFile('a'))).toBe(true);
    expect(isOf(entry('a'), byFile('b'))).toBe(false);
    expect(isOf(entry('a', '/a/', { id: 'x' }), byFile('a'))).toBe(false);
    expect(isOf(entry('a', '/a/', { id: 'x' }), { kind: 'dispatch', id: 'x' })).toBe(true);
    expect(isOf(entry('a'), { kind: 'dates' })).toBe(false);
  });
});

describe('marks of words', () => {
  test('are equal in as many parts as say the same, whatever their case and signs', () => {
    const mark = markOf({ title: 'Talks, at length!', lede: 'They met.' });
    expect(mark).toMatch(/^[\da-f]{8}\.[\da-f]{8}$/);
    expect(likenessBetween(mark, markOf({ title: 'TALKS at “length”', lede: 'they met' }))).toBe(2);
    expect(likenessBetween(mark, markOf({ title: 'Talks', lede: 'they met' }))).toBe(1);
    expect(likenessBetween(mark, markOf({ title: 'They met', lede: 'Talks at length' }))).toBe(0);
  });

  test('say nothing of a part without words', () => {
    expect(markOf({ title: '—', lede: '' })).toBe('-.-');
    expect(likenessBetween('-.-', '-.-')).toBe(0);
  });
});

describe('slugs in the register', () => {
  const slugs = registeredSlugs(
    register(
      ['/tags/later/', { kind: 'tag', name: 'Iran' }, '2010-01-01'],
      ['/tags/first/', { kind: 'tag', name: 'iran' }, '2009-01-01'],
      ['/columns/iran/', { kind: 'column', name: 'iran' }],
      ['/elsewhere/iran/', { kind: 'tag', name: 'iran' }],
      ['/tags/iran/2009/', { kind: 'tag', name: 'iran' }],
      ['/tags//', { kind: 'tag', name: 'iran' }],
      ['/tags/open', { kind: 'tag', name: 'iran' }],
      ['/tags/page/', { kind: 'index' }],
    ),
  );

  test('are those of a name in its kind, the latest last', () => {
    expect(slugs.of('tag', 'IRAN')).toEqual(['first', 'later']);
    expect(slugs.of('column', 'iran')).toEqual(['iran']);
    expect(slugs.of('byline', 'iran')).toEqual([]);
  });

  test('are had by their kind alone', () => {
    expect([slugs.has('tag', 'first'), slugs.has('column', 'first'), slugs.has('tag', 'page')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('what is gone', () => {
  const gone = (name: string, path: string, more: Partial<Dispatch> = {}) => ({
    ...entry(name, path, more),
    kind: 'expired',
  });
  type Gone = Parameters<typeof departed>[0];
  const site = { now: Date.UTC(2010, 0, 1) } as Site;
  const asGone = (...all: readonly object[]) => all as unknown as Gone;
  const follow = (lines: Register, all: Gone) => followRegister(lines, owners({ gone: all }));

  test('is told where it stood, and at no new address', () => {
    const all = asGone(gone('a', '/new/'), gone('b', '/b/'));
    const lines = register(['/a/', byFile('a')], ['/older/', byFile('a')], ['/b/', byFile('b')]);
    const { gone: stood, followed: after } = whereTheyStood(all, follow(lines, all));
    expect(stood.map(({ path }) => path)).toEqual(['/a/', '/b/']);
    expect(after.moved.map(({ registered, path }) => [registered.address, path])).toEqual([
      ['/older/', '/a/'],
    ]);
  });

  test('is told where it would stand now if that is registered', () => {
    const all = asGone(gone('a', '/a/'));
    const lines = register(['/a/', byFile('a')], ['/older/', byFile('a')]);
    const before = follow(lines, all);
    expect(whereTheyStood(all, before)).toEqual({ gone: all, followed: before });
  });

  test('is known to readers if its address was registered or leads there, in whatever letter case', () => {
    const all = asGone(gone('a', '/A/'), gone('b', '/new/B/'), gone('c', '/c/'));
    const lines = register(['/a/', byFile('x')], ['/b/', byFile('b')]);
    expect(departed(all, follow(lines, all), site).map(({ path }) => path)).toEqual(['/A/', '/new/B/']);
  });

  test('is told without a register if it was withdrawn, but not if it is a draft or comes later', () => {
    const withdrawn = { withdrawn: { because: 'Not so.' } as unknown as Dispatch['withdrawn'] };
    const all = asGone(
      gone('a', '/a/', withdrawn),
      gone('b', '/b/', { ...withdrawn, draft: true }),
      gone('d', '/d/', { ...withdrawn, notBefore: Date.UTC(2010, 0, 2) }),
      gone('c', '/c/'),
    );
    expect(departed(all, follow(register(), all), site).map(({ path }) => path)).toEqual(['/a/']);
    expect(departed([], follow(register(), []), site)).toEqual([]);
  });
});
