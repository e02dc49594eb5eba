import { describe, expect, test } from 'vitest';
import { file } from '../../src/archive/archive.ts';
import { FiledClipping } from '../../src/archive/filed.ts';
import { outlineOf, stateOf } from '../../src/archive/outline.ts';
import { bitOf, type Part, Reads } from '../../src/archive/reads.ts';
import { parse } from '../../src/copy/parse.ts';
import { readSite } from '../../src/desk/settings/settings.ts';
import { plan } from '../../src/edition/edition.ts';
import type { SourcePath } from '../../src/model/address/paths.ts';
import { digest } from '../../src/model/digest.ts';
import type { Dispatch } from '../../src/model/dispatch.ts';
import { testOptions } from '../support/memory-disk.ts';

const SETTINGS =
  'title: The Wire\nurl: https://wire.example\ntimezone: UTC\nbylines: {hale: {name: Laura Hale}}\n';
const TALKS = 'posts/2009-02-02-talks.md';
const LATER = 'posts/2009-03-01-later.md';

/** Everything by which dispatches are tied to one another. */
const RICH = {
  [TALKS]:
    '---\ntitle: Talks\nbyline: Laura Hale\ncolumn: The Wire\ntags: [iran, talks]\ndek: About talks.\ncorrections:\n  - date: 2009-02-03\n    note: See [this](later).\n---\n\nText, and [more](2009-03-01-later.md).\n\n## Part\n\n![A](a.jpg)\n',
  [LATER]:
    '---\ntitle: Later\nbyline: Laura Hale\ncolumn: The Wire\ntags: [iran]\nfollows: [talks]\nrelated: [alone]\naliases: [/old/1]\nupdated: 2009-03-02\n---\n\nBack to [talks](talks#part) and <https://example.org/x>.\n',
  'posts/2010-01-01-alone.md': '---\ntitle: Alone\nunlisted: true\nlang: fr\n---\n\nAlone.\n',
  'posts/2010-01-01-draft.md': '---\ntitle: Draft\ndraft: true\n---\n\nNot yet.\n',
  'posts/_pages/about.md': '---\ntitle: About\n---\n\nAbout us.\n',
};

describe('the outline of an archive', () => {
  const before = outlineOf(archiveOf(RICH));

  test.each([
    ['a title', 'title: Talks', 'title: Other talks'],
    ['a dek', 'About talks.', 'About other talks.'],
    ['a body', 'Text, and', 'Other text, and'],
    ['a bio line', 'title: Talks', 'bio: She *writes*.\ntitle: Talks'],
    ['a heading', '## Part', '## Another part'],
    ['a picture', 'a.jpg', 'b.jpg'],
    ['a link to another site', 'Text', '[Text](https://example.org/)'],
  ])('is the same after %s changed, and the state of the dispatch is another', (_, from, to) => {
    const archive = archiveOf({ ...RICH, [TALKS]: RICH[TALKS].replace(from, to) });
    expect(outlineOf(archive)).toBe(before);
    expect(stateIn(archive)).not.toBe(stateIn(archiveOf(RICH)));
  });

  test.each([
    ['a tag', 'iran, talks', 'iran'],
    ['a dateline', 'title: Talks', 'dateline: Oslo\ntitle: Talks'],
    ['a day', 'title: Talks', 'title: Talks\ndate: 2009-02-04'],
    ['a byline', 'Laura Hale', 'Ivar Lund'],
    ['a column', 'The Wire', 'Letters'],
    ['a correction', 'See [this](later).', 'Not so.'],
    ['an alias', 'title: Talks', 'title: Talks\naliases: [/old/2]'],
    ['a slug', 'title: Talks', 'title: Talks\nslug: speech'],
    ['a language', 'title: Talks', 'title: Talks\nlang: fr'],
    ['a change of its time', 'title: Talks', 'title: Talks\nupdated: 2009-02-09'],
    ['a draft', 'title: Talks', 'title: Talks\ndraft: true'],
    ['an unlisted one', 'title: Talks', 'title: Talks\nunlisted: true'],
    ['a facsimile, to whose manifest others may link', 'title: Talks', 'title: Talks\nfacsimile: a.jpg'],
  ])('is another after %s changed', (_, from, to) => {
    expect(outlineOf(archiveOf({ ...RICH, [TALKS]: RICH[TALKS].replace(from, to) }))).not.toBe(before);
  });

  test.each([
    [
      'a standing page',
      { ...RICH, 'posts/_pages/about.md': '---\ntitle: About\n---\n\nAbout you.\n' },
      SETTINGS,
    ],
    [
      'the portrait of a byline',
      RICH,
      SETTINGS.replace('{name: Laura Hale}', '{name: Laura Hale, image: https://example.org/a.jpg}'),
    ],
    [
      'a link to an earlier dispatch',
      { ...RICH, [LATER]: RICH[LATER].replace('talks#part', 'nothing') },
      SETTINGS,
    ],
    [
      'the slug of a draft, to which others may link,',
      {
        ...RICH,
        'posts/2010-01-01-draft.md': '---\ntitle: Draft\nslug: note\ndraft: true\n---\n\nNot yet.\n',
      },
      SETTINGS,
    ],
    ['a setting', RICH, `${SETTINGS}tagline: Daily\n`],
    ['one dispatch more', { ...RICH, 'posts/2011-01-01-new.md': '---\ntitle: New\n---\n\nNew.\n' }, SETTINGS],
  ])('is another after %s changed', (_, files, settings) => {
    expect(outlineOf(archiveOf(files, settings))).not.toBe(before);
  });

  test('is another if an old address leads elsewhere, as links to it do', () => {
    const archive = archiveOf(RICH);
    const moved = [{ registered: { address: '/old/talks/' }, path: '/talks/', kind: null }] as never;
    expect(outlineOf({ ...archive, followed: { ...archive.followed, moved } })).not.toBe(before);
  });

  test('does not tell the time', () => {
    expect(outlineOf(archiveOf(RICH, SETTINGS, Date.UTC(2026, 0, 2)))).toBe(before);
  });

  test('has no need to tell what planning reads: that is no words', () => {
    const archive = archiveOf(RICH);
    const [{ pages }, read] = archive.reads.during(() => plan(archive, [], {}));
    expect(pages.length).toBeGreaterThan(20);
    expect(read).toEqual(new Map());
  });
});

