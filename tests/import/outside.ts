import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openerIn } from '../../src/edge/import/opener.ts';
import type { Fetched, Opener, Outside, Shelf, Source, Spool } from '../../src/import/found/outside.ts';
import { bringIn } from '../../src/import/import.ts';
import type { ReceiptRow, Report } from '../../src/import/report/receipts.ts';
import type { ImportRequest } from '../../src/import/request.ts';
import { digest } from '../../src/model/digest.ts';

/** A site folder in memory: its files by path. */
export type Files = Map<string, string | Uint8Array>;

/** An export in memory. */
export function sourceOf(
  files: { readonly [path: string]: string | Uint8Array },
  kind: Source['kind'] = 'folder',
): Source {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    kind: entries.length === 1 && kind === 'folder' ? 'file' : kind,
    name: entries.length === 1 ? entries[0]![0] : 'export',
    addresses: [],
    refused: [],
    files: entries.map(([path, content]) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return {
        path,
        bytes: bytes.length,
        read: async () => bytes,
        stream: async function* () {
          for (let at = 0; at < bytes.length; at += 4096) yield bytes.subarray(at, at + 4096);
        },
      };
    }),
  };
}

/** Opens containers within files; what lies on the disk for a moment lies in a folder of its own. */
export const OPENER: Opener = {
  unzip: (bytes) => openerIn('').unzip(bytes),
  tables: (bytes, names) => {
    const scratch = mkdtempSync(join(tmpdir(), 'backfile-opener-'));
    try {
      return openerIn(scratch).tables(bytes, names);
    } finally {
      rmSync(scratch, { recursive: true });
    }
  },
};

/** Everything outside of an import, in memory; `web` answers by address. */
export function outsideOf(
  source: Source,
  files: Files,
  web: { readonly [url: string]: string | Uint8Array } = {},
  stopAfter = Number.POSITIVE_INFINITY,
): Outside {
  const [pieces, receipts] = [spoolInMemory(), spoolInMemory()];
  let steps = 0;
  return {
    source,
    shelf: shelfOf(files),
    spool: pieces,
    receipts,
    opener: OPENER,
    web: {
      fetch: async (url): Promise<Fetched> => {
        const body = web[url];
        if (body === undefined) return { ok: false, why: 'the server answered 404' };
        return {
          ok: true,
          url,
          type: 'text/html; charset=utf-8',
          body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
        };
      },
    },
    today: '2026-01-01',
    tryOut: async () => ({ errors: [], doubts: [], answers: () => true }),
    progress: (stage) => {
      if (stage === 'Writing') steps++;
    },
    stopped: async () => steps >= stopAfter,
  };
}

function spoolInMemory(): Spool {
  const lines: string[] = [];
  return {
    add: (line) => void lines.push(line),
    lines: async function* () {
      yield* lines;
    },
  };
}

export function shelfOf(files: Files): Shelf {
  const bytesOf = (content: string | Uint8Array) =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const journal = '.backfile/import.ndjson';
  return {
    read: (path) => (files.has(path) ? bytesOf(files.get(path)!) : null),
    digestOf: (path) => (files.has(path) ? digest(bytesOf(files.get(path)!)) : null),
    has: (path) => files.has(path),
    write: (path, content) => void files.set(path, content),
    manuscripts: () =>
      [...files]
        .filter(([path]) => /^posts\/.*\.md$/.test(path))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, text]) => ({ path, head: String(text).slice(0, 8192) })),
    journal: () =>
      String(files.get(journal) ?? '')
        .split('\n')
        .filter(Boolean),
    note: (line) => void files.set(journal, `${String(files.get(journal) ?? '')}${line}\n`),
    open: (path) => {
      const parts: string[] = [];
      return { add: (part) => void parts.push(part), close: () => void files.set(path, parts.join('')) };
    },
  };
}

export const REQUEST: ImportRequest = {
  format: null,
  dry: false,
  timezone: null,
  oldUrl: null,
  column: null,
  publishComments: false,
  offline: true,
};

export type Brought = {
  readonly report: Report;
  readonly files: Files;
  readonly rows: readonly ReceiptRow[];
  readonly text: (path: string) => string;
  readonly posts: readonly string[];
};

/** Imports in memory, and what stands afterwards. */
export async function bring(
  files: { readonly [path: string]: string | Uint8Array } | Source,
  options: Partial<ImportRequest> = {},
  site: Files = new Map(),
  web: { readonly [url: string]: string | Uint8Array } = {},
): Promise<Brought> {
  const source =
    'files' in files && Array.isArray(files.files)
      ? (files as Source)
      : sourceOf(files as { [path: string]: string });
  // A dry run writes to a copy.
  const target = options.dry ? new Map(site) : site;
  const report = await bringIn(outsideOf(source, target, web), { ...REQUEST, ...options });
  const told = site.get('import-report.json');
  const rows = told === undefined ? [] : (JSON.parse(String(told)) as { pieces: ReceiptRow[] }).pieces;
  return {
    report,
    files: site,
    rows,
    text: (path) => String(site.get(path)),
    posts: [...site.keys()].filter((path) => path.startsWith('posts/')).sort(),
  };
}

/** A WordPress export with these items. */
export function wxr(...items: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Wire</title><link>https://example.org</link><description>Daily</description><language>en</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://example.org</wp:base_blog_url>
<wp:author><wp:author_login>lhale</wp:author_login><wp:author_email>l@example.org</wp:author_email><wp:author_display_name><![CDATA[Laura Hale]]></wp:author_display_name></wp:author>
${items.join('\n')}
</channel></rss>`;
}

/** An item of a WordPress export: a published post, but for what is given. */
export function item(given: { readonly [field: string]: string } = {}, more = ''): string {
  const fields = {
    title: 'Talks',
    link: 'https://example.org/2009/02/talks/',
    guid: 'https://example.org/?p=7',
    body: '<p>Hello.</p>',
    excerpt: '',
    id: '7',
    date: '2009-02-02 14:31:00',
    gmt: '2009-02-02 19:31:00',
    name: 'talks',
    status: 'publish',
    type: 'post',
    creator: 'lhale',
    ...given,
  };
  return `<item><title><![CDATA[${fields.title}]]></title><link>${fields.link}</link><dc:creator><![CDATA[${fields.creator}]]></dc:creator><guid isPermaLink="false">${fields.guid}</guid>
<content:encoded><![CDATA[${fields.body}]]></content:encoded><excerpt:encoded><![CDATA[${fields.excerpt}]]></excerpt:encoded><wp:post_id>${fields.id}</wp:post_id>
<wp:post_date>${fields.date}</wp:post_date><wp:post_date_gmt>${fields.gmt}</wp:post_date_gmt><wp:post_name>${fields.name}</wp:post_name><wp:status>${fields.status}</wp:status><wp:post_type>${fields.type}</wp:post_type>${more}</item>`;
}

/** The smallest PNG there is: one pixel; `shade` makes others of it. */
export function png(shade = 0): Uint8Array {
  const bytes = Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
    (character) => character.charCodeAt(0),
  );
  bytes[bytes.length - 1] = (bytes[bytes.length - 1]! + shade) & 255;
  return bytes;
}
