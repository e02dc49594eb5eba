import { decoded } from '../../../model/text/percent.ts';
import { plainText } from '../../body/read-html.ts';
import type { Piece, Remark } from '../../found/piece.ts';

/** One document of a feed, whatever it is written in. */
export type Feed = {
  readonly title: string;
  readonly home: string | null;
  readonly lang: string | null;
  readonly tagline: string;
  /** Its entries, each read when it is asked for: reading one may fail. */
  readonly entries: readonly (() => Piece)[];
  /** Where it says that it is. */
  readonly self: string | null;
  /** The feed of the new site that is written like it. */
  readonly successor: '/feed.xml' | '/rss.xml' | '/feed.json';
  readonly further: string | null;
  readonly damage: readonly string[];
};

/** What tells an entry apart: its id, its address, its slug. `name` is of the document, `at` its place in there. */
export function identity(
  guid: string,
  url: string,
  name: string,
  at: number,
): Pick<Piece, 'id' | 'origin' | 'slug' | 'aliases'> {
  const id = /^(?:https?|urn|tag):[\x21-\x7e]+$/.test(guid)
    ? guid
    : url !== ''
      ? url
      : `tag:localhost,2000:feed/${encodeURIComponent(guid || `${name}/${at + 1}`)}`;
  const slug =
    url === '' ? null : (/([^/]+?)(?:\.(?:html?|php|aspx?))?\/?$/.exec(new URL(url).pathname)?.[1] ?? null);
  return {
    id,
    origin: `${/^https?:/.test(name) ? name.split('/').at(-1) || name : name}, entry ${at + 1}`,
    slug: slug === null ? null : decoded(slug),
    aliases: [url, /^https?:/.test(guid) && guid !== url ? guid : ''].filter(Boolean),
  };
}

/** The line that WordPress adds to each entry of its feeds. */
const APPEARED =
  /<p>\s*The post\s+<a\b[^>]{0,500}>([^<]{0,500})<\/a>\s+(?:first )?appeared first on\s+<a\b[^>]{0,500}>([^<]{0,500})<\/a>\.?\s*<\/p>/i;

/** HTML of an entry without what its system added to it. */
export function withoutFurniture(html: string, notes: Remark[]): string {
  return html.replace(APPEARED, (line) => {
    const detail = `"${plainText(line)}"`;
    if (!notes.some((note) => note.detail === detail))
      notes.push({ kind: 'dropped', what: 'furniture', detail });
    return '';
  });
}
