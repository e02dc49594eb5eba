import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { pull } from '../../../src/desk/proof/proof.ts';
import { previewWorld } from '../../../src/edge/preview/preview-world.ts';
import { loadConfig } from '../../../src/edge/program/config.ts';
import { buildOptions } from '../../../src/edge/program/options.ts';
import { encodePath } from '../../../src/model/address/paths.ts';
import { openPress } from '../../../src/press/press.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';
import { pageAlone, type Running, startFor } from './running.ts';

const manuscript = (title: string, body = `About ${title}.`) =>
  `---\ntitle: ${title}\ntags: [${title.length % 2 === 0 ? 'even' : 'odd'}]\n---\n${body}\n`;

const FILES: { readonly [path: string]: string } = {
  'site.yaml': 'title: The Cable\nurl: https://example.org\ntimezone: UTC\nsearch: false\n',
  'assets/mark.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  ...Object.fromEntries(
    Array.from({ length: 24 }, (_, at) => [
      `posts/${2000 + (at % 3)}/${2000 + (at % 3)}-0${1 + (at % 9)}-0${1 + (at % 7)}-piece-${at}.md`,
      manuscript(`Piece ${at}`),
    ]),
  ),
};

/** What happens to a folder; at the end `last` is written, and its text tells that everything before it was seen. */
const STORMS: { readonly [what: string]: (posts: string) => void } = {
  'a checkout of 2,000 files': (posts) => {
    mkdirSync(join(posts, '1999'));
    for (let at = 0; at < 2000; at++)
      writeFileSync(join(posts, `1999/1999-01-0${1 + (at % 9)}-new-${at}.md`), manuscript(`New ${at}`));
    for (let at = 0; at < 1990; at++) unlinkSync(join(posts, `1999/1999-01-0${1 + (at % 9)}-new-${at}.md`));
  },
  'a folder renamed': (posts) => renameSync(join(posts, '2001'), join(posts, 'moved')),
  'a folder removed': (posts) => rmSync(join(posts, '2002'), { recursive: true }),
  'an editor that saves beside and renames': (posts) => {
    for (const name of readdirSync(join(posts, '2000'))) {
      const file = join(posts, '2000', name);
      writeFileSync(`${file}~`, readFileSync(file));
      writeFileSync(join(posts, '2000', '4913'), '');
      unlinkSync(join(posts, '2000', '4913'));
      writeFileSync(`${file}.tmp`, readFileSync(file, 'utf8').replace('About', 'All about'));
      renameSync(`${file}.tmp`, file);
      unlinkSync(`${file}~`);
    }
  },
  'files deleted and made again within milliseconds': (posts) => {
    for (const name of readdirSync(join(posts, '2000'))) {
      for (let again = 0; again < 5; again++) {
        const text = readFileSync(join(posts, '2000', name), 'utf8');
        unlinkSync(join(posts, '2000', name));
        writeFileSync(join(posts, '2000', name), `${text}\nOnce more ${again}.\n`);
      }
    }
  },
  'a name that differs only in letter case': (posts) => {
    const [name = ''] = readdirSync(join(posts, '2000'));
    renameSync(join(posts, '2000', name), join(posts, '2000', name.replace('piece', 'PIECE')));
  },
  'new folders within new folders': (posts) => {
    mkdirSync(join(posts, 'a/b/c'), { recursive: true });
    writeFileSync(join(posts, 'a/b/c/1998-01-01-deep.md'), manuscript('Deep'));
    writeFileSync(join(posts, 'a/b/1998-01-02-deeper.md'), manuscript('Deeper'));
  },
  'pictures that come, change and go': (posts) => {
    writeFileSync(join(posts, '../assets/mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="9"/>');
    writeFileSync(join(posts, '2000/beside.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(posts, '2000/2000-03-03-lit.md'), manuscript('Lit', '![Lit](beside.svg)'));
  },
};

describe('after a storm', () => {
  const site = layFiles(temporaryFolder(), FILES);
  let watch: Running;
  beforeAll(async () => {
    watch = await startFor(['watch', '--site', site, '--port', '0', '--quiet']);
  });
  afterAll(async () => {
    expect(await watch.stop()).toBe(130);
  });

  test.for(Object.entries(STORMS))('%s leaves what a fresh start shows', async ([what, storm]) => {
    storm(join(site, 'posts'));
    const slug = what.replaceAll(' ', '-').replaceAll(',', '');
    writeFileSync(join(site, `posts/2005-05-05-${slug}.md`), manuscript(`After ${what}`, 'It is over.'));
    await watch.shows(`/2005/05/05/${slug}/`, 'It is over.');
    const fresh = await freshStart(site);
    expect(Object.keys(fresh).length).toBeGreaterThan(40);
    await vi.waitFor(async () => expect(await shown(watch, Object.keys(fresh))).toEqual(fresh), {
      timeout: 120_000,
    });
    for (const gone of ['/1999/01/01/new-0/', '/2001/01/02/nothing/'])
      expect((await watch.get(gone)).status).toBe(404);
  });
});

/** Every page of a site as a start now would show it. */
async function freshStart(site: string): Promise<{ readonly [path: string]: string }> {
  const options = buildOptions({ drafts: true, future: true });
  const { world, close } = previewWorld(site, options.generator, await loadConfig(site));
  const { planned } = await pull(options, world, openPress, null);
  const pages = planned.edition.pages.map((page): [string, string] => [
    encodePath(page.url),
    planned.press.render(page, planned.edition.site),
  ]);
  close();
  return Object.fromEntries(pages);
}

async function shown(watch: Running, paths: readonly string[]): Promise<{ readonly [path: string]: string }> {
  const pages = await Promise.all(
    paths.map(async (path): Promise<[string, string]> => [path, pageAlone((await watch.get(path)).body)]),
  );
  return Object.fromEntries(pages);
}
