import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/import/from/csv.ts';
import { bring, png } from './outside.ts';

const body = (text: string) => text.split('---\n\n').slice(1).join('---\n\n');

/** A table as CSV, every field quoted. */
const csv = (rows: readonly (readonly string[])[], sign = ',') =>
  rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(sign)).join('\r\n');

describe('a CSV text', () => {
  test.each([',', ';', '\t', '|'])('is read with %j between its fields', (sign) => {
    const text = `\ufeffa${sign}"b ""c"""${sign}d\n1${sign}"x, y; z\n\n2|3"${sign}\n`;
    expect(readTable(text)).toEqual({
      columns: ['a', 'b "c"', 'd'],
      rows: [Object.assign(Object.create(null), { a: '1', 'b "c"': 'x, y; z\n\n2|3', d: '' })],
      misshapen: [],
    });
  });

  test('tells rows that do not fit its columns', () => {
    expect(readTable('a,b\n1\n1,2\n1,2,3\n').misshapen).toEqual([1, 3]);
  });
});

describe('tables of posts', () => {
  test('a lead picture of Beehiiv is fetched from where it is', async () => {
    const { text, posts } = await bring({
      'posts.csv':
        'id,web_title,status,url,content_html,thumbnail_url,created_at\n1,Fog,confirmed,https://x.beehiiv.com/p/fog,<p>Fog.</p>,uploads/asset/file/12/a.png,2023-01-18 21:25:27\n',
    });
    expect(text(posts[0]!)).toContain('image: https://media.beehiiv.com/uploads/asset/file/12/a.png\n');
  });

  test('a newsletter of Beehiiv comes in with its addresses, deks and pictures', async () => {
    const { report, rows, text, posts } = await bring({
      'posts.csv': csv([
        [
          'id',
          'web_title',
          'web_subtitle',
          'url',
          'slug',
          'content_html',
          'published_at',
          'status',
          'audience',
          'content_tags',
          'thumbnail_url',
          'open_rate',
        ],
        [
          'p1',
          'Fog',
          'So thick',
          'https://n.example/p/fog',
          'fog',
          '<p>Fog came.</p>',
          '2024-02-02T19:31:00Z',
          'confirmed',
          'free',
          '["Sea","Fog"]',
          'https://m.example/1.jpg',
          '0.5',
        ],
        [
          'p2',
          'Rain',
          '',
          'https://n.example/p/rain',
          'rain',
          '<p>Rain.</p>',
          '2024-02-03T19:31:00Z',
          'confirmed',
          'premium',
          '',
          '',
          '0.4',
        ],
        ['p3', 'Ice', '', '', 'ice', '<p>Ice.</p>', '', 'draft', 'free', '', '', ''],
      ]),
    });
    expect(report.format).toBe('csv');
    expect(report.counts).toMatchObject({ found: 3, imported: 3 });
    expect(rows.map(({ draft }) => draft)).toEqual([false, true, true]);
    expect(report.skipped).toContainEqual({
      what: 'columns',
      name: 'posts.csv',
      why: 'these are not read: open_rate; --map says what a column is',
    });
    const fog = text(posts.find((path) => path.endsWith('fog.md'))!);
    expect(fog).toContain('dek: So thick\n');
    expect(fog).toContain('tags: [Sea, Fog]\n');
    expect(fog).toContain('aliases: [/p/fog]\n');
    expect(fog).toContain('image: https://m.example/1.jpg\n');
    expect(body(fog)).toBe('Fog came.\n');
  });

  test('Markdown of Buttondown stays Markdown, and text without marks gets its paragraphs', async () => {
    const { text, posts } = await bring({
      'emails.csv': csv([
        ['subject', 'body', 'publish_date', 'slug'],
        ['Fog', 'Fog *came*, see [x](https://x.example/).\n\n- one', '2024-02-02', 'fog'],
        ['Rain', 'Rain came.\n\nIt went.', '2024-02-03', 'rain'],
      ]),
    });
    expect(posts.map((path) => body(text(path)))).toEqual([
      'Fog *came*, see [x](https://x.example/).\n\n- one\n',
      'Rain came.\n\nIt went.\n',
    ]);
  });

  test('texts may lie in files of their own, named by number or slug', async () => {
    const { report, rows, text, posts } = await bring({
      'campaigns.csv': csv([
        ['Title', 'Subject', 'Send Date', 'Unique Id'],
        ['Fog 1', 'Fog', 'Feb 02, 2019 07:31 pm', 'abc123'],
      ]),
      'campaigns_content/abc123_fog-1.html':
        '<html><head><title>x</title></head><body><p>Fog came.</p></body></html>',
      'campaigns_content/zzz999_other.html': '<p>Other.</p>',
      'subscribed.csv': csv([
        ['Email Address', 'Opens'],
        ['a@b.example', '1'],
      ]),
    });
    expect(rows[0]).toMatchObject({ title: 'Fog 1', date: '2019-02-02T19:31:00' });
    expect(body(text(posts[0]!))).toBe('Fog came.\n');
    expect(report.skipped.map(({ name, why }) => [name, why])).toEqual([
      ['campaigns.csv', 'these are not read: Subject; --map says what a column is'],
      ['subscribed.csv', 'it is about readers, and not part of the archive'],
      ['campaigns_content/zzz999_other.html', 'no row of a table names it'],
    ]);
  });

  test('a blog of Wix keeps its rich content, its cover and its address', async () => {
    const content = {
      nodes: [
        {
          type: 'HEADING',
          headingData: { level: 2 },
          nodes: [{ type: 'TEXT', textData: { text: 'Why', decorations: [] } }],
        },
        {
          type: 'PARAGRAPH',
          nodes: [
            { type: 'TEXT', textData: { text: 'Fog ', decorations: [] } },
            {
              type: 'TEXT',
              textData: {
                text: 'came',
                decorations: [
                  { type: 'BOLD', fontWeightValue: 700 },
                  { type: 'LINK', linkData: { link: { url: 'https://f.example/' } } },
                ],
              },
            },
          ],
        },
        {
          type: 'IMAGE',
          imageData: {
            image: { src: { id: 'a1b2_0123456789abcdef0123~mv2.jpg' } },
            altText: 'Quay',
            caption: 'At noon',
          },
        },
        {
          type: 'BULLETED_LIST',
          nodes: [
            {
              type: 'LIST_ITEM',
              nodes: [{ type: 'PARAGRAPH', nodes: [{ type: 'TEXT', textData: { text: 'one' } }] }],
            },
          ],
        },
        { type: 'WOBBLE' },
      ],
    };
    const { report, rows, text, posts } = await bring(
      {
        'Blog+Posts.csv': csv([
          [
            'Title',
            'Slug',
            'Published Date',
            'Cover Image',
            'Rich Content',
            'Plain Content',
            'Post Page URL',
            'Main Category',
            'Language',
          ],
          [
            'Fog',
            'fog',
            '2021-03-01T08:00:00Z',
            'wix:image://v1/a1b2_c3~mv2.jpg/quay.jpg#originWidth=10',
            JSON.stringify(content),
            'Why Fog came',
            '/post/fog',
            'Sea',
            'en',
          ],
        ]),
      },
      { oldUrl: 'https://w.example/' },
    );
    expect(report.format).toBe('csv');
    expect(body(text(posts[0]!))).toBe(
      '## Why\n\nFog [**came**](https://f.example/)\n\n![Quay](https://static.wixstatic.com/media/a1b2_0123456789abcdef0123~mv2.jpg "At noon")\n\n- one\n',
    );
    expect(text(posts[0]!)).toContain('aliases: [/post/fog]');
    expect(text(posts[0]!)).toContain('column: sea');
    expect(text(posts[0]!)).toContain('image: https://static.wixstatic.com/media/a1b2_c3~mv2.jpg');
    expect(rows[0]!.notes).toContainEqual({
      kind: 'left',
      what: 'block',
      detail: 'WOBBLE, which is not known',
    });
  });

  test('a mapping tells what columns are whose names do not', async () => {
    const table = {
      'x.csv': csv([
        ['Betreff', 'Inhalt', 'Tag'],
        ['Nebel', '<p>Nebel kam.</p>', '2024-02-02'],
      ]),
    };
    await expect(bring(table)).rejects.toThrow('Name the format');
    const { rows, text, posts } = await bring(table, {
      format: 'csv',
      columns: { title: 'Betreff', body: 'inhalt', date: 'Tag' },
    });
    expect(rows[0]).toMatchObject({ title: 'Nebel', date: '2024-02-02' });
    expect(body(text(posts[0]!))).toBe('Nebel kam.\n');
  });

  test('a date of numbers is read as the whole table writes them', async () => {
    const dates = async (...written: readonly string[]) =>
      (
        await bring(
          {
            'x.csv': csv([
              ['title', 'body', 'date'],
              ...written.map((date, at) => [`T${at}`, `Text ${at}.`, date]),
            ]),
          },
          { format: 'csv' },
        )
      ).rows.map(({ date, notes }) => [date, notes.some(({ what }) => what === 'date')]);
    expect(await dates('03/04/2019', '25/04/2019 20:00')).toEqual([
      ['2019-04-03', false],
      ['2019-04-25T20:00:00', false],
    ]);
    expect(await dates('03/04/2019', '04/25/2019 08:00 PM')).toEqual([
      ['2019-03-04', false],
      ['2019-04-25T20:00:00', false],
    ]);
    expect(await dates('03/04/2019')).toEqual([['2019-03-04', true]]);
    expect(await dates('03.04.2019')).toEqual([['2019-04-03', false]]);
  });

  test('a table in another encoding is read, and pictures that lie beside it come in', async () => {
    const latin = Uint8Array.from('title;body\nÜber;<p>Käse <img src="a.png"></p>\n', (sign) =>
      sign.charCodeAt(0),
    );
    const { rows, files } = await bring({ 'x.csv': latin, 'a.png': png() }, { format: 'csv' });
    expect(rows[0]).toMatchObject({ title: 'Über', pictures: { found: 1, kept: 1 } });
    expect([...files.keys()].some((path) => path.endsWith('/a.png'))).toBe(true);
  });
});
