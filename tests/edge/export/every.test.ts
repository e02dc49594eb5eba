import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepare } from '../../../src/desk/prepare.ts';
import { drawnProgress } from '../../../src/edge/commands/progress.ts';
import { makerOf } from '../../../src/edge/export/makers.ts';
import { putInPlace } from '../../../src/edge/export/put-in-place.ts';
import { loadConfig, withConfig } from '../../../src/edge/program/config.ts';
import { buildOptions } from '../../../src/edge/program/options.ts';
import { wishOf } from '../../../src/edge/program/wish.ts';
import { openWorld } from '../../../src/edge/world/open-world.ts';
import { EXPORTS, FORMAT_NAMES, type FormatName } from '../../../src/export/formats.ts';
import { post } from '../../support/built.ts';
import { exported } from '../../support/exported.ts';
import { filesIn, layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const folder = temporaryFolder();
const site = join(folder, 'site');
/** A stand-in for WeasyPrint: the bytes of its PDF are those of the HTML. */
const engine = join(folder, 'weasyprint');
const own = (format: FormatName) => (format === 'pdf' ? { engine } : {});
const standing = () => ({ files: filesIn(join(site, 'dist')), at: statSync(join(site, 'dist')).mtimeMs });

beforeAll(() => {
  layFiles(folder, { weasyprint: '#!/bin/sh\ncat book.html > book.pdf\n' });
  chmodSync(engine, 0o755);
  layFiles(site, {
    'site.yaml': 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\n',
    'dist/index.html': 'built',
    'posts/a.md': post('title: A\ndate: 2009-02-02\nbyline: Laura Hale', 'Herring.'),
    'posts/b.md': post('title: B\ndate: 2009-03-01', 'See [a](a.md). ![A map](https://maps.example/a.png)'),
    'posts/c.md': post('title: C\ndate: 2009-03-02\ndraft: true'),
  });
});

describe.skipIf(process.platform === 'win32').each(FORMAT_NAMES)('%s', (format) => {
  const { form } = EXPORTS[format];
  const bytesAt = (path: string) => (form === 'file' ? readFileSync(path, 'latin1') : filesIn(path));

  test('gives the same bytes twice, says what it left out, and leaves dist/ as it was', async () => {
    const before = standing();
    const places = [join(folder, `${format}-1`), join(folder, `${format}-2`)] as const;
    for (const to of places) {
      const { status, said } = await exported(format, { site, to, ...own(format) });
      expect([status, said]).toEqual([0, expect.stringMatching(/left out: 1 draft/)]);
      if (['folder', 'bag', 'wacz'].includes(format))
        expect(said).toContain('1 picture that is on another site');
    }
    expect(bytesAt(places[1])).toEqual(bytesAt(places[0]));
    expect(standing()).toEqual(before);
  });

  test('makes nothing once it is interrupted, and says so', async () => {
    const to = join(folder, `${format}-stopped`);
    expect(await exported(format, { site, to, ...own(format) }, AbortSignal.abort())).toEqual({
      status: 130,
      said: 'Interrupted: nothing was exported.',
    });
    expect(readdirSync(folder).filter((name) => name.includes('stopped'))).toEqual([]);
  });

  test('draws its progress', async () => {
    const stream = Object.assign(new PassThrough(), {
      isTTY: true,
      columns: 80,
      cursorTo() {},
      clearLine() {},
    });
    let now = 0;
    const { progress, end } = drawnProgress(stream as never, () => (now += 2000));
    await made(format, progress);
    end();
    expect(String(stream.read())).toMatch(/(?:Pages|Chapters|Texts|Pieces) .* of [1-9]/);
  });
});

describe('a site without dispatches', () => {
  const pages = layFiles(join(folder, 'pages'), {
    'site.yaml': 'title: The Wire\nurl: https://wire.example\n',
    'posts/_pages/about.md': post('title: About'),
    'posts/draft.md': post('title: Draft\ndate: 2009-02-02\ndraft: true'),
  });

  test('can be copied as a whole', async () => {
    const to = join(folder, 'copied');
    const { status, said } = await exported('folder', { site: pages, to });
    expect([status, said]).toEqual([0, expect.stringContaining('left out: 1 draft')]);
    expect(filesIn(to)['about/index.html']).toContain('About');
  });

  test('makes no book, and says why', async () => {
    const { status, said } = await exported('epub', { site: pages, to: join(folder, 'no-book') });
    expect([status, said]).toEqual([2, 'There is no dispatch to export (left out: 1 draft).']);
  });
});

/** Has a format made by its own module, which is told where to report progress. */
async function made(format: FormatName, progress: (stage: string, done: number, of: number) => void) {
  const config = await loadConfig(site);
  const options = withConfig(buildOptions({ drafts: false, future: false }), config);
  const { generator } = options;
  const place = { site, out: join(site, 'dist'), generator, jobs: null, remember: true, config };
  const { world, close } = openWorld(place, () => {});
  try {
    const planned = await prepare(options, world);
    const choice = {
      wish: wishOf([], {}),
      thread: null,
      story: null,
      list: null,
      unlisted: false,
    };
    const source = { planned, chosen: planned.archive.listed, choice, isWhole: true, program: 'Backfile' };
    const make = await makerOf(format);
    await putInPlace(
      { path: join(folder, `${format}-3`), form: EXPORTS[format].form, site },
      (places) =>
        make({
          ...source,
          ...places,
          site,
          world,
          flags: own(format),
          progress: async (...step) => progress(...step),
        }),
      new AbortController().signal,
    );
  } finally {
    close();
  }
}
