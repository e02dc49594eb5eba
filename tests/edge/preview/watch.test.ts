import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';
import { pageAlone, type Running, run, start, startFor } from './running.ts';

const folder = temporaryFolder();
const TALKS = '/2009/02/02/talks/';

function site(name: string, more: { readonly [path: string]: string } = {}): string {
  return layFiles(join(folder, name), {
    'site.yaml': 'title: The Cable\nurl: https://example.org\ntimezone: UTC\n',
    'posts/2009-02-02-talks.md': '---\ntitle: Talks\ntags: [iran]\n---\nBefore lunch.\n',
    'posts/2009-02-01-dinner.md': '---\ntitle: Dinner\n---\nAfter lunch.\n',
    ...more,
  });
}

describe('watch', () => {
  const here = site('shared', {
    'posts/2010-01-01-draft.md': '---\ntitle: Half\ndraft: true\n---\nOne two three.\n',
    'posts/2999-01-01-later.md': '---\ntitle: Later\n---\nFour.\n',
  });
  const file = join(here, 'posts/2009-02-02-talks.md');
  let watch: Running;
  beforeAll(async () => {
    watch = await startFor(['watch', '--site', here, '--port', '0']);
  });
  afterAll(() => watch.stop('SIGKILL'));

  test('shows what was saved, on the page and in what is made of it, without making dist', async () => {
    expect((await watch.get(TALKS)).body).toContain('Before lunch.');
    writeFileSync(file, '---\ntitle: Talks\ntags: [iran]\n---\nDuring lunch.\n');
    await watch.shows(TALKS, 'During lunch.');
    expect((await watch.get('/feed.xml')).body).toContain('During lunch.');
    expect(existsSync(join(here, 'dist'))).toBe(false);
  });

  test('shows the page that is looked at first, with the bytes that it has when all is filed anew', async () => {
    writeFileSync(file, '---\ntitle: Talks\ntags: [iran]\n---\nOver tea.\n');
    await watch.shows(TALKS, 'Over tea.');
    const { version, told } = await watch.events();
    // Whole at once: a file that is seen half written would be shown twice.
    writeFileSync(join(folder, 'coffee.md'), '---\ntitle: Talks\ntags: [iran]\n---\nOver coffee.\n');
    renameSync(join(folder, 'coffee.md'), file);
    expect(await told()).toBe(version + 1);
    const [first, feed] = await Promise.all([watch.get(TALKS), watch.get('/feed.xml')]);
    expect(pageAlone(first.body)).toContain('Over coffee.');
    // Every other page waits until all is filed anew.
    expect(feed.body).toContain('Over coffee.');
    expect(await told()).toBe(version + 2);
    expect(pageAlone((await watch.get(TALKS)).body)).toBe(pageAlone(first.body));
  });

  test('says one line for each save: what changed, how long it took, and what was found', async () => {
    const own = site('said');
    const running = await start(['watch', '--site', own, '--port', '0']);
    const talks = join(own, 'posts/2009-02-02-talks.md');
    // Whole at once, as editors save: a file that is seen half written would have a line of its own.
    const save = (text: string) => {
      writeFileSync(join(folder, 'unsaved.md'), text);
      renameSync(join(folder, 'unsaved.md'), talks);
    };
    const says = (line: RegExp) =>
      vi.waitFor(() => expect(running.said()).toMatch(line), { timeout: 20_000 });
    save('---\ntitle: Talks\n---\nDuring lunch.\n');
    await says(/^✓ posts\/2009-02-02-talks\.md in \d+ ms: nothing is wrong$/m);
    save('---\ntitle: Talks\ntagz: [a]\n---\nDuring [lunch](nothing.md).\n');
    await says(/^! posts\/2009-02-02-talks\.md in \d+ ms: 2 warnings$/m);
    save('---\ntitle: Talks\ndate: 2009-02-30\n---\nDuring lunch.\n');
    await says(/^✗ posts\/2009-02-02-talks\.md in \d+ ms: 1 error, 1 warning$/m);
    rmSync(talks);
    await says(/^✓ posts\/2009-02-02-talks\.md removed in \d+ ms: nothing is wrong$/m);
    expect(running.said().match(/ in \d+ ms: /g)).toHaveLength(4);
  });

  test('says where an old address will lead when a published file is renamed', async () => {
    const own = site('renamed', {
      'addresses.txt': '/2009/02/01/dinner/ 2009-02-01 dispatch id dinner\n',
      'posts/2009-02-01-dinner.md': '---\ntitle: Dinner\nid: dinner\n---\nAfter lunch.\n',
    });
    const running = await start(['watch', '--site', own, '--port', '0']);
    renameSync(join(own, 'posts/2009-02-01-dinner.md'), join(own, 'posts/2009-02-01-supper.md'));
    await running.shows('/2009/02/01/supper/', 'After lunch.');
    await vi.waitFor(() =>
      expect(running.said()).toContain(
        '/2009/02/01/supper/: its old address /2009/02/01/dinner/ will redirect here.',
      ),
    );
    renameSync(join(own, 'posts/2009-02-01-supper.md'), join(own, 'posts/2009-02-01-dinner.md'));
    await running.shows('/2009/02/01/dinner/', 'After lunch.');
    const draft = '---\ntitle: Dinner\nid: dinner\ndraft: true\n---\nAfter lunch.\n';
    writeFileSync(join(own, 'posts/2009-02-01-dinner.md'), draft);
    await vi.waitFor(() =>
      expect(running.said()).toContain(
        'posts/2009-02-01-dinner.md is a draft now, but was published at /2009/02/01/dinner/: a build will stop',
      ),
    );
    const later = '---\ntitle: Dinner\nid: dinner\ndate: 2999-02-01\n---\nAfter lunch.\n';
    writeFileSync(join(own, 'posts/2009-02-01-dinner.md'), draft.replace('draft: true\n---', '---\nLong'));
    await running.shows('/2009/02/01/dinner/', 'Long');
    writeFileSync(join(own, 'posts/2009-02-01-dinner.md'), later);
    await vi.waitFor(() =>
      expect(running.said()).toContain(
        'posts/2009-02-01-dinner.md waits for its day now, but was published at /2009/02/01/dinner/: a build will stop',
      ),
    );
    expect(running.said()).not.toContain('/2999/');
    rmSync(join(own, 'posts/2009-02-01-dinner.md'));
    await vi.waitFor(() => expect(running.said()).toContain('address-lost'), { timeout: 60_000 });
    expect(running.said()).toMatch(/^✓ posts\/2009-02-01-dinner\.md removed in \d+ ms$/m);
  });

  test('shows a dispatch under any ending of Markdown, its files, and nothing that an editor leaves', async () => {
    layFiles(here, {
      'posts/draft/4913': 'x',
      'posts/draft/2010-02-02-lunch.md.orig': '---\ntitle: Lunch before\n---\nBefore.\n',
      'posts/draft/menu.txt': 'Herring.\n',
      'posts/draft/2010-02-02-lunch.mkd': '---\ntitle: Lunch\ndraft: true\n---\nSee [the menu](menu.txt).\n',
    });
    await watch.shows('/2010/02/02/lunch/', 'href="/assets/draft/menu.txt"');
    expect((await watch.get('/assets/draft/menu.txt')).body).toBe('Herring.\n');
    for (const name of ['4913', '2010-02-02-lunch.md.orig'])
      expect((await watch.get(`/assets/draft/${name}`)).status).toBe(404);
  });

  test('moves what a new title moves', async () => {
    writeFileSync(file, '---\ntitle: Talks about talks\ntags: [iran]\n---\nDuring lunch.\n');
    await watch.shows(TALKS, 'Talks about talks');
    for (const path of ['/', '/2009/', '/tags/iran/', '/feed.xml'])
      expect((await watch.get(path)).body).toContain('Talks about talks');
  });

  test('shows drafts and future dispatches, and says that they are', async () => {
    expect((await watch.note('/2010/01/01/draft/')).dispatch).toMatchObject({ states: ['draft'], words: 3 });
    expect((await watch.note('/2999/01/01/later/')).dispatch).toMatchObject({ states: ['future'] });
    expect((await watch.get('/')).body).toContain('Later');
  });

  test('leads on from an old address that was added while it ran', async () => {
    writeFileSync(join(here, 'redirects.yaml'), '/category/persia/: /tags/iran/\n/feed/: /feed.xml\n');
    await watch.shows('/category/persia/', '/tags/iran/');
    expect((await watch.get('/feed/')).body).toBe((await watch.get('/feed.xml')).body);
  });

  test('follows the ledger of links', async () => {
    const elsewhere = site('links', {
      'site.yaml': 'title: T\nurl: https://example.org\ntimezone: UTC\narchived-links: true\n',
      'posts/2009-02-02-talks.md': '---\ntitle: Talks\n---\n[It](http://gone.example/).\n',
    });
    const other = await start(['watch', '--site', elsewhere, '--port', '0', '--quiet']);
    expect((await other.get(TALKS)).body).toContain('href="http://gone.example/"');
    layFiles(elsewhere, { 'links.json': '{"http://gone.example/": {"archived": "https://copy.example/"}}' });
    await other.shows(TALKS, 'href="https://copy.example/"');
    rmSync(join(elsewhere, 'links.json'));
    await other.shows(TALKS, 'href="http://gone.example/"');
  });

  test('names the indexes on which a dispatch stands', async () => {
    const { dispatch } = await watch.note(TALKS);
    expect(dispatch?.indexes).toContainEqual({ name: 'iran', href: '/tags/iran/' });
    for (const { href } of dispatch?.indexes ?? []) expect((await watch.get(href)).status).toBe(200);
  });

  test('keeps the last good page beside an error, says it once, and clears it when it is mended', async () => {
    writeFileSync(file, '---\ntitle: Talks\ndate: 2009-02-30\n---\nAfter the error.\n');
    const [error] = await vi.waitFor(
      async () => {
        const { errors } = await watch.note(TALKS);
        expect(errors).toHaveLength(1);
        return errors;
      },
      { timeout: 120_000 },
    );
    expect(error).toMatchObject({ rule: 'invalid-date', source: 'posts/2009-02-02-talks.md' });
    expect(error?.excerpt).toMatchObject({ from: 1 });
    expect(error?.excerpt?.lines).toContain('date: 2009-02-30');
    expect((await watch.get(TALKS)).body).toContain('During lunch.');
    writeFileSync(join(here, 'posts/2009-02-01-dinner.md'), '---\ntitle: Dinner\n---\nWith wine.\n');
    await watch.shows('/2009/02/01/dinner/', 'With wine.');
    expect((await watch.note('/')).errors).toHaveLength(1);
    writeFileSync(file, '---\ntitle: Talks\n---\nAfter the error.\n');
    await watch.shows(TALKS, 'After the error.');
    expect((await watch.note('/')).errors).toEqual([]);
    expect(watch.said().match(/invalid-date/g)).toHaveLength(1);
    expect(watch.said()).toContain('Mended');
  });

  test('keeps the last good page when a template breaks, and follows it when it is mended', async () => {
    const dispatch = join(here, 'templates/dispatch.njk');
    mkdirSync(join(here, 'templates'));
    writeFileSync(dispatch, '<!doctype html><title>x</title><p>{{ dispatch.headline }}</p>');
    await watch.shows(TALKS, '<p>Talks</p>');
    writeFileSync(dispatch, '<!doctype html><title>x</title>\n<p>{{ dispatch.headlin }}</p>');
    await vi.waitFor(async () => expect((await watch.note(TALKS)).errors).toHaveLength(1), {
      timeout: 120_000,
    });
    expect((await watch.note(TALKS)).errors[0]).toMatchObject({
      rule: 'template-error',
      source: 'templates/dispatch.njk',
      excerpt: { from: 1 },
    });
    expect((await watch.get(TALKS)).body).toContain('<p>Talks</p>');
    writeFileSync(dispatch, '<!doctype html><title>x</title>{% if %}');
    await vi.waitFor(
      async () => expect((await watch.note('/')).errors.map(({ rule }) => rule)).toContain('template-syntax'),
      { timeout: 120_000 },
    );
    writeFileSync(dispatch, '<!doctype html><title>x</title><b>{{ dispatch.headline }}</b>');
    await watch.shows(TALKS, '<b>Talks</b>');
    expect((await watch.note('/')).errors).toEqual([]);
  });

  test('is refused a port that is taken, and leaves none of its streams open when it ends', async () => {
    const { port } = new URL(watch.url);
    await expect(start(['watch', '--site', here, '--port', port])).rejects.toThrow(
      /ended with 2: .*is taken/s,
    );
    const first = await start(['watch', '--site', here, '--port', '0']);
    const second = await start(['watch', '--site', here, '--port', '0']);
    const events = await fetch(`${second.url}__backfile/events`);
    expect(events.headers.get('content-type')).toBe('text/event-stream');
    expect(await second.stop()).toBe(130);
    await expect(events.text()).rejects.toThrow();
    expect(await first.stop('SIGTERM')).toBe(130);
    expect(existsSync(join(here, 'dist'))).toBe(false);
  });

  test('of build keeps dist as it should stand, without drafts, until Ctrl-C', async () => {
    const built = site('built', {
      'posts/2010-01-01-draft.md': '---\ntitle: Half\ndraft: true\n---\nSecret.\n',
    });
    const page = join(built, 'dist', TALKS, 'index.html');
    const child = run(['build', '--watch', '--site', built]);
    const shows = (text: string) =>
      vi.waitFor(() => expect(readFileSync(page, 'utf8')).toContain(text), {
        timeout: 120_000,
        interval: 20,
      });
    await shows('Before lunch.');
    writeFileSync(
      join(built, 'posts/2009-02-02-talks.md'),
      '---\ntitle: Talks\ntags: [iran]\n---\nBuilt again.\n',
    );
    await shows('Built again.');
    expect(existsSync(join(built, 'dist/2010'))).toBe(false);
    expect(await child.stop()).toBe(130);
  });

  test('sees saves by looking again and again with --poll', async () => {
    const here = site('poll');
    const watch = await start(['watch', '--site', here, '--port', '0', '--poll']);
    await watch.shows('/', 'Talks');
    writeFileSync(
      join(here, 'posts/2009-02-02-talks.md'),
      '---\ntitle: Polled\ntags: [iran]\n---\nBefore lunch, polled.\n',
    );
    await watch.shows(TALKS, 'Before lunch, polled.');
    renameSync(join(here, 'posts/2009-02-01-dinner.md'), join(here, 'posts/2009-02-01-supper.md'));
    await watch.shows('/2009/02/01/supper/', 'After lunch.');
    rmSync(join(here, 'posts/2009-02-01-supper.md'));
    await vi.waitFor(async () => expect((await watch.get('/2009/02/01/supper/')).status).toBe(404), {
      timeout: 120_000,
    });
  });
});
