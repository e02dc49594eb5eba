import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { moving } from '../../images/photographs.ts';
import { post } from '../../support/built.ts';
import { isDeep } from '../../support/deep.ts';
import { exported } from '../../support/exported.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';
import { unzipped } from '../../support/unzipped.ts';

const folder = temporaryFolder();
const site = join(folder, 'site');
const book = join(folder, 'book.epub');
const DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><circle r="1"/></svg>';
/** A JPEG of one white pixel. */
const PIXEL = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);
let files: ReadonlyMap<string, Buffer>;
const read = (path: string) => files.get(`EPUB/${path}`)?.toString('utf8') ?? '';
/** EPUBCheck, if it is installed. It takes seconds, so that only deep runs ask it. */
const CHECK = isDeep ? ['/usr/share/java/epubcheck.jar'].find((jar) => existsSync(jar)) : undefined;

beforeAll(async () => {
  layFiles(site, {
    'site.yaml': `title: The Wire
url: https://wire.example/cable
timezone: UTC
columns: {the-wire: The Wire}
bylines: {hale: {name: Laura Hale, bio: "Laura Hale writes [The Wire](/columns/the-wire/)."}}
`,
    'assets/dot.svg': DOT,
    'posts/2009-02-02-talks.md': post(
      'title: Talks & *tea*\ndate: 2009-02-02 14:31\nbyline: hale\ntags: [iran]\ncolumn: the-wire\ndateline: Geneva\ncorrections: [{date: 2009-02-03, note: "It was *Tuesday*."}]\nimage: {src: /assets/dot.svg, alt: A dot, caption: One dot}',
      'First & last.[^1]\n\nSee [later](2009-03-01-after.md#so), [about](/cable/archive/) and [that](https://books.example/1?a=1&b=2).\n\n[^1]: A note.',
    ),
    'posts/2009-03-01-after.md': post(
      'title: بعد\ndate: 2009-03-01\nbyline: hale\nlang: ar\nfollows: 2009-02-02-talks.md',
      'كما قيل. ]]> <b>]]</b>>\n\n## So\n\n<center>old</center>\n\n<iframe src="https://v.example/1"></iframe>',
    ),
    'posts/2010-01-01-next.md': post('title: Next\ndate: 2010-01-01', '[Before](2009-02-02-talks.md).'),
    'posts/2010-01-02-draft.md': post('title: Draft\ndate: 2010-01-02\ndraft: true'),
  });
  const { status, said } = await exported('epub', { site, year: '2009', to: book });
  expect(said).toContain('2 dispatches, 1 picture');
  expect(said).toContain('left out: 1 draft, 1 film, sound or frame');
  expect(status).toBe(0);
  files = await unzipped(book);
});

