import { describe, expect, test } from 'vitest';
import { bringIn } from '../../src/import/import.ts';
import { disagreements } from '../../src/import/report/agreement.ts';
import { bring, type Files, item, outsideOf, png, REQUEST, sourceOf, wxr } from './outside.ts';

const EXPORT = {
  'export.xml': wxr(
    item({
      body: '<p>One, see <a href="https://example.org/?p=8">two</a>.</p><p><img src="https://example.org/a.png" alt="x"></p>',
    }),
    item({
      id: '8',
      guid: 'https://example.org/?p=8',
      link: 'https://example.org/2009/02/two/',
      name: 'two',
      title: 'Two',
      date: '2009-02-03 10:00:00',
      gmt: '2009-02-03 15:00:00',
    }),
    item({
      id: '9',
      guid: 'https://example.org/?p=9',
      link: 'https://example.org/2009/02/three/',
      name: 'three',
      title: 'Three',
      date: '2009-02-04 10:00:00',
      gmt: '2009-02-04 15:00:00',
    }),
  ),
};
const WEB = { 'https://example.org/a.png': png() };

describe('an import that is run again', () => {
  test('changes nothing, byte for byte', async () => {
    const { files } = await bring(EXPORT, {}, new Map(), WEB);
    const before = new Map(files);
    const { report } = await bring(EXPORT, {}, files, WEB);
    expect(report.changes).toEqual({ written: 0, unchanged: 3, edited: 0 });
    expect([...files].map(([path, content]) => [path, String(content)])).toEqual(
      [...before].map(([path, content]) => [path, String(content)]),
    );
  });

  test('leaves a dispatch alone that was edited since, and says so', async () => {
    const { files } = await bring(EXPORT, {}, new Map(), WEB);
    const path = 'posts/2009/2009-02-03-two.md';
    const edited = `${String(files.get(path))}\nA correction.\n`;
    files.set(path, edited);
    const { report, rows } = await bring(EXPORT, { column: 'The Wire' }, files, WEB);
    expect(files.get(path)).toBe(edited);
    expect(report.changes).toEqual({ written: 2, unchanged: 0, edited: 1 });
    expect(rows.map(({ status }) => status)).toEqual(['imported', 'edited', 'imported']);
  });

  test('finds a dispatch that was moved by its id, and links to where it is now', async () => {
    const { files } = await bring(EXPORT, {}, new Map(), WEB);
    files.set('posts/archive/second.md', files.get('posts/2009/2009-02-03-two.md')!);
    files.delete('posts/2009/2009-02-03-two.md');
    const { report, text, posts } = await bring(EXPORT, {}, files, WEB);
    expect(posts).toEqual([
      'posts/2009/2009-02-02-talks.md',
      'posts/2009/2009-02-04-three.md',
      'posts/archive/second.md',
    ]);
    expect(text('posts/2009/2009-02-02-talks.md')).toContain('[two](../archive/second.md)');
    expect(report.counts.found).toBe(3);
  });

  test('knows a dispatch again that an editor gave other line ends', async () => {
    const { files } = await bring(EXPORT, {}, new Map(), WEB);
    const path = 'posts/2009/2009-02-03-two.md';
    files.set(path, String(files.get(path)).replaceAll('\n', '\r\n'));
    const { report, posts } = await bring(EXPORT, {}, files, WEB);
    expect(posts.length).toBe(3);
    expect(report.changes).toEqual({ written: 0, unchanged: 2, edited: 1 });
  });

  test('overwrites nothing when what earlier imports noted is lost', async () => {
    const { files } = await bring(EXPORT, {}, new Map(), WEB);
    files.delete('.backfile/import.ndjson');
    files.set('posts/2009/2009-02-03-two.md', `${String(files.get('posts/2009/2009-02-03-two.md'))}Mine.`);
    const { report } = await bring(EXPORT, {}, files, WEB);
    expect(report.changes).toEqual({ written: 0, unchanged: 2, edited: 1 });
  });

  test('goes on where it was stopped, and ends in the same bytes', async () => {
    const whole = await bring(EXPORT, {}, new Map(), WEB);
    const files: Files = new Map();
    const stopped = await bringIn(outsideOf(sourceOf(EXPORT), files, WEB, 1), REQUEST);
    expect(stopped.stopped).toBe(true);
    expect([...files.keys()].filter((path) => path.startsWith('posts/')).length).toBeLessThan(3);
    const { report } = await bring(EXPORT, {}, files, WEB);
    expect(report.changes.unchanged).toBeGreaterThan(0);
    const shown = (all: Files) =>
      [...all]
        .filter(([path]) => !path.startsWith('.'))
        .map(([path, content]) => [path, String(content)])
        .sort();
    expect(shown(files)).toEqual(shown(whole.files));
  });

  test('asks again for a picture that could not be had', async () => {
    const { files, rows } = await bring(EXPORT);
    expect(rows[0]!.pictures).toEqual({
      found: 1,
      kept: 0,
      lost: [{ source: 'https://example.org/a.png', why: 'the server answered 404' }],
    });
    expect(String(files.get('posts/2009/2009-02-02-talks.md'))).toContain('![x](https://example.org/a.png)');
    const again = await bring(EXPORT, { offline: false }, files, WEB);
    expect(again.text('posts/2009/2009-02-02-talks.md')).toContain('![x](/assets/images/2009/a.png)');
  });

  test('writes nothing in a dry run, and tells the same', async () => {
    const { report, files } = await bring(EXPORT, { dry: true });
    expect([...files.keys()]).toEqual([]);
    expect(report.counts).toMatchObject({ found: 3, imported: 3 });
  });

  test('tells slugs apart by the addresses that the site gives', async () => {
    const files: Files = new Map([['site.yaml', 'permalink: /:slug/\n']]);
    const twice = {
      'x.xml': wxr(
        item(),
        item({
          id: '8',
          guid: 'https://example.org/?p=8',
          link: 'https://example.org/b/',
          date: '2010-01-01 10:00:00',
          gmt: '2010-01-01 15:00:00',
        }),
      ),
    };
    const { posts } = await bring(twice, {}, files);
    expect(posts).toEqual(['posts/2009/2009-02-02-talks.md', 'posts/2010/2010-01-01-talks-2.md']);
  });

  test('adds writers to a site that has some, and touches nothing else of it', async () => {
    const files: Files = new Map([
      ['site.yaml', 'title: Mine # my own\ntimezone: America/New_York\n'],
      ['bylines.yaml', '# ours\njd:\n  name: John Doe\n'],
    ]);
    await bring(EXPORT, {}, files, WEB);
    expect(files.get('site.yaml')).toBe('title: Mine # my own\ntimezone: America/New_York\n');
    expect(files.get('bylines.yaml')).toBe(
      '# ours\njd:\n  name: John Doe\nlaura-hale:\n  name: Laura Hale\n',
    );
  });

  test('adds writers to site.yaml where the site keeps them there', async () => {
    const files: Files = new Map([['site.yaml', 'bylines:\n  jd:\n    name: John Doe\n\ntitle: Mine\n']]);
    await bring(EXPORT, {}, files, WEB);
    expect(files.get('site.yaml')).toBe(
      'bylines:\n  jd:\n    name: John Doe\n  laura-hale:\n    name: Laura Hale\n\ntitle: Mine\n',
    );
    expect(files.has('bylines.yaml')).toBe(false);
  });
});

