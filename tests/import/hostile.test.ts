import { describe, expect, test } from 'vitest';
import { readMoment } from '../../src/import/found/moment.ts';
import { parseText } from '../copy/parsing.ts';
import { cpuSeconds } from '../support/cpu.ts';
import { isDeep } from '../support/deep.ts';
import { EXPORTS } from './exports.ts';
import { bring, item, wxr } from './outside.ts';

const PATH = 'posts/2009/2009-02-02-talks.md';

describe('XML that means harm', () => {
  test('entities of the document are never expanded, nor fetched', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>\n${wxr(
      item({ title: 'x' }),
    )
      .replace('<![CDATA[x]]>', '&c; &x; &amp;amp;')
      .replace(/^<\?xml.*\n/, '')}`;
    const { text, report } = await bring({ 'x.xml': bomb });
    expect(text(PATH)).toContain('title: "&c; &x; &"');
    expect(report.counts.imported).toBe(1);
  });

  test('an export that was cut off in the middle gives what it holds, and says so', async () => {
    const whole = wxr(item(), item({ id: '8', guid: 'https://example.org/?p=8', name: 'two' }));
    const { report } = await bring({ 'x.xml': whole.slice(0, whole.lastIndexOf('<wp:post_date>')) });
    expect(report.counts.found).toBe(2);
    expect(report.damage.map(({ why }) => why)).toContain(
      'the file ends before <channel> is closed; it was cut off',
    );
  });

  test('control characters and broken UTF-8 are taken out and counted', async () => {
    const bytes = new TextEncoder().encode(
      wxr(item({ title: 'A\u0008B\u0001C', body: '<p>one \u0002 two §§§</p>' })),
    );
    const at = bytes.findIndex((byte, index) => byte === 0xc2 && bytes[index + 1] === 0xa7);
    bytes[at + 1] = 0x20;
    const { text, report } = await bring({ 'x.xml': bytes });
    expect(text(PATH)).toContain('title: ABC\n');
    expect(text(PATH)).toContain('one two \ufffd §§');
    expect(report.damage[0]!.why).toContain('replaced by U+FFFD');
  });

  test('a sign that turns the direction of writing changes no id', async () => {
    const { 'feed.json': feed, ...rest } = EXPORTS.microblog!;
    const turned = String(feed).replace('https://ann.example/2019', 'https:\u202e//ann.example/2019');
    const { rows, text } = await bring({ ...rest, 'feed.json': turned }, { format: 'microblog' });
    expect(rows.map(({ id }) => id)).toContain('https:%E2%80%AE//ann.example/2019/02/02/fog.html');
    for (const { id, path } of rows) expect(parseText(text(path), {}, path).dispatch?.id).toBe(id);
  });

  test('a nest of tens of thousands of elements is no stack overflow', async () => {
    // A recursive reader would fall at ten thousand.
    const depth = isDeep ? 100_000 : 30_000;
    const { report } = await bring({
      'x.xml': wxr(item({}, `${'<a>'.repeat(depth)}deep${'</a>'.repeat(depth)}`)),
    });
    expect(report.counts.imported).toBe(1);
  });
});

describe('fields that are not what they should be', () => {
  test('a date of zeros is taken from what is left, else the piece waits as a draft', async () => {
    const zeros = { date: '0000-00-00 00:00:00', gmt: '0000-00-00 00:00:00' };
    const { rows } = await bring({
      'x.xml': wxr(
        item(
          { ...zeros, name: 'a', link: 'https://example.org/?p=7' },
          '<pubDate>Mon, 02 Feb 2009 19:31:00 +0000</pubDate>',
        ),
        item({
          ...zeros,
          id: '8',
          guid: 'https://example.org/?p=8',
          name: 'b',
          link: 'https://example.org/2008/05/06/b/',
        }),
        item({
          ...zeros,
          id: '9',
          guid: 'https://example.org/?p=9',
          name: 'c',
          link: 'https://example.org/c/',
        }),
      ),
    });
    expect(rows.map(({ date, draft }) => [date, draft])).toEqual([
      ['2009-02-02T19:31:00+00:00', false],
      ['2008-05-06', false],
      ['2009-02-02', true],
    ]);
    expect(rows[2]!.notes).toContainEqual({
      kind: 'lost',
      what: 'date',
      detail: 'no date is known; it is a draft, dated 2009-02-02 until someone gives it its own',
    });
  });

  test('a missing author is named by key, and noted', async () => {
    const { text, rows } = await bring({
      'x.xml': wxr(
        item({ creator: 'ghost-writer' }),
        item({ id: '8', guid: 'https://example.org/?p=8', name: 'b', creator: '' }),
      ),
    });
    expect(text(PATH)).toContain('byline: ghost-writer');
    expect(rows[0]!.notes.map(({ what }) => what)).toContain('byline');
    expect(text('posts/2009/2009-02-02-b.md')).not.toContain('byline');
  });

  test('slugs, ids and old addresses that are taken twice are told apart', async () => {
    const { rows } = await bring({
      'x.xml': wxr(
        item(),
        item({ id: '8', body: '<p>Other.</p>' }),
        item({ id: '9', guid: 'https://example.org/?p=9', name: 'TALKS', body: '<p>Third.</p>' }),
        item(),
      ),
    });
    expect(rows.map(({ path }) => path)).toEqual([
      PATH,
      'posts/2009/2009-02-02-talks-2.md',
      'posts/2009/2009-02-02-talks-3.md',
    ]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
    const aliases = rows.flatMap(({ urls }) => urls.kept);
    expect(new Set(aliases).size).toBe(aliases.length);
  });

  test('names that no file may have stay inside posts/', async () => {
    const { posts } = await bring({
      'x.xml': wxr(
        item({ name: '../../etc/passwd', title: 'x' }),
        item({ id: '8', guid: 'g', name: 'con', type: 'page' }),
        item({ id: '9', guid: 'h', name: '%00%2e%2e', title: '' }),
      ),
    });
    expect(posts).toEqual(
      [
        'posts/2009/2009-02-02-dispatch-0f5d5c.md',
        'posts/2009/2009-02-02-etc-passwd.md',
        'posts/_pages/con-x.md',
      ].map((path) => expect.stringMatching(path.replace(/dispatch-\w+/, 'dispatch-\\w+'))),
    );
  });

  test('whatever a field holds, the manuscript is read back as it was meant', async () => {
    const titles = [
      'true',
      '2009',
      '007',
      '12:30',
      '- a',
      '# b',
      'a: b',
      '"q"',
      "it's",
      '{x}',
      '[y]',
      '*z',
      '&w',
      '!v',
      '| u',
      '> t',
      '%s',
      '@r',
      '`q`',
      'a #b',
      'null',
      '~',
      'yes',
      '---',
      '…',
      'a\u2028b',
      '\u0085x',
      '<<',
      '2009-02-02',
      '1e3',
      '0x1F',
      '- - -',
      'back\\slash',
      'emoji 😀',
      '*all* of it',
      '`code` and **both**',
      'a [link](https://e.example/)',
      '\\*kept* \\`too`',
    ];
    const { rows, text } = await bring({
      'x.xml': wxr(
        ...titles.map((title, at) =>
          item({
            title: title.replace(/&/g, '&amp;').replace(/</g, '&lt;'),
            id: String(at),
            guid: `https://example.org/?p=${at}`,
            name: `n${at}`,
            link: `https://example.org/n${at}/`,
          }),
        ),
      ),
    });
    for (const [at, row] of rows.entries()) {
      const { dispatch, findings } = parseText(text(row.path), {}, row.path);
      expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
      expect(dispatch?.title).toBe(titles[at]!.replace('\u2028', ' ').replace('\u0085', '…'));
      expect(dispatch?.id).toBe(row.id);
    }
  });

  test('deks and captions keep the signs that a build would take for Markdown', async () => {
    const attachment = `<item><title>p</title><guid>https://example.org/p.jpg</guid><excerpt:encoded><![CDATA[The *pier* of 2009]]></excerpt:encoded><wp:post_id>9</wp:post_id><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://example.org/p.jpg</wp:attachment_url></item>`;
    const thumbnail =
      '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>';
    const { text } = await bring({
      'x.xml': wxr(item({ excerpt: 'Use `ls` and *wait*' }, thumbnail), attachment),
    });
    const { dispatch } = parseText(text(PATH), {}, PATH);
    expect(dispatch?.dek).toBe('Use `ls` and *wait*');
    expect(dispatch?.image).toMatchObject({ caption: 'The *pier* of 2009' });
  });

  test.each([
    ['0000-00-00 00:00:00', null],
    ['2009-02-30', null],
    ['2009-02-02T14:31:00.123456789Z', { day: '2009-02-02', time: '14:31:00', offset: '+00:00' }],
    ['Mon, 2 Feb 2009 14:31 EST', { day: '2009-02-02', time: '14:31:00', offset: '-05:00' }],
    ['02/28/2009 03:04:05 PM', { day: '2009-02-28', time: '15:04:05', offset: null }],
    ['28/02/2009 03:04', { day: '2009-02-28', time: '03:04:00', offset: null }],
    ['12/31/99 12:00:00 AM', { day: '1999-12-31', time: '00:00:00', offset: null }],
    ['February 2nd, 2009 at 2:31 p.m. ET', { day: '2009-02-02', time: '14:31:00', offset: null }],
    ['2009-2-3 8:32:24 -0400', { day: '2009-02-03', time: '08:32:24', offset: '-04:00' }],
    ['1233585060', { day: '2009-02-02', time: '14:31:00', offset: '+00:00' }],
    ['nonsense', null],
  ])('the date %s', (written, moment) => {
    expect(readMoment(written)).toEqual(moment);
  });
});