describe('a book for e-readers', () => {
  test('says how many animations stand still in it', async () => {
    const waves = join(folder, 'waves');
    const SETTINGS = 'title: Waves\nurl: https://waves.example\ntimezone: UTC\n';
    layFiles(waves, {
      'posts/2009-02-02-waves.md': post(
        'title: Waves\ndate: 2009-02-02',
        '![A wave](large.gif)\n\n![A ripple](small.gif)\n\n![A still](still.gif)',
      ),
      'posts/large.gif': await moving(1400, 30, 3, 'gif'),
      'posts/small.gif': await moving(20, 20, 3, 'gif'),
      'posts/still.gif': await moving(1400, 30, 1, 'gif'),
    });
    layFiles(folder, { weasyprint: '#!/bin/sh\ncat book.html > book.pdf\n' });
    chmodSync(join(folder, 'weasyprint'), 0o755);
    const told = async (format: string, images = '') => {
      writeFileSync(join(waves, 'site.yaml'), `${SETTINGS}${images}`);
      const engine = format === 'pdf' ? { engine: join(folder, 'weasyprint') } : {};
      const { said } = await exported(format, {
        site: waves,
        to: join(folder, `waves.${format}`),
        ...engine,
      });
      return said
        .split('\n')
        .slice(1)
        .join()
        .replace(/; [^,]*s/, '');
    };
    const still = 'left out: 2 animations, of which the first pictures are shown';
    expect(await told('epub')).toBe(`  1 dispatch, 3 pictures,  ${still}`);
    expect(await told('pdf')).toBe(`  1 dispatch, 3 pictures, printed by WeasyPrint,  ${still}`);
    // Without other formats, the site and the book show the file itself.
    expect(await told('epub', 'images: {formats: []}\n')).toBe('  1 dispatch, 3 pictures');
  });

  test('begins with its kind, stored as it is, and every text is well-formed', () => {
    const bytes = readFileSync(book);
    expect(bytes.subarray(30, 58).toString('latin1')).toBe('mimetypeapplication/epub+zip');
    for (const [path, text] of files)
      if (/\.(?:xhtml|opf|xml)$/.test(path))
        expect([path, XMLValidator.validate(text.toString('utf8'))]).toEqual([path, true]);
    // What XML forbids in a text, and that validator does not know.
    expect([...files.values()].filter((text) => text.includes(']]>'))).toEqual([]);
    expect(read('d0002.xhtml')).toContain(']]&gt; <b>]]</b>');
  });

  test('has its dispatches in order of time, under their months', () => {
    const [toc = ''] = /<nav epub:type="toc"[\s\S]*?<\/nav>/.exec(read('nav.xhtml')) ?? [];
    expect(
      toc
        .replace(/<[^>]*>/g, '|')
        .split(/\|+/)
        .filter(Boolean),
    ).toEqual([
      'Contents',
      'Cover',
      'The Wire',
      'February 2009',
      'Talks &#x26; ',
      'tea',
      'March 2009',
      'بعد',
      'About this book',
    ]);
    expect(read('package.opf').match(/idref="[^"]*"/g)).toEqual(
      ['cover', 'title', 'nav', 'd0001', 'd0002', 'colophon'].map((name) => `idref="page-${name}"`),
    );
  });

  test('says what it is, and how those who do not see can read it', () => {
    const opf = read('package.opf');
    for (const line of [
      '<dc:title id="title">The Wire</dc:title>',
      '<dc:title id="subtitle">2009</dc:title>',
      '<dc:language>en</dc:language>',
      '<dc:language>ar</dc:language>',
      '<dc:creator id="creator-1">Laura Hale</dc:creator>',
      '<meta property="dcterms:modified">2009-03-01T00:00:00Z</meta>',
      '<meta property="schema:accessMode">visual</meta>',
      '<meta property="schema:accessModeSufficient">textual</meta>',
      '<meta property="schema:accessibilityFeature">alternativeText</meta>',
      '<meta property="schema:accessibilityHazard">none</meta>',
    ])
      expect(opf).toContain(line);
  });

  test('has all of a dispatch: headline, dateline, picture, notes, correction, bio line', () => {
    const chapter = read('d0001.xhtml');
    for (const part of [
      '<h1 id="d0001.headline" class="headline">Talks &#x26; <em>tea</em></h1>',
      '<time datetime="2009-02-02T14:31:00+00:00">2 February 2009</time>',
      '<span class="dateline">Geneva</span> First &#x26; last.',
      '<img src="images/0001.svg" alt="A dot"',
      '<span class="caption">One dot</span>',
      'epub:type="noteref" role="doc-noteref"',
      '<aside epub:type="footnote" role="doc-footnote" id="fn-1">',
      'It was <em>Tuesday</em>.',
      'Laura Hale writes <a href="https://wire.example/cable/columns/the-wire/">The Wire</a>.',
    ])
      expect(chapter).toContain(part);
    expect(files.get('EPUB/images/0001.svg')?.toString('utf8')).toBe(DOT);
  });

  test('keeps links inside, and leads to the public address of what it does not hold', async () => {
    expect(read('d0001.xhtml')).toContain('<a href="d0002.xhtml#so">later</a>');
    expect(read('d0001.xhtml')).toContain('<a href="https://wire.example/cable/archive/">about</a>');
    expect(read('d0001.xhtml')).toContain('<a href="https://books.example/1?a=1&#x26;b=2">that</a>');
    const other = join(folder, 'other.epub');
    await exported('epub', { site, year: '2010', to: other });
    expect((await unzipped(other)).get('EPUB/d0001.xhtml')?.toString('utf8')).toContain(
      '<a href="https://wire.example/cable/2009/02/02/talks/">Before</a>',
    );
  });

  test('marks the language and the direction of a dispatch', () => {
    expect(read('d0002.xhtml')).toMatch(/<html [^>]*lang="ar" xml:lang="ar" dir="rtl">/);
    expect(read('d0002.xhtml')).toContain('<div>old</div>');
    expect(read('nav.xhtml')).toContain('<a href="d0002.xhtml" lang="ar" xml:lang="ar" dir="rtl">بعد</a>');
  });

  test('has the digest that the guide tells how to compute', () => {
    const half = (content: string | Uint8Array) =>
      createHash('sha256').update(content).digest('hex').slice(0, 32);
    const lines = ['posts/2009-02-02-talks.md', 'posts/2009-03-01-after.md'].map(
      (path) => `${half(readFileSync(join(site, path)))} ${path}`,
    );
    const digest = half(lines.map((line) => `${line.length}:${line}`).join(''));
    expect(read('colophon.xhtml')).toContain(`<code>${digest}</code>`);
  });

  test('gives the same bytes twice', async () => {
    const again = join(folder, 'again.epub');
    await exported('epub', { site, year: '2009', to: again });
    expect(readFileSync(again).equals(readFileSync(book))).toBe(true);
  });

  test.skipIf(!CHECK)(
    'passes EPUBCheck (in deep runs, if it is installed) without an error or a warning',
    () => {
      const { stdout, stderr } = spawnSync('java', ['-jar', CHECK ?? '', book], { encoding: 'utf8' });
      expect(stdout + stderr).toContain('0 fatals / 0 errors / 0 warnings');
    },
  );
});

