import { expect, test } from 'vitest';
import { file } from '../../src/archive/archive.ts';
import { restore } from '../../src/archive/restored.ts';
import { bodyIn, inOrder, type Snapshot, takeSnapshot } from '../../src/archive/snapshot.ts';
import { parse } from '../../src/copy/parse.ts';
import { readSite } from '../../src/desk/settings/settings.ts';
import { plan } from '../../src/edition/edition.ts';
import type { AssetFile } from '../../src/model/asset.ts';
import { digest } from '../../src/model/digest.ts';
import type { Dispatch } from '../../src/model/dispatch.ts';
import type { SourcePath } from '../../src/model/paths.ts';
import { testOptions } from '../support/memory-disk.ts';

const SETTINGS =
  'title: The Wire\nurl: https://wire.example/column\ntimezone: UTC\nlang: en\ncolumns: {wire: {name: The Wire, tagline: Daily}}\nbylines: {hale: {name: Laura Hale, image: hale.jpg, bio: "Of [this](talks)."}, lund: Ivar Lund}\ntags: {iran: {name: Persia, description: Of it.}}\nfeeds: {entries: 2, archives: [site, tags]}\narchived-links: true\n';

/** Everything that filing decides. */
const POSTS = {
  'posts/2009-02-02-talks.md':
    '---\ntitle: Talks\nbyline: hale\ncolumn: wire\ntags: [iran, C++]\ndek: Of talks.\nimage: {src: fog.jpg, alt: Fog, credit: A}\ncorrections:\n  - date: 2009-02-03\n    note: See [this](later).\n---\n\nText, [more](2009-03-01-later.md), [lost](nowhere).\n\n![A](fog.jpg)\n',
  'posts/2009-03-01-later.md':
    '---\ntitle: Later\nbyline: [hale, Ivar Lund]\ncolumn: wire\ntags: [Iran]\nfollows: [talks, nothing]\nrelated: [alone, talks]\naliases: [/old/1]\nupdated: 2009-03-02\nid: own-id\n---\n\nBack to [talks](talks#part) and <https://gone.example/x>.\n\n![B](fog.jpg)\n',
  'posts/2010-01-01-alone.md':
    '---\ntitle: Alone\nunlisted: true\nlang: fr\ntags: [hidden]\n---\n\nSee [talks](talks).\n',
  'posts/2010-02-01-elsewhere.md':
    '---\ntitle: Elsewhere\ncanonical: https://other.example/a\npermalink: /moved/\nbio: A [bio](talks).\n---\n\nOnce.\n',
  'posts/2010-03-01-draft.md':
    '---\ntitle: Draft\ndraft: true\n---\n\nNot [yet](../assets/of-the-draft.pdf).\n',
  'posts/2999-01-01-ahead.md': '---\ntitle: Ahead\n---\n\nNot yet.\n',
  'posts/_pages/about.md': '---\ntitle: About\n---\n\nOf [talks](talks). ![C](fog.jpg)\n',
};

const ASSETS = ['posts/fog.jpg', 'assets/hale.jpg', 'assets/of-the-draft.pdf'].map(
  (path): AssetFile => ({ path: path as SourcePath, digest: digest(path), bytes: 1 }),
);

test.each([
  ['as readers get it', {}],
  ['with drafts and what is dated ahead', { drafts: true, future: true }],
])('an archive is restored from its snapshot: %s', (_, options) => {
  const archived = {
    path: 'links.json' as SourcePath,
    text: JSON.stringify({ 'https://gone.example/x': { archived: 'https://archive.example/x' } }),
  };
  const site = readSite(
    [{ path: 'site.yaml' as SourcePath, text: SETTINGS }, archived],
    testOptions(options),
    [],
  );
  const dispatches = Object.entries(POSTS).map(([path, text]) => {
    const { dispatch } = parse({ path: path as SourcePath, digest: digest(text), text }, site.style);
    return dispatch as Dispatch;
  });
  const archive = file(dispatches, ASSETS, site);
  const snapshot = JSON.parse(JSON.stringify(takeSnapshot(archive))) as Snapshot;
  expect(JSON.stringify(snapshot)).not.toMatch(/Of talks|"Talks"|Back to/);
  const order = inOrder(archive);
  const { archive: restored } = restore(snapshot, {
    ...{ site, assets: ASSETS },
    fetch: (path) => dispatches.find(({ source }) => source === path) as Dispatch,
    show: (place) => (order[place] as (typeof order)[number]).display,
    body: (place) => bodyIn(order[place] as (typeof order)[number]),
    fetchAll: () => dispatches,
  });
  expect(restored.findings).toEqual(archive.findings);
  expect(restored.findings.length).toBeGreaterThan(2);
  expect([restored.leftOut, restored.held]).toEqual([archive.leftOut, archive.held]);
  expect([restored.assets, restored.heldFiles]).toEqual([archive.assets, archive.heldFiles]);
  expect(restored.heldFiles.map(({ path }) => path)).toEqual(
    'drafts' in options ? [] : ['assets/of-the-draft.pdf'],
  );
  const [before, after] = [plan(archive, [], {}), plan(restored, [], {})];
  expect(after.site).toEqual(before.site);
  expect(after.findings).toEqual(before.findings);
  const shown = (edition: typeof before) =>
    edition.pages.map(({ props, modified, derived, ...page }) => ({
      ...page,
      props: JSON.parse(JSON.stringify(props())) as unknown,
      modified: modified(),
      derived: derived?.(),
    }));
  expect(shown(after)).toEqual(shown(before));
  expect(before.pages.length).toBeGreaterThan(30);
});