describe('bodies that mean harm', () => {
  test('what elements would run themselves goes, in HTML and in Markdown', async () => {
    const html =
      '<details ontoggle="alert(1)" open><summary onclick="x()">a</summary><p onmouseover="1">c</p></details><dl onclick="1"><dt>t</dt><dd>d</dd></dl><table><tr><td rowspan=2 onclick=1 background="javascript:1">x</td><td>y</td></tr></table><math onclick=1 href="javascript:1"><maction xlink:href="javascript:1"><mi>x</mi></maction></math>';
    const { text, rows } = await bring({ 'x.xml': wxr(item({ body: html })) });
    expect(text('posts/2009/2009-02-02-talks.md')).not.toMatch(/\son\w+=|javascript:/i);
    expect(rows[0]!.notes.filter(({ what }) => what === 'script').length).toBeGreaterThan(0);
    const markdown = await bring({
      '_posts/2009-02-02-a.md': `---\ntitle: A\n---\nText <b onclick="x()">b</b>.\n\n${html}\n\n    <p onclick="kept in code">\n`,
    });
    expect(markdown.text('posts/2009/2009-02-02-a.md').replace(/^ {4}.*$/m, '')).not.toMatch(
      /\son\w+=|javascript:/i,
    );
    expect(markdown.text('posts/2009/2009-02-02-a.md')).toContain('    <p onclick="kept in code">');
  });

  test('thousands of pieces with one slug, or of footnotes in a piece, take no time without end', async () => {
    const thousands = isDeep ? 5 : 2;
    const same = Array.from({ length: thousands * 1000 }, (_, at) =>
      item({
        id: `${at + 1}`,
        guid: `https://example.org/?p=${at + 1}`,
        link: `https://example.org/?p=${at + 1}`,
        name: 'same',
        body: 'x',
      }),
    );
    const many = '[footnote]x[/footnote] '.repeat(thousands * 4000);
    const seconds = await cpuSeconds(async () => {
      const { report } = await bring({
        'x.xml': wxr(...same),
        'y.xml': wxr(item({ id: '9999', guid: 'https://example.org/?p=9999', body: many })),
      });
      expect(report.counts.imported).toBe(thousands * 1000 + 1);
    });
    expect(seconds).toBeLessThan(thousands * 6);
  });

  test('nothing that runs is left in a manuscript', async () => {
    const body =
      '<p><a href="JaVaScRiPt:alert(1)">a</a><a href="&#106;avascript:alert(1)">b</a><a href="java&#x09;script:x">c</a><a href="vbscript:x">d</a><img src="javascript:x" alt="e"><img src=x onerror=alert(1)><svg onload=alert(1)></svg><iframe src="javascript:x"></iframe><object data="data:text/html,x"></object><form action="https://evil.example"><input><button>f</button></form><math><a xlink:href="javascript:x">g</a></math></p><script>alert(1)</script><style>@import "x"</style><link rel=stylesheet href=x><base href="https://evil.example/"><meta http-equiv=refresh content="0;url=x">';
    const { text, rows } = await bring({ 'x.xml': wxr(item({ body })) });
    const written = text(PATH).split('---\n\n')[1]!;
    expect(written).not.toMatch(
      /javascript:|vbscript:|onerror|onload|<script|<iframe|<form|<input|<style|<link|<base|<meta|data:text/i,
    );
    expect(rows[0]!.notes.filter(({ what }) => what === 'link').length).toBeGreaterThanOrEqual(2);
  });

  test('a body of many megabytes is left in the export and listed; one whose size is pictures is not', async () => {
    const { report, rows } = await bring({
      'x.xml': wxr(
        item({ body: 'word '.repeat(3_000_000) }),
        item({
          id: '8',
          guid: 'https://example.org/?p=8',
          name: 'b',
          body: `<p>short <img src="data:image/png;base64,${'iVBORw0KGgo'.padEnd(12_000_000, 'A')}"></p>`,
        }),
      ),
    });
    expect(report.skipped).toEqual([
      { what: 'dispatch', name: 'Talks', why: 'its body is larger than 8 MB; it was left in the export' },
    ]);
    expect(rows.map(({ path }) => path)).toEqual(['posts/2009/2009-02-02-b.md']);
    expect(report.unlisted).toEqual([]);
  });

  test.each<[string, string]>([
    ['open brackets', '[a '.repeat(60_000)],
    ['shortcodes never closed', '[a x="1"]'.repeat(30_000)],
    ['shortcodes in each other', `${'[b]'.repeat(3_000)}x${'[/b]'.repeat(3_000)}`],
    ['spaces', `[a${' '.repeat(200_000)}`],
    ['stars', '*'.repeat(50_000)],
    ['unclosed tags', '<b><i>'.repeat(3_000)],
    ['ampersands', '&'.repeat(100_000)],
    ['line breaks', '<br>'.repeat(30_000)],
    ['spaces inside', `a${' '.repeat(200_000)}b`],
    ['elements never closed', '<pre>'.repeat(20_000)],
    ['comments never closed', '<!-- '.repeat(40_000)],
    ['blocks never closed', '<!-- wp:x {'.repeat(20_000)],
    ['tags never closed', '<p a'.repeat(40_000)],
    ['quotes', '"'.repeat(100_000)],
  ])('%s without end take no time without end', async (_, body) => {
    expect(await cpuSeconds(() => bring({ 'x.xml': wxr(item({ body })) }))).toBeLessThan(20);
  });

  test.each<[string, string]>([
    ['template tags', '{% a %}'.repeat(20_000)],
    ['template tags never closed', '{% highlight x %}'.repeat(5_000)],
    ['scripts never closed', '<script>'.repeat(20_000)],
    ['outputs', '{{ a'.repeat(30_000)],
    ['kramdown marks', '{: a'.repeat(30_000)],
  ])('%s in Markdown take no time without end', async (_, body) => {
    expect(
      await cpuSeconds(() =>
        bring({ '_posts/2009-02-02-talks.md': `---\ntitle: T\n---\n${body}`, '_config.yml': '' }),
      ),
    ).toBeLessThan(20);
  });
});