test('how far the reading is, is told in megabytes of all that there are', async () => {
  const told: string[] = [];
  const large = { 'x.xml': wxr(item({ body: `<p>${'word '.repeat(700_000)}</p>` })) };
  const outside = outsideOf(sourceOf(large), new Map());
  await bringIn(
    {
      ...outside,
      progress: (stage, done, of) => void (stage === 'Reading' && told.push(`${done} of ${of}`)),
    },
    { ...REQUEST, dry: true },
  );
  expect([...new Set(told)]).toEqual(['0 of 4', '1 of 4', '2 of 4', '3 of 4', '4 of 4']);
});

describe('counts that do not agree', () => {
  test('pieces that were found and did not come out are told', async () => {
    const outside = outsideOf(sourceOf(EXPORT), new Map(), WEB);
    const report = await bringIn(
      {
        ...outside,
        spool: {
          ...outside.spool,
          lines: async function* () {
            let at = 0;
            for await (const line of outside.spool.lines()) if (at++ !== 1) yield line;
          },
        },
      },
      REQUEST,
    );
    expect(report.unlisted).toEqual(['3 pieces were found, but 2 are accounted for']);
  });

  test.each(['pictures', 'files', 'comments', 'urls', 'redirects'] as const)('%s are told', async (what) => {
    const { report } = await bring(EXPORT, {}, new Map(), WEB);
    expect(disagreements(report.counts)).toEqual([]);
    const { counts } = report;
    expect(disagreements({ ...counts, [what]: { ...counts[what], found: 99 } })).toEqual([
      expect.stringMatching(/^99 .* were found, but \d+ are accounted for$/),
    ]);
  });

  test('comments that were written and are gone are told, and come again', async () => {
    const comment =
      '<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_approved>1</wp:comment_approved><wp:comment_content>x</wp:comment_content></wp:comment>';
    const source = { 'x.xml': wxr(item({}, comment)) };
    const { files } = await bring(source);
    files.delete('comments/2009/2009-02-02-talks.json');
    const { report } = await bring(source, {}, files);
    expect(report.unlisted).toEqual([]);
    expect(files.has('comments/2009/2009-02-02-talks.json')).toBe(true);
  });
});

