import { expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import type { HistoryDoor } from '../../src/desk/changes/door.ts';
import { changesPath } from '../../src/edition/changes-path.ts';
import type { OutputPath, SitePath } from '../../src/model/address/paths.ts';
import { post } from '../support/built.ts';
import { MemoryDisk, testOptions, textOf, worldOf } from '../support/memory-disk.ts';
import { memoryHistory } from '../support/memory-history.ts';
import { answer, SITE } from '../support/registered-site.ts';

const PATH = 'posts/2020-01-02-a.md';
const TEXT = post(
  'title: A\ncorrections: [{date: 2020-01-09, note: "Not *two*, but [three](b)."}]',
  'Three men & a “dog”.\n\nSame.\n\nSame again.\n\nLast.',
);
const HISTORY = [
  {
    at: '2020-01-02T12:00:00Z',
    files: { [PATH]: post('title: A', 'Two men & a “dog”.\n\nSame.\n\nSame again.\n\nEnd.') },
  },
  { at: '2020-01-09T12:00:00Z', files: { [PATH]: TEXT } },
];
const FILES = {
  'site.yaml': `${SITE}timezone: UTC\nchanges: git\n`,
  [PATH]: TEXT,
  'posts/2020-01-03-b.md': post('title: B'),
};

async function publish(disk: MemoryDisk, door: HistoryDoor = memoryHistory(HISTORY)) {
  const report = await build(testOptions({ register: 'keep' }), {
    ...worldOf(disk),
    history: async () => door,
  });
  expect(report.published).toBe(true);
  return report;
}

test('the page shows what was taken out and put in, with its day and the correction of that day', async () => {
  const disk = new MemoryDisk(FILES);
  await publish(disk);
  const page = disk.read('2020/01/02/a/changes/index.html' as OutputPath) ?? '';
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>')).replace(/ datetime="[^"]*"/g, '');
  expect(main).toContain(
    '<del><span class="visually-hidden">[taken out: </span>Two<span class="visually-hidden">]</span></del>',
  );
  expect(main).toContain('</span>Three<span class="visually-hidden">]</span></ins> men &amp; a “dog”.</p>');
  expect(main.match(/class="left-out"/g)).toHaveLength(1);
  expect(main).toContain('<h2><time>9 January 2020</time></h2>');
  expect(main).toContain('Not <em>two</em>, but <a href="/2020/01/03/b/">three</a>.');
  expect(page).toContain('<meta name="robots" content="noindex">');
  expect(page).toContain('<meta name="description" content="Words that were taken out are struck through, ');
  expect(page).toContain('<del datetime="2020-01-09T12:00:00+00:00">');
});

test('the dispatch links to the page, which no sitemap and no search has; other dispatches have none', async () => {
  const disk = new MemoryDisk(FILES);
  await publish(disk);
  const files = textOf(disk);
  const link = '<a href="/2020/01/02/a/changes/">How this piece changed</a>';
  expect(Object.keys(files).filter((path) => files[path]?.includes(link))).toEqual([
    '2020/01/02/a/index.html',
  ]);
  expect(Object.keys(files).filter((path) => path.includes('changes'))).toEqual([
    '2020/01/02/a/changes/index.html',
  ]);
  expect(
    Object.entries(files).filter(([path, text]) => path.includes('sitemap') && text.includes('changes')),
  ).toEqual([]);
});

test.each([
  ['/2009/02/02/talks/', '/2009/02/02/talks/changes/'],
  ['/talks.html', '/talks-changes/'],
  ['/talks', '/talks-changes/'],
])('beside %s it is at %s', (path, beside) => {
  expect(changesPath(path as SitePath)).toBe(beside);
});

test('a page of the writer at that address stays', async () => {
  const own = post('title: Mine\npermalink: /2020/01/02/a/changes/\nkind: page', 'My own words.');
  const disk = new MemoryDisk({ ...FILES, 'posts/_pages/mine.md': own });
  await publish(disk);
  expect(disk.read('2020/01/02/a/changes/index.html' as OutputPath)).toContain('My own words.');
});

test('once published, its address leads to the dispatch when there is no such page, wherever that is then', async () => {
  const disk = new MemoryDisk(FILES);
  await publish(disk);
  const shallow = { ...memoryHistory([]), lastCommit: () => ({ why: 'shallow' as const, answer: '' }) };
  const report = await publish(disk, shallow);
  expect(report.findings.map(({ rule, source, position }) => [rule, source, position?.line])).toContainEqual([
    'changes-unknown',
    'site.yaml',
    5,
  ]);
  expect(answer(disk, '/2020/01/02/a/changes/')).toBe('/2020/01/02/a/');
  disk.files.set('site.yaml', SITE);
  disk.files.set(PATH, TEXT.replace('title: A', 'title: A\nslug: z'));
  expect((await publish(disk)).findings.filter(({ level }) => level === 'error')).toEqual([]);
  expect(answer(disk, '/2020/01/02/a/changes/')).toBe('/2020/01/02/z/');
});
