import { expect, test } from 'vitest';
import { bring, item, wxr } from './outside.ts';

const zola = {
  'config.toml': 'base_url = "https://example.org"\ntitle = "T"\n',
  'content/blog/2021-02-03-one.md': '+++\ntitle = "One"\ndate = 2021-02-03\n+++\nHello.\n',
};

test('a format that was told, and does not fit the marks of the source, is read and told', async () => {
  const { report } = await bring(zola, { format: 'hugo' });
  expect(report.guessed[0]).toMatch(/^it looks like an archive of zola \(.*\), and was read as hugo$/i);
  expect(report.counts.imported).toBe(1);
});

test('a format that fits is not doubted', async () => {
  const { report } = await bring({ 'x.xml': wxr(item()) }, { format: 'wordpress' });
  expect(report.guessed.filter((guess) => guess.includes('looks like'))).toEqual([]);
});

test('a folder of Markdown in no known order is called that, and claims no old addresses', async () => {
  const { report, rows, text } = await bring({
    'notes/fog.md': '---\ntitle: Fog\ndate: 2020-05-01\n---\nHello.\n',
    'notes/rain.md': '---\ntitle: Rain\ndate: 2020-05-02\naliases: [/old/rain/]\n---\nSee [fog](fog.md).\n',
  });
  expect(report.format).toBe('folder');
  expect(rows.map(({ urls }) => urls.kept)).toEqual([[], ['/old/rain/']]);
  expect(text('posts/2020/2020-05-02-rain.md')).toContain('[fog](2020-05-01-fog.md)');
});

test.each([
  [
    'letters/2011-01-31 Fog.doc',
    'Word before 2007 (letters/2011-01-31 Fog.doc), which cannot be read. Save the files as .docx',
  ],
  ['fog.org', 'pandoc -f org'],
  ['fog.rst', 'reStructuredText'],
])('%s is told by name, with what to do', async (path, told) => {
  await expect(bring({ [path]: 'x', 'b.txt': 'y' })).rejects.toThrow(told);
});

test('a dump of WordPress is told with the way to a file that is read', async () => {
  const dump = 'CREATE TABLE `wp_posts` (\n ID int);';
  await expect(bring({ 'x.sql': dump })).rejects.toThrow('Tools > Export');
});

test('an export without a byte in it is told', async () => {
  await expect(bring({ 'x.xml': '' })).rejects.toThrow('x.xml is empty. Export or download it again.');
  await expect(bring({ 'a/x.xml': '', 'b.xml': '' })).rejects.toThrow('export is empty.');
});