describe('pictures', () => {
  test('of the same content are kept once', async () => {
    const body =
      '<p><img src="https://example.org/a.png" alt="x"> <img src="https://example.org/b.png" alt="y"> <img src="https://example.org/c/a.png" alt="z"></p>';
    const { text, files } = await bring({ 'x.xml': wxr(item({ body })) }, {}, new Map(), {
      'https://example.org/a.png': png(),
      'https://example.org/b.png': png(),
      'https://example.org/c/a.png': png(1),
    });
    expect([...files.keys()].filter((path) => path.startsWith('assets/'))).toEqual([
      'assets/images/2009/a.png',
      'assets/images/2009/a-2.png',
    ]);
    expect(text('posts/2009/2009-02-02-talks.md')).toContain(
      '![x](/assets/images/2009/a.png) ![y](/assets/images/2009/a.png) ![z](/assets/images/2009/a-2.png)',
    );
  });

  test('that stand in the body as data become files', async () => {
    const data = `data:image/png;base64,${btoa(String.fromCharCode(...png(), ...new Uint8Array(400)))}`;
    const { text, rows } = await bring({
      'x.xml': wxr(item({ body: `<p><img src="${data}" alt="x"></p>` })),
    });
    expect(text('posts/2009/2009-02-02-talks.md')).toMatch(
      /!\[x\]\(\/assets\/images\/2009\/inline-[\da-f]{8}\.png\)/,
    );
    expect(rows[0]!.pictures.lost).toEqual([]);
  });

  test('that are no pictures are left where they were', async () => {
    const { rows } = await bring(
      {
        'x.xml': wxr(
          item({
            body: '<p><img src="https://example.org/a.png" alt="x"><img src="https://example.org/b.svg" alt="y"></p>',
          }),
        ),
      },
      {},
      new Map(),
      {
        'https://example.org/a.png': '<html>Not found</html>',
        'https://example.org/b.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      },
    );
    expect(rows[0]!.pictures.lost.map(({ why }) => why)).toEqual([
      'it is not a picture',
      'it is a drawing that runs code',
    ]);
  });
});
