import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { layFiles, temporaryFolder } from '../support/site-on-disk.ts';
import { pageAlone, type Running, start } from './running.ts';

const folder = temporaryFolder();

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
  test.for(Object.entries(STORMS))('%s leaves what a fresh start shows', async ([what, storm]) => {
    const site = layFiles(join(folder, what.replaceAll(' ', '-')), FILES);
    const watch = await start(['watch', '--site', site, '--port', '0', '--quiet']);
    storm(join(site, 'posts'));
    const last = join(site, 'posts', '2000', '2000-09-09-last.md');
    writeFileSync(last, manuscript('Last', 'The storm is over.'));
    await watch.shows('/2000/09/09/last/', 'The storm is over.');
    const fresh = await start(['watch', '--site', site, '--port', '0', '--quiet']);
    await vi.waitFor(async () => expect(await everything(watch)).toEqual(await everything(fresh)), {
      timeout: 20_000,
    });
    expect(await watch.stop()).toBe(130);
  });
});

/** Every page and picture that an archive's sitemap and pages lead to, without what preview adds. */
async function everything({ get }: Running): Promise<{ readonly [path: string]: string }> {
  const pages: { [path: string]: string } = {};
  const waiting = ['/', '/sitemap.xml', '/feed.xml', '/assets/mark.svg', '/mark.svg'];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (path in pages) continue;
    const { status, body } = await get(path);
    pages[path] = `${status} ${pageAlone(body)}`;
    for (const [, href = ''] of body.matchAll(/(?:href|src)="(\/(?!theme|__)[^"#?]*)"/g)) waiting.push(href);
  }
  return pages;
}
