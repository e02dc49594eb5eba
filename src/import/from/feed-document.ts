import type { Piece } from '../piece.ts';

/** One document of a feed, whatever it is written in. */
export type Feed = {
  readonly title: string;
  readonly home: string | null;
  readonly lang: string | null;
  readonly tagline: string;
  readonly entries: readonly Piece[];
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
    origin: `${name.split('/').at(-1) || name}, entry ${at + 1}`,
    slug: slug === null ? null : safeDecode(slug),
    aliases: [url, /^https?:/.test(guid) && guid !== url ? guid : ''].filter(Boolean),
  };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
