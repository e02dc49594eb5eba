import type { Json } from '../../model/json.ts';
import { plainText } from '../../model/text/plain-text.ts';
import type { Capture } from './warc.ts';

/** Where a record lies in the compressed WARC file, in bytes. */
export type StoredCapture = Capture & { readonly offset: number; readonly length: number };

/** The lines of a CDXJ index of records, in the order in which it is searched. */
export function cdxIndex(records: readonly StoredCapture[], filename: string): readonly string[] {
  return records
    .map(({ url, type, to, sum, date, offset, length }) => {
      const entry = {
        url,
        digest: `sha256:${sum}`,
        mime: type?.replace(/;.*$/, '') ?? '-',
        offset: String(offset),
        length: String(length),
        status: to === null ? '200' : '301',
        filename,
      };
      return `${sortKey(url)} ${date.replace(/\D/g, '')} ${JSON.stringify(entry)}\n`;
    })
    .sort((a, b) => (a < b ? -1 : 1));
}

/** An address in the form in which indexes of web archives sort them (SURT): `example,wire)/2009/`. */
function sortKey(url: string): string {
  const { hostname, port, pathname, search } = new URL(url);
  const host = hostname
    .replace(/^www\d*\./, '')
    .split('.')
    .reverse()
    .join(',');
  return `${host}${port ? `:${port}` : ''})${pathname}${search}`.toLowerCase();
}

/** A page by which the archive can be entered, with the title and the text by which it is found. */
export type EntryPage = {
  readonly url: string;
  readonly date: string;
  readonly title: string;
  readonly text: string;
};

/** What a list of pages says about a page: its title, and the text of its main part. */
export function entryPage(url: string, html: string, date: string): EntryPage {
  const [, title = ''] = /<title[^>]*>([\s\S]*?)<\/title>/i.exec(html) ?? [];
  const [, main = html.replace(/^[\s\S]*?<body/i, '<body')] =
    /<main[^>]*>([\s\S]*)<\/main>/i.exec(html) ?? [];
  return { url, date, title: plainText(title), text: plainText(main) };
}

/** The first line of a list of pages. */
export function pageListHead(id: string, title: string): string {
  return line({ format: 'json-pages-1.0', id, title, hasText: true });
}

/** The line of a page in such a list. */
export function pageLine({ date, ...page }: EntryPage, idOf: (url: string) => string): string {
  return line({ id: idOf(page.url), ts: date, ...page });
}

function line(value: Json): string {
  return `${JSON.stringify(value)}\n`;
}
