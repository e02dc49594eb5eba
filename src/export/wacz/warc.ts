import { lengthInUtf8 } from '../../model/text/utf8.ts';

/** A record of a WARC file (ISO 28500) before it is compressed: its head, and the block that follows. */
export type WarcRecord = { readonly head: string; readonly block: string };

/** What was answered to one address. `sum` is its SHA-256 in hexadecimal digits. */
export type Capture = {
  readonly url: string;
  /** Media type of the content; null for a redirect, which has no content. */
  readonly type: string | null;
  /** Where a redirect leads, a whole address; null for an answer with a content. */
  readonly to: string | null;
  readonly bytes: number;
  readonly sum: string;
  /** When, `2009-02-02T14:31:00Z`. */
  readonly date: string;
};

/** The record of an answer, without the content itself, which comes right after the block. */
export function responseRecord({ url, type, to, bytes, sum, date }: Capture, id: string): WarcRecord {
  const answer =
    to === null
      ? `HTTP/1.1 200 OK\r\nContent-Type: ${type}`
      : `HTTP/1.1 301 Moved Permanently\r\nLocation: ${to}`;
  const block = `${answer}\r\nContent-Length: ${bytes}\r\n\r\n`;
  const head = recordHead('response', id, date, block.length + bytes, [
    ['WARC-Target-URI', url],
    ['WARC-Payload-Digest', `sha256:${sum}`],
    ['Content-Type', 'application/http; msgtype=response'],
  ]);
  return { head, block };
}

/** The record that says what made the file. */
export function infoRecord(
  fields: { readonly [name: string]: string },
  date: string,
  id: string,
): WarcRecord {
  const block = Object.entries(fields)
    .map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ')}\r\n`)
    .join('');
  const head = recordHead('warcinfo', id, date, lengthInUtf8(block), [
    ['Content-Type', 'application/warc-fields'],
  ]);
  return { head, block };
}

function recordHead(
  type: string,
  id: string,
  date: string,
  length: number,
  fields: readonly (readonly [name: string, value: string])[],
): string {
  const all = [
    ['WARC-Type', type],
    ['WARC-Record-ID', `<urn:uuid:${id}>`],
    ['WARC-Date', date],
    ...fields,
    ['Content-Length', String(length)],
  ];
  return `WARC/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

/** What ends every record. */
export const RECORD_END = '\r\n\r\n';

/** A UUID (RFC 9562, version 8) made of a digest of at least 32 hexadecimal digits. */
export function uuidOf(digest: string): string {
  const variant = ((Number.parseInt(digest[16] ?? '0', 16) & 3) | 8).toString(16);
  const [a, b, c, d, e] = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(13, 16),
    digest.slice(17, 20),
    digest.slice(20, 32),
  ];
  return `${a}-${b}-8${c}-${variant}${d}-${e}`;
}