describe('a book that a file describes', () => {
  const list = join(folder, 'best.yaml');
  const made = join(folder, 'best.epub');
  const text = async (path: string) => (await unzipped(made)).get(`EPUB/${path}`)?.toString('utf8') ?? '';

  test('has its own title, foreword, cover, parts and order', async () => {
    writeFileSync(join(folder, 'pixel.jpg'), PIXEL);
    writeFileSync(
      list,
      `title: The best\nsubtitle: Of two years\neditor: Tim Marsh\ncover: pixel.jpg
foreword: |\n  Read [this](2009-02-02-talks.md) *first*.
dispatches:\n  - 2010-01-01-next.md\n  - part: Before\n    dispatches: [/2009/03/01/after/, talks]\n`,
    );
    expect(await exported('epub', { site, book: list, to: made })).toMatchObject({ status: 0 });
    expect(await text('nav.xhtml')).toMatch(/Foreword.*Next.*Before.*بعد.*Talks/s);
    expect(await text('foreword.xhtml')).toContain('Read <a href="d0003.xhtml">this</a> <em>first</em>.');
    expect(await text('package.opf')).toContain('<dc:title id="title">The best</dc:title>');
    expect(await text('package.opf')).toContain('<dc:creator id="creator-1">Tim Marsh</dc:creator>');
    expect((await unzipped(made)).get('EPUB/cover.jpg')).toEqual(PIXEL);
  });

  test('is refused with all that is wrong in it, line by line', async () => {
    writeFileSync(list, 'titel: The best\ndispatches:\n  - tals.md\n  - talks\n  - talks\n');
    const { status, said } = await exported('epub', { site, book: list, to: made });
    expect(status).toBe(2);
    expect(said.split('\n')).toEqual([
      `${list}:1: A book has no field "titel"; did you mean "title"?`,
      `${list}:3: There is no dispatch "tals.md". Name it by its file, slug or address.`,
      `${list}:5: posts/2009-02-02-talks.md is named twice.`,
    ]);
    writeFileSync(list, 'dispatches: [talks]');
    expect((await exported('epub', { site, book: list, year: '2009', to: made })).said).toContain(
      'Leave out',
    );
    expect((await exported('epub', { site, book: join(folder, 'no.yaml'), to: made })).said).toContain(
      'cannot be read',
    );
    expect((await exported('epub', { site, cover: list, to: made })).said).toContain(
      'is neither JPEG nor PNG',
    );
  });
});
