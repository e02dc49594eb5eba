import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openManuscript } from '../../src/copy/front/front-matter.ts';
import { importArchive } from '../../src/edge/import/import-archive.ts';
import { openZip } from '../../src/edge/import/zip.ts';
import { readXml } from '../../src/import/found/xml.ts';
import { post } from '../support/built.ts';
import { exported } from '../support/exported.ts';
import { filesIn, layFiles, temporaryFolder } from '../support/site-on-disk.ts';
import { type Back, copyOfSite, thereAndBack, type WayOut } from './there-and-back.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const scratch = temporaryFolder();

describe('the sample, taken to another system and brought back', () => {
  const copy = copyOfSite(ROOT, scratch);

  test.each(['markdown', 'wordpress', 'ghost'] as const)('by %s is whole', async (format: WayOut) => {
    const { report, parts }: Back = await thereAndBack(copy, format, scratch);
    expect(parts.pieces.was).toBe(53);
    const lost = Object.entries(parts).flatMap(([what, { lost }]) => lost.map((line) => `${what}: ${line}`));
    expect(lost).toEqual([]);
    expect([report.failed, report.errors, report.unanswered, report.unlisted, report.damage]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
  });
});

describe('what is known of the print, of writers and of columns', () => {
  test('comes back from Markdown with scans and portraits, under the same ids', async () => {
    const site = join(scratch, 'printed');
    const printed = 'printed: {in: The Packet, date: 2009-02-03, page: 4}';
    layFiles(site, {
      'site.yaml': `title: The Wire
url: https://wire.example
timezone: UTC
rights: {holder: The Wire}
bylines:
  hale: {name: Laura Hale, also: [L. Hale], bio: Laura *Hale* writes & reads., image: people/hale.svg, email: hale@wire.example, orcid: 0000-0002-1825-0097}
columns:
  cable: {name: The Cable, tagline: A *line*., status: ended, rights: {license: CC-BY-4.0}}
tags: {herring: {name: Herring, description: A fish.}}
`,
      'assets/people/hale.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"/>',
      'posts/2009/talks.md': post(
        `title: Talks\ndate: 2009-02-02\nbyline: hale\ncolumn: cable\ntags: [herring]\n${printed}\nfacsimile: [{file: scan.svg, page: 4, credit: "A *library*"}, {file: talks.pdf, page: 3}]`,
      ),
      'posts/2009/talks.fr.md': post('title: Pourparlers\ndate: 2009-02-02\nlang: fr'),
      'posts/2009/cited.md': `---\ntitle: Cited\ndate: 2009-02-04\nstub: true\n${printed}\nfacsimile: talks.pdf#page=5\n---\n`,
      'posts/2009/scan.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
      'posts/2009/talks.pdf': '%PDF-1.4\n',
    });
    const to = join(scratch, 'printed-markdown');
    expect((await exported('markdown', { site, to })).status).toBe(0);
    const into = join(scratch, 'printed-back');
    const { report } = await importArchive({ format: 'folder', source: to, into, offline: true });
    expect([report.failed, report.errors]).toEqual([[], []]);
    const back = filesIn(into);
    expect([back['bylines.yaml'], back['columns.yaml']]).toEqual([
      `hale:
  name: Laura Hale
  also: [L. Hale]
  bio: Laura *Hale* writes & reads.
  image: /assets/images/people/hale.svg
  email: hale@wire.example
  orcid: 0000-0002-1825-0097
`,
      `cable:
  name: The Cable
  tagline: A *line*.
  status: ended
  rights:
    license: CC-BY-4.0
`,
    ]);
    expect(back['site.yaml']).toContain('tags:\n  herring:\n    name: Herring\n    description: A fish.\n');
    expect(back['site.yaml']).toContain('rights:\n  holder: The Wire\n');
    expect(back['assets/images/people/hale.svg']).toContain('0 0 2 2');
    const fields = (name: string) =>
      openManuscript(Object.entries(back).find(([path]) => path.endsWith(name))?.[1] ?? '').fields.value as {
        readonly [name: string]: unknown;
      };
    const [scan, pdf] = ['svg', 'pdf'].map((end) => Object.keys(back).find((path) => path.endsWith(end)));
    expect(fields('-talks.md')).toMatchObject({
      printed: { in: 'The Packet', date: '2009-02-03', page: '4' },
      facsimile: [
        { file: `/${scan}`, page: '4', credit: 'A *library*' },
        { file: `/${pdf}`, page: '3' },
      ],
    });
    expect(fields('-cited.md')).toMatchObject({ stub: true, facsimile: [{ file: `/${pdf}`, page: '5' }] });
    const french = Object.values(back).find((text) => text.includes('lang: fr')) ?? '';
    expect(openManuscript(french).fields.value).toMatchObject({ 'translation-of': fields('-talks.md').id });
  });
});

test('a dispatch whose text is elsewhere says so in other systems', async () => {
  const site = join(scratch, 'stub');
  layFiles(site, {
    'site.yaml': 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\n',
    'posts/2009/cited.md':
      '---\ntitle: Cited\ndate: 2009-02-04\nstub: true\ncanonical: https://post.example/1\n---\n',
  });
  const to = join(scratch, 'stub-wordpress');
  const { said } = await exported('wordpress', { site, to });
  expect(said).toContain('1 line in place of a text elsewhere');
  expect(filesIn(to)['wordpress.xml']).toMatch(/<p>[^<]+ <a href="https:\/\/post\.example\/1">/);
});

describe('what leaves', () => {
  const site = join(scratch, 'small');
  const folder = (name: string) => join(scratch, `small-${name}`);
  const files = (name: string) => filesIn(folder(name));
  let said: { readonly [name: string]: string };

  beforeAll(async () => {
    layFiles(site, {
      'site.yaml': `title: "The Wire & Co"
url: https://wire.example/cable
timezone: Europe/Oslo
columns: {the-wire: The Wire}
bylines: {laura-hale: {name: Laura Hale, email: hale@wire.example, bio: Laura *Hale* writes.}}
redirects: {/old-index/: /archive/}
`,
      'posts/talks.md': post(
        'title: Talks & "herring"\ndate: 2009-02-02 14:31\nbyline: [laura-hale, Tim Marsh]\ncolumn: the-wire\ntags: [iran]\naliases: [/old/talks.html]\ndateline: Geneva\nimage: {src: map.svg, alt: A map, caption: Of *here*., credit: Ann}\nmood: calm\nplaces: [Geneva, Bern]',
        'He said "no".[^1] See [after](2010-03-01-after.md#end) and ]]>.\n\n![A map](map.svg "Of here.")\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n[^1]: By telephone.',
      ),
      'posts/map.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
      'posts/2010-03-01-after.md': post(
        'title: After\nbyline: 早川 みどり\nfollows: talks.md\nslug: talks\nunlisted: true\ncorrections: [{date: 2010-03-02, note: "See [talks](talks.md)."}]',
        '## End\n\nIt <mark>ended</mark> with [gallery ids=1].\n\n### Map <figure><img src="map.svg" alt=""><figcaption>Here.</figcaption></figure>',
      ),
      'posts/2011-01-01-draft.md': post('title: Draft\ndraft: true'),
      'posts/_pages/about.md': post('title: About', 'Us.'),
    });
    const all: { [name: string]: string } = {};
    for (const name of ['markdown', 'wordpress', 'ghost']) {
      const { status, said } = await exported(name, { site, to: folder(name) });
      expect([name, status]).toEqual([name, 0]);
      all[name] = said;
    }
    said = all;
  });

  test('is Markdown with the front matter and the addresses of others', () => {
    const all = files('markdown');
    expect(Object.keys(all).sort()).toEqual([
      '_redirects',
      'assets/map.svg',
      'data/authors.json',
      'data/columns.json',
      'data/places.json',
      'data/site.json',
      'data/tags.json',
      'export-report.json',
      'pages/about.md',
      'posts/2009/2009-02-02-talks.md',
      'posts/2010/2010-03-01-talks.md',
    ]);
    const text = all['posts/2009/2009-02-02-talks.md'] ?? '';
    for (const line of [
      'date: 2009-02-02T14:31:00+01:00',
      'permalink: /cable/2009/02/02/talks/',
      'authors: [Laura Hale, Tim Marsh]',
      'categories: [The Wire]',
      'image: /assets/map.svg',
      'image_caption: Of *here*.',
      'aliases: [/cable/old/talks.html]',
      'places: [Geneva, Bern]',
      'He said "no".[^1] See [after](/cable/2010/03/01/talks/#end) and ]]>.',
      '![A map](/assets/map.svg "Of here.")',
    ])
      expect(text).toContain(`${line}\n`);
    expect(all._redirects).toBe(
      '/cable/old/talks.html /cable/2009/02/02/talks/ 301\n/cable/old-index/ /cable/archive/ 301\n',
    );
    expect(said.markdown).toContain('2 dispatches, 1 page, 1 file');
  });

  test('is an export of WordPress in the blocks of its editor', async () => {
    const text = files('wordpress')['wordpress.xml'] ?? '';
    const damage = [];
    for await (const element of readXml(
      (async function* () {
        yield new TextEncoder().encode(text);
      })(),
      () => false,
    ))
      if ('damage' in element) damage.push(element.damage);
    expect(damage).toEqual([]);
    // WordPress takes other characters away, so that several logins would become one.
    const logins = text.matchAll(/<wp:author_login><!\[CDATA\[(.*?)\]\]>/g).map(([, login]) => login);
    expect([...logins]).toEqual(['laura-hale', 'tim-marsh', expect.stringMatching(/^writer-[0-9a-f]{8}$/)]);
    for (const part of [
      '<title><![CDATA[Talks &amp; “herring”]]></title>',
      '<wp:post_date><![CDATA[2009-02-02 14:31:00]]></wp:post_date>',
      '<wp:post_date_gmt><![CDATA[2009-02-02 13:31:00]]></wp:post_date_gmt>',
      '<category domain="category" nicename="the-wire"><![CDATA[The Wire]]></category>',
      '<category domain="author" nicename="cap-tim-marsh"><![CDATA[Tim Marsh]]></category>',
      '<!-- wp:paragraph -->\n<p><span class="dateline">Geneva</span>',
      ']]]]><![CDATA[>',
      '<!-- wp:image -->\n<figure class="wp-block-image"><img src="https://wire.example/cable/wp-content/uploads/assets/map.svg" alt="A map"><figcaption class="wp-element-caption">',
      '<wp:attachment_url><![CDATA[https://wire.example/cable/wp-content/uploads/assets/map.svg]]></wp:attachment_url>',
      '<wp:post_date_gmt><![CDATA[2009-02-02 13:31:00]]></wp:post_date_gmt>\n<wp:comment_status>closed</wp:comment_status>\n<wp:ping_status>closed</wp:ping_status>\n<wp:post_name><![CDATA[file-1]]></wp:post_name>',
      '<a href="https://wire.example/cable/2010/03/01/talks/#end">',
      '<wp:meta_key><![CDATA[mood]]></wp:meta_key><wp:meta_value><![CDATA[calm]]></wp:meta_value>',
      '<wp:status>private</wp:status>',
      'with &#91;gallery ids=1].',
      '>Map </h3>\n<!-- /wp:heading -->\n\n<!-- wp:image -->',
      '<strong>Correction, 2 March 2010:</strong> See <a href="https://wire.example/cable/2009/02/02/talks/">talks</a>.',
    ])
      expect(text).toContain(part);
    expect(said.wordpress).toContain('1 correction in the text');
    expect(said.wordpress).toContain(
      'left out: 1 draft, 1 reference to another dispatch, 1 field of your own',
    );
  });

  test('finds its files at the address that --media names', async () => {
    const to = join(scratch, 'media');
    await exported('wordpress', { site, to, media: 'https://new.example/files/' });
    expect(readFileSync(join(to, 'wordpress.xml'), 'utf8')).toContain(
      'src="https://new.example/files/assets/map.svg"',
    );
    const wrong = await exported('wordpress', { site, to: join(scratch, 'no'), media: 'files' });
    expect([wrong.status, wrong.said]).toEqual([
      2,
      expect.stringContaining('--media files is not an address'),
    ]);
  });

  test('is a zip for Ghost, and what keeps the addresses', async () => {
    const { files: inside, close } = await openZip(join(folder('ghost'), 'ghost.zip'));
    const named = async (path: string) =>
      new TextDecoder().decode(await inside.find((file) => file.path === path)?.read());
    expect(inside.map(({ path }) => path).sort()).toEqual([
      'content/images/assets/map.svg',
      'ghost.json',
      'redirects.yaml',
      'routes.yaml',
    ]);
    const { data } = JSON.parse(await named('ghost.json')).db[0];
    close();
    const [talks, after] = data.posts;
    expect(talks).toMatchObject({
      slug: 'talks',
      status: 'published',
      published_at: '2009-02-02T13:31:00.000Z',
      feature_image: '__GHOST_URL__/content/images/assets/map.svg',
      uuid: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/),
    });
    expect(talks.html).toContain('<!--kg-card-begin: html-->');
    expect(talks.html).toContain('href="__GHOST_URL__/2010/03/01/talks/#end"');
    expect(after).toMatchObject({ slug: 'talks-2', status: 'draft' });
    expect(JSON.stringify(data.posts)).not.toContain('"created_at":null');
    expect(data.tags.map(({ name }: { name: string }) => name)).toEqual(['The Wire', 'iran', '#column']);
    expect(data.users.map(({ email }: { email: string }) => email)).toEqual([
      'hale@wire.example',
      expect.stringMatching(/@example\.invalid$/),
      expect.stringMatching(/@example\.invalid$/),
    ]);
    expect(files('ghost')['routes.yaml']).toContain('permalink: /{year}/{month}/{day}/{slug}/\n');
    expect(files('ghost')['redirects.yaml']).toContain(
      `  "^/cable/2010/03/01/talks/$": "/cable/2010/03/01/talks-2/"\n`,
    );
  });

  test('is the same, byte for byte, when it leaves again', async () => {
    const to = join(scratch, 'again');
    await exported('ghost', { site, to });
    expect(readFileSync(join(to, 'ghost.zip')).equals(readFileSync(join(folder('ghost'), 'ghost.zip')))).toBe(
      true,
    );
    const chosen = await exported('markdown', { site, to: join(scratch, 'chosen'), year: '2009' });
    expect(chosen.said).toContain('1 dispatch, 1 file');
  });
});
