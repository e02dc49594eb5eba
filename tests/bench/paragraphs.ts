/**
 * node tests/bench/paragraphs.ts DIST…
 *
 * Measures what the addresses of paragraphs and their marks add to the pages of dispatches of built sites, compressed with
 * gzip: in all, and for each paragraph.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const MARK = /<a href=#([\w-]+) title=¶><\/a>/g;

for (const folder of process.argv.slice(2)) {
  let [paragraphs, pages, added, without] = [0, 0, 0, 0];
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    if (!name.endsWith('.html')) continue;
    const html = readFileSync(join(folder, name), 'utf8');
    const anchors = new Set(Array.from(html.matchAll(MARK), ([, anchor]) => anchor));
    if (anchors.size === 0) continue;
    const bare = html
      .replace(MARK, '')
      .replace(/ id=([\w-]+)>/g, (id, anchor: string) => (anchors.has(anchor) ? '>' : id));
    const [size, bareSize] = [html, bare].map((text) => gzipSync(text, { level: 9 }).length) as [
      number,
      number,
    ];
    paragraphs += anchors.size;
    pages++;
    added += size - bareSize;
    without += bareSize;
  }
  const share = ((100 * added) / without).toFixed(2);
  console.log(
    `${folder}: ${pages} pages, ${paragraphs} paragraphs; ${share} % more, ${(added / paragraphs).toFixed(1)} bytes each`,
  );
}
