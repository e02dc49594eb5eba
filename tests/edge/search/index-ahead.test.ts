import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backfile } from '../../support/here.ts';
import { filesIn, layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const SETTINGS = [
  'title: The Wire\nurl: https://wire.example\ntimezone: UTC',
  ...['register', 'related', 'citations', 'images'].map((name) => `${name}: false\n`),
].join('\n');
/** As many dispatches as are worth another thread. */
const POSTS = Object.fromEntries(
  Array.from({ length: 420 }, (_, at) => [
    `posts/d${at}.md`,
    `---\ntitle: Piece ${at}\ndate: ${2000 + (at % 4)}-02-0${1 + (at % 9)}\n---\n\nHerring and lamp, river ${at}.\n`,
  ]),
);
const template = (more: string) => ({
  'templates/dispatch.njk': `<html lang="en"><main data-pagefind-body><h1>{{ dispatch.headline }}</h1>{{ dispatch.copy }}${more}</main></html>`,
});

const site = (files: { readonly [path: string]: string }) =>
  layFiles(temporaryFolder(), { 'site.yaml': SETTINGS, ...POSTS, ...files });
const build = async (folder: string, jobs: number) => {
  const { status, stdout, stderr } = await backfile(['build', '--jobs', `${jobs}`, '--site', folder]);
  return { status, said: stdout + stderr, dist: filesIn(join(folder, 'dist')) };
};

test('an index that is begun while pages are printed is that of one thread, and a build that fails leaves the last', {
  timeout: 120_000,
}, async () => {
  const folder = site(template(''));
  const begun = await build(folder, 2);
  expect(begun).toMatchObject({ status: 0 });
  expect(Object.keys(begun.dist).filter((path) => path.endsWith('.pf_fragment')).length).toBeGreaterThan(400);
  expect(begun.dist).toEqual((await build(site(template('')), 1)).dist);
  layFiles(folder, template('{% if dispatch.headline == "Piece 419" %}{{ nothing.of.it }}{% endif %}'));
  const failed = await build(folder, 2);
  expect(failed).toMatchObject({ status: 1, said: expect.stringContaining('templates/dispatch.njk') });
  expect(failed.dist).toEqual(begun.dist);
  layFiles(folder, template('<p>Mended</p>'));
  expect((await build(folder, 2)).dist).toEqual((await build(site(template('<p>Mended</p>')), 1)).dist);
});
