/**
 * `node tests/bench/generate-wxr.ts 10000 export.xml [KB a post]` writes a WordPress export of any size to a file.
 */
import { closeSync, openSync, writeSync } from 'node:fs';

const WORDS =
  'the envoy said that talks in geneva would go on until a ministry in tehran answers for its part of an agreement which both sides had signed in january while officials who were not authorized to speak called it “a private visit” and declined to say more about who paid'.split(
    ' ',
  );

let seed = 42;
const random = (below: number) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed % below;
};
const words = (many: number) => Array.from({ length: many }, () => WORDS[random(WORDS.length)]).join(' ');

/** Writes an export with so many posts of about so many kilobytes; the same numbers give the same bytes. */
export function writeExport(path: string, count: number, kilobytes = 5): void {
  seed = 42;
  const file = openSync(path, 'w');
  writeSync(
    file,
    `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>The Wire</title><link>https://example.org</link><description>Reported daily</description><language>en-US</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://example.org</wp:base_site_url><wp:base_blog_url>https://example.org</wp:base_blog_url>
<wp:author><wp:author_login><![CDATA[lhale]]></wp:author_login><wp:author_display_name><![CDATA[Laura Hale]]></wp:author_display_name></wp:author>
`,
  );
  for (let at = 1; at <= count; at++) writeSync(file, item(at, kilobytes));
  writeSync(file, '</channel>\n</rss>\n');
  closeSync(file);
}

function item(at: number, kilobytes: number): string {
  const date = new Date(Date.UTC(2001, 0, 1) + at * 7.9 * 3600_000)
    .toISOString()
    .replace('T', ' ')
    .slice(0, 19);
  const [year, month] = date.split('-');
  const paragraphs: string[] = [];
  for (let size = 0; size < kilobytes * 1000; ) {
    const text = paragraph(at, paragraphs.length);
    paragraphs.push(text);
    size += text.length;
  }
  return `<item><title><![CDATA[${words(7)}]]></title><link>https://example.org/${year}/${month}/piece-${at}/</link><dc:creator><![CDATA[lhale]]></dc:creator>
<guid isPermaLink="false">https://example.org/?p=${at}</guid>
<content:encoded><![CDATA[${paragraphs.join('\n\n')}]]></content:encoded><excerpt:encoded><![CDATA[${at % 5 === 0 ? words(15) : ''}]]></excerpt:encoded>
<wp:post_id>${at}</wp:post_id><wp:post_date><![CDATA[${date}]]></wp:post_date><wp:post_date_gmt><![CDATA[${date}]]></wp:post_date_gmt>
<wp:post_name><![CDATA[piece-${at}]]></wp:post_name><wp:status><![CDATA[publish]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type>
<category domain="category" nicename="the-wire"><![CDATA[The Wire]]></category><category domain="post_tag" nicename="tag-${at % 50}"><![CDATA[Tag ${at % 50}]]></category>
</item>
`;
}

function paragraph(at: number, index: number): string {
  if (index % 6 === 3) return `<blockquote>${words(40)} [track-two] ${words(10)}</blockquote>`;
  if (index % 9 === 5) return `<ul>\n<li>${words(9)}</li>\n<li>${words(12)}</li>\n</ul>`;
  const link = at > 10 ? `<a href="https://example.org/?p=${1 + random(at - 1)}">${words(3)}</a>` : words(2);
  return `${words(30)}, ${link} <em>${words(3)}</em>. ${words(30)} <strong>${words(2)}</strong>.`;
}

if (import.meta.main) {
  const [count = '10000', path = 'export.xml', kilobytes = '5'] = process.argv.slice(2);
  writeExport(path, Number(count), Number(kilobytes));
}
