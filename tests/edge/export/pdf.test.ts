import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { post } from '../../support/built.ts';
import { isDeep } from '../../support/deep.ts';
import { exported } from '../../support/exported.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const folder = temporaryFolder();
const site = join(folder, 'site');
/** The programs that print, as far as they are installed. Only deep runs start them: they take seconds. */
const INSTALLED = ['weasyprint', 'chromium'].filter((name) =>
  (process.env.PATH ?? '').split(delimiter).some((path) => existsSync(join(path, name))),
);

/**
 * A stand-in for Chromium, which tells that chapter n stands on page n, and keeps what it got; `places` names the second
 * chapter, `before` sets the order of its pages in `kids`.
 */
const chromium = (places = '/d0002 [2 0 R /XYZ 1 1 0]', before = 'kids="1 0 R 2 0 R"') => `#!/bin/sh
${before}
for word; do case "$word" in --print-to-pdf=*) out="\${word#*=}";; esac; done
cat "$(dirname "$out")/book.html" >> "$(dirname "$0")/got.html"
printf '%%PDF-1.4\\n1 0 obj\\n<</Type /Page>>\\nendobj\\n2 0 obj\\n<</Type /Page>>\\nendobj\\n3 0 obj\\n<</Type /Pages\\n/Kids [%s]>>\\nendobj\\n4 0 obj\\n<</d0001 [1 0 R /XYZ 1 1 0]\\n${places}>>\\nendobj\\n5 0 obj\\n<</Type /Catalog\\n/Pages 3 0 R>>\\nendobj\\n' "$kids" > "$out"
`;
/** Changes the order of pages at each printing. */
const TURNS = `turned="$0.turned"
if [ -e "$turned" ]; then rm "$turned"; kids="1 0 R 2 0 R"; else touch "$turned"; kids="2 0 R 1 0 R"; fi`;
/** A stand-in for WeasyPrint, which keeps what it got. */
const WEASYPRINT = `#!/bin/sh
cat book.html > "$(dirname "$0")/got.html"; echo PDF > book.pdf
`;
/** A program that takes a minute, as does one that it starts; it tells their ids. */
const SLOW = `#!/bin/sh
sleep 60 &
echo "$$ $!" > "$(dirname "$0")/told" && mv "$(dirname "$0")/told" "$(dirname "$0")/started"
wait
`;

/** Whether a process is there and did not end. */
function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return !/^State:\s+Z/m.test(
      existsSync(`/proc/${id}/status`) ? readFileSync(`/proc/${id}/status`, 'utf8') : '',
    );
  } catch {
    return false;
  }
}

beforeAll(() => {
  layFiles(site, {
    'site.yaml': 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\n',
    'names.yaml':
      'samore: {name: Gary Samore, sort: "Samore, Gary", what: person}\nwire-service: {name: Wire Service, see: samore}\n',
    'posts/2009-02-02-talks.md': post(
      'title: Private "talks"\ndate: 2009-02-02\nbyline: Laura Hale',
      'One.[^1] See [after](2009-03-01-after.md#so).\n\n[^1]: A note.',
    ),
    'posts/2009-03-01-after.md': post(
      'title: بعد\ndate: 2009-03-01\nbyline: Tim Marsh\nlang: ar',
      'كما قيل. Gary Samore\n\n## So',
    ),
  });
  for (const [name, script] of [
    ['chrome', chromium()],
    ['forgetful', chromium('')],
    ['restless', chromium(undefined, TURNS)],
    ['weasyprint', WEASYPRINT],
    ['slow', SLOW],
    ['broken', '#!/bin/sh\necho no paper >&2; exit 3\n'],
  ] as const) {
    layFiles(folder, { [`${name}/${name}`]: script });
    chmodSync(join(folder, name, name), 0o755);
  }
});

