import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../../src/desk/build.ts';
import { prepare } from '../../../src/desk/prepare.ts';
import { stateFolder } from '../../../src/edge/disk/node-disk.ts';
import { outputFolder } from '../../../src/edge/disk/output-folder.ts';
import { notesFolder } from '../../../src/edge/memory/notes.ts';
import { printPool } from '../../../src/edge/printing/pool.ts';
import { openWorld } from '../../../src/edge/world/open-world.ts';
import { testOptions } from '../../support/memory-disk.ts';
import { filesIn, layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const MANY = 60;

test('two threads print the same bytes as one, the feeds in this one', { timeout: 60_000 }, async () => {
  const site = layFiles(
    temporaryFolder(),
    Object.fromEntries([
      ['site.yaml', 'title: The “Wire”\nurl: https://wire.example\ntimezone: UTC\nsearch: false\n'],
      ...Array.from({ length: MANY }, (_, at) => [
        `posts/p${at}.md`,
        `---\ntitle: Piece ${at}\ndate: 20${10 + (at % 9)}-03-${10 + (at % 20)}\nbyline: B${at % 3}\ntags: [t${at % 5}]\n---\nSee “[it](p${(at + 1) % MANY})”.\n`,
      ]),
    ]),
  );
  const out = join(site, 'dist');
  const inWorld = async <T>(
    work: (world: ReturnType<typeof openWorld>['world']) => Promise<T>,
  ): Promise<T> => {
    const { generator } = testOptions();
    const { world, close } = openWorld({ site, out, generator, jobs: 1, remember: true });
    try {
      return await work(world);
    } finally {
      close();
    }
  };
  await inWorld((world) => build(testOptions(), world));
  await inWorld(async (world) => {
    const { edition, printing } = await prepare(testOptions(), world);
    const staging = join(site, 'staging');
    const folder = outputFolder(join(site, 'other'), staging);
    const ground = {
      out: join(site, 'other'),
      staging,
      store: join(stateFolder(out), 'store.db'),
      notes: notesFolder(stateFolder(out)),
    };
    const here = new Set<string>();
    const press = {
      ...printing.press,
      print: (...[page, props]: Parameters<typeof printing.press.print>) => {
        here.add(page.path);
        return printing.press.print(page, props);
      },
    };
    const done: string[] = [];
    // Feeds are first and dispatches last, as `desk/publish.ts` puts them.
    const pages = edition.pages.toSorted((a, b) => Number(a.searched) - Number(b.searched));
    const printed = await printPool(folder, ground, 2)(
      pages,
      { ...printing, press },
      () => {},
      ({ path }) => void done.push(path),
    );
    folder.publish();
    const paths = edition.pages.map(({ path }) => path).sort();
    expect([...printed.keys()].sort()).toEqual(paths);
    expect(done.sort()).toEqual(paths);
    const [one, two] = [filesIn(out), filesIn(join(site, 'other'))];
    expect(Object.keys(two).sort()).toEqual(paths);
    for (const path of paths) expect(two[path], path).toBe(one[path]);
    expect(here.has(pages[0]!.path)).toBe(true);
    expect(here.size).toBeLessThan(pages.length);
    expect(readFileSync(join(site, 'other/feed.xml'), 'utf8')).toContain('“Wire”');
  });
});
