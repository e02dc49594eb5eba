import { describe, expect, test } from 'vitest';
import { bring } from './outside.ts';

const CONFIG = { '_config.yml': 'url: https://x.example\n' };

describe('front matter in a table', () => {
  test.each([
    [
      'in its first column',
      '| title | Fog |\n| --- | --- |\n| date | 2009-02-03 |\n| tags | sea, quay |\n\nIt came.\n',
    ],
    [
      'in its head',
      '| title | date | tags |\n|---|:---:|---|\n| Fog | 2009-02-03 | sea, quay |\n\nIt came.\n',
    ],
    [
      'under a head of its own',
      '| Field | Value |\n|---|---|\n| Title | Fog |\n| Date | 2009-02-03 |\n| Tags | sea, quay |\nIt came.\n',
    ],
  ])('is read %s', async (_, text) => {
    const { report, rows, text: of } = await bring({ ...CONFIG, '_posts/2009-02-01-a.md': text });
    expect(rows).toMatchObject([{ title: 'Fog', date: '2009-02-03', tags: { names: ['sea', 'quay'] } }]);
    expect(of(rows[0]!.path)).not.toContain('|');
    expect(rows[0]!.notes.map(({ what }) => what)).toContain('front matter');
    expect(report.damage).toEqual([]);
  });

  test('holds a piece back', async () => {
    const text = '| title | published |\n|---|---|\n| Fog | false |\n\nIt came.\n';
    expect((await bring({ ...CONFIG, '_posts/2009-02-01-a.md': text })).rows).toMatchObject([
      { draft: true },
    ]);
  });

  test('is none where a table of something else begins a text', async () => {
    const text = '| day | boats |\n|---|---|\n| Monday | 3 |\n\nIt came.\n';
    const { rows, text: of } = await bring({ ...CONFIG, '_posts/2009-02-01-a.md': text });
    expect(of(rows[0]!.path)).toContain('| Monday | 3');
  });
});

describe('dates', () => {
  test('a day that is none is told, and that of the file name is taken', async () => {
    const { rows } = await bring({
      ...CONFIG,
      '_posts/2009-02-01-a.md': '---\ntitle: A\ndate: 2009-02-30\n---\nFog.\n',
    });
    expect(rows).toMatchObject([{ date: '2009-02-01' }]);
    expect(rows[0]!.notes.map(({ what }) => what)).toContain('date');
  });

  test.each([
    ['05/02/2009', '2009-02-05'],
    ['02/05/2009 10:00', '2009-02-05T10:00:00'],
    ['03/04/2009', '2009-03-04'],
  ])('%s in the file of 2009-02-05 is %s', async (date, read) => {
    const { rows } = await bring({
      ...CONFIG,
      '_posts/2009-02-05-a.md': `---\ntitle: A\ndate: ${date}\n---\nFog.\n`,
    });
    expect(rows).toMatchObject([{ date: read }]);
  });
});

test('categories in the permalink of a single file are filled in', async () => {
  const { rows } = await bring({
    ...CONFIG,
    '_posts/2009-02-05-a.md':
      '---\ntitle: A\ncategories: News Sport\npermalink: /:categories/:title/\n---\nFog.\n',
  });
  expect(rows[0]!.urls.kept).toEqual(['/news/sport/a/']);
});

test('a text bundle is named by its folder', async () => {
  const { rows } = await bring({
    'Fog at sea.textbundle/text.md': '---\ndate: 2009-02-05\n---\n\n# Fog\n\nIt came. ![](assets/a.png)\n',
    'Fog at sea.textbundle/info.json': '{}',
    'b.md': '---\ntitle: B\ndate: 2009-02-06\n---\n\nRain.\n',
  });
  expect(rows.map(({ path }) => path)).toContain('posts/2009/2009-02-05-fog-at-sea.md');
});