describe.skipIf(process.platform === 'win32')('a book for print', () => {
  const engine = (name: string) => join(folder, name, name);

  test('is printed twice by Chromium, the second time with the numbers of pages', async () => {
    const to = join(folder, 'chrome.pdf');
    const { status, said } = await exported('pdf', { site, to, engine: engine('chrome') });
    expect(said).toContain('2 dispatches, printed by Chromium');
    expect(status).toBe(0);
    const printings = readFileSync(join(folder, 'chrome', 'got.html'), 'utf8')
      .split('<!doctype html>')
      .slice(1);
    expect(
      printings.map((html) =>
        [...html.matchAll(/<span class="number">(\d+)<\/span>/g)].map(([, page]) => page),
      ),
    ).toEqual([
      ['999', '999', '999', '999', '999'],
      ['1', '2', '2', '1', '2'],
    ]);
    expect(readFileSync(to, 'latin1')).toMatch(/^%PDF/);
  });

  test.each([
    ['forgetful', 'does not say on which page 1 of 2 dispatches begin'],
    ['restless', 'changed each of the 4 times'],
  ])('is refused if its pages cannot be known: %s', async (name, told) => {
    const to = join(folder, `${name}.pdf`);
    const { status, said } = await exported('pdf', { site, to, engine: engine(name) });
    expect([status, said]).toEqual([2, expect.stringContaining(told)]);
    expect(existsSync(to)).toBe(false);
  });

  test('of words from right to left by WeasyPrint says that they cannot be copied', async () => {
    const to = join(folder, 'said.pdf');
    const { said } = await exported('pdf', { site, to, engine: engine('weasyprint') });
    expect(said).toContain('left out: 1 dispatch whose words from right to left can be read but not copied');
    expect(
      (await exported('pdf', { site, to, year: '2009-02', engine: engine('weasyprint') })).said,
    ).not.toContain('right to left');
  });

  test('has running heads, contents, an index of writers, and links within it', async () => {
    const to = join(folder, 'weasy.pdf');
    await exported('pdf', { site, to, paper: 'Trade', engine: engine('weasyprint') });
    const html = readFileSync(join(folder, 'weasyprint', 'got.html'), 'utf8');
    for (const part of [
      '@page { size: 6in 9in;',
      '@page d0001:right { @top-right { content: "Private “talks”";',
      '<a href="#d0002"><span lang="ar" dir="rtl">بعد</span></a>',
      '<li><bdi>Laura Hale</bdi> <a href="#d0001"></a></li>',
      '<h1>Names</h1><ul><li><bdi>Samore, Gary</bdi> <a href="#d0002"></a></li><li><bdi>Wire Service</bdi> <i>See</i> <bdi>Gary Samore</bdi></li></ul>',
      '<a href="#d0002-so">after</a>',
      'One.<span id="d0001-fn-1" class="footnote">',
      '<h3 id="d0002-so">So</h3>',
      '<meta name="dcterms.created" content="2009-03-01T00:00:00Z">',
    ])
      expect(html).toContain(part);
  });

  test.each([
    [{ paper: 'a9' }, 'There is no paper "a9". Choose one of a5,'],
    [{ engine: 'no-such-printer' }, 'There is no program no-such-printer'],
    [{ engine: join(folder, 'broken', 'broken') }, 'could not print the book:\nno paper'],
  ])('is refused with %j', async (flags, told) => {
    const to = join(folder, 'refused.pdf');
    const { status, said } = await exported('pdf', { site, to, ...flags });
    expect([status, said]).toEqual([2, expect.stringContaining(told)]);
    expect(existsSync(to)).toBe(false);
  });

  test('ends with what prints it, and all that this started, when it is interrupted', async () => {
    const [to, started] = [join(folder, 'stopped.pdf'), join(folder, 'slow', 'started')];
    const cli = join(import.meta.dirname, '..', '..', '..', 'src', 'cli.ts');
    const words = ['export', 'pdf', '--site', site, '--to', to, '--engine', engine('slow')];
    const child = spawn(process.execPath, [cli, ...words], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    await vi.waitFor(() => expect(existsSync(started)).toBe(true), 20_000);
    const [first = 0, second = 0] = readFileSync(started, 'utf8').trim().split(' ').map(Number);
    expect([isRunning(first), isRunning(second)]).toEqual([true, true]);
    child.kill('SIGTERM');
    expect((await ended)[0]).toBe(130);
    await vi.waitFor(() => expect([isRunning(first), isRunning(second)]).toEqual([false, false]), 5000);
    expect(readdirSync(folder).filter((name) => name.includes('stopped'))).toEqual([]);
  });

  test.skipIf(!isDeep || INSTALLED.length === 0)(
    'is the same twice (in deep runs, by what is installed)',
    async () => {
      for (const name of INSTALLED) {
        const [a, b] = [join(folder, `${name}-1.pdf`), join(folder, `${name}-2.pdf`)];
        for (const to of [a, b]) await exported('pdf', { site, to, engine: name });
        expect([name, readFileSync(a).equals(readFileSync(b))]).toEqual([name, true]);
      }
    },
  );
});
