import type { Json } from '../../model/json.ts';
import { plainText } from '../../model/text/plain-text.ts';
import type { Capture } from './warc.ts';

/** Where a record lies in the compressed WARC file, in bytes. */
export type Placed = Capture & { readonly offset: number; readonly length: number };

/** The lines of a CDXJ index of records, in the order in which it is searched. */
export function cdxIndex(records: readonly Placed[], filename: string): string {
  return records
    .map(({ url, type, sum, date, offset, length }) => {
      const entry = {
        url,
        digest: `sha256:${sum}`,
        mime: type.replace(/;.*$/, ''),
        offset: String(offset),
        length: String(length),
        recordDigest: undefined,
        status: '200',
        filename,
      };
      return `${sortKey(url)} ${date.replace(/\D/g, '')} ${JSON.stringify(entry)}\n`;
    })
    .sort((a, b) => (a < b ? -1 : 1))
    .join('');
}

/** An address in the form in which indexes of web archives sort them (SURT): `example,wire)/2009/`. */
export function sortKey(url: string): string {
  const { hostname, port, pathname, search } = new URL(url);
  const host = hostname
    .replace(/^www\d*\./, '')
    .split('.')
    .reverse()
    .join(',');
  return `${host}${port ? `:${port}` : ''})${pathname}${search}`.toLowerCase();
}

/** A page by which the archive can be entered. */
export type EntryPage = { readonly url: string; readonly html: string; readonly date: string };

/** A list of pages as JSON Lines, with titles and texts, so that they can be searched. */
export function pageList(
  id: string,
  title: string,
  pages: Iterable<EntryPage>,
  idOf: (url: string) => string,
): string {
  const lines: Json[] = [{ format: 'json-pages-1.0', id, title, hasText: true }];
  for (const { url, html, date } of pages) lines.push({ id: idOf(url), url, ts: date, ...wordsOf(html) });
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** The title of a page, and the text of its main part. */
function wordsOf(html: string): { readonly title: string; readonly text: string } {
  const [, title = ''] = /<title[^>]*>([\s\S]*?)<\/title>/i.exec(html) ?? [];
  const [, main = html.replace(/^[\s\S]*?<body/i, '<body')] =
    /<main[^>]*>([\s\S]*)<\/main>/i.exec(html) ?? [];
  return { title: plainText(title), text: plainText(main) };
}