describe('reads', () => {
  test('are told of what is asked while something is made, by its part, and of nothing else', () => {
    const [dispatch] = dispatchesOf(RICH, SETTINGS) as [Dispatch];
    const reads = new Reads();
    const body = { fills: [], archived: [], lead: null, facsimile: [], thumbnail: null };
    const clipping = new FiledClipping({ slip: dispatch } as never, dispatch, body, {} as never, reads);
    const parts = (...names: readonly Part[]) =>
      new Map([[clipping, names.reduce((sum, name) => sum | bitOf(name), 0)]]);
    expect(clipping.dispatch).toBe(dispatch);
    expect(reads.during(() => 'nothing')).toEqual(['nothing', new Map()]);
    expect(reads.during(() => clipping.slip.source)).toEqual([dispatch.source, new Map()]);
    expect(reads.during(() => clipping.dispatch.title)).toEqual(['Talks', parts('dispatch')]);
    for (const shown of ['display', 'fills', 'archived', 'lead', 'facsimile', 'thumbnail'] as const)
      expect([shown, reads.during(() => clipping[shown])[1]]).toEqual([shown, parts('dispatch')]);
    expect(reads.during(() => [clipping.length, clipping.dispatch.dek])[1]).toEqual(
      parts('length', 'dispatch'),
    );
    const teaser = () => reads.part('teaser', clipping, () => clipping.dispatch.title);
    expect(teaser()).toBe('Talks');
    expect(reads.shown()).toEqual(new Map());
    expect(reads.during(teaser)).toEqual(['Talks', parts('teaser')]);
    expect(reads.shown()).toEqual(new Map([[clipping, { teaser: '"Talks"' }]]));
    expect(() => reads.during(() => JSON.parse('{'))).toThrow();
    expect(reads.during(() => 'nothing')).toEqual(['nothing', new Map()]);
  });
});

function stateIn({ listed }: ReturnType<typeof archiveOf>): string {
  return stateOf(listed.find(({ slip }) => slip.source === TALKS) as (typeof listed)[number]);
}

function archiveOf(files: { readonly [path: string]: string }, settings = SETTINGS, now = testOptions().now) {
  const site = readSite([{ path: 'site.yaml' as SourcePath, text: settings }], testOptions({ now }), []);
  return file(dispatchesOf(files, settings), [], site);
}

function dispatchesOf(files: { readonly [path: string]: string }, settings: string): readonly Dispatch[] {
  const site = readSite([{ path: 'site.yaml' as SourcePath, text: settings }], testOptions(), []);
  return Object.entries(files).map(([path, text]) => {
    const { dispatch } = parse({ path: path as SourcePath, digest: digest(text), text }, site.style);
    return dispatch as Dispatch;
  });
}
