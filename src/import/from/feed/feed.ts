import { attempt } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import { hasRoot } from '../../found/look.ts';
import type { Source } from '../../found/outside.ts';
import type { Found } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import type { Feed } from './document.ts';
import { jsonFeed } from './json.ts';
import { xmlFeed } from './xml.ts';

/** A feed (RSS, Atom, JSON Feed), from files or addresses, with its archive by RFC 5005. */
export const feed: Format = {
  name: 'feed',
  readsWeb: true,
  recognise: async (look) => {
    const file = await look.findByHead(
      /\.(?:xml|rss|atom|rdf|json|txt)$/i,
      (head) =>
        hasRoot(head, 'rss|feed|rdf:RDF|\\w+:feed') ||
        (/^\s*\{/.test(head) && /"version"\s*:\s*"https?:\/\/jsonfeed\.org/.test(head)),
    );
    if (file === undefined) return null;
    // A whole site of pages holds more than its feeds, which may give the latest pieces alone.
    const count = (kind: RegExp) => look.paths.filter((path) => kind.test(path)).length;
    if (
      look.has(/(?:^|\/)index\.html?$/i) !== undefined &&
      count(/\.html?$/i) > count(/\.(?:xml|rss|atom|rdf)$/i)
    )
      return null;
    // A site's folder may hold its feed besides what it was made from.
    const alone = look.paths.every((path) => /\.(?:xml|rss|atom|rdf|json|txt)$/i.test(path));
    return { why: `${file} is a feed`, ...(alone || look.paths.length === 1 ? {} : { isGuess: true }) };
  },
  read,
};

const LIMITS = { documents: 2000 } as const;
async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const seen = new Map<string, string>();
  const visited = new Set<string>();
  for (const file of source.files) {
    if (!/\.(?:xml|rss|atom|rdf|json|txt)$/i.test(file.path) && source.files.length > 1) continue;
    yield* foundIn(await feedOf(await file.read(), file.path, request.oldUrl), file.path, seen);
  }
  for (const address of source.addresses) {
    let next: string | null = address;
    while (next !== null && !visited.has(next) && visited.size < LIMITS.documents) {
      visited.add(next);
      const fetched = await request.web.fetch(next, 'document');
      if (!fetched.ok) {
        yield { kind: 'damage', name: next, why: fetched.why };
        break;
      }
      const found: Feed = await feedOf(fetched.body, next, fetched.url);
      yield* foundIn(found, next, seen);
      next = found.further;
    }
    if (next !== null && visited.size >= LIMITS.documents)
      yield {
        kind: 'damage',
        name: next,
        why: `more than ${LIMITS.documents} documents belong to this feed; the rest was left`,
      };
  }
}

/** What a document of a feed holds. `seen`: the document that held an entry first, by its id. */
function* foundIn(feed: Feed, name: string, seen: Map<string, string>): Generator<Found> {
  for (const why of feed.damage) yield { kind: 'damage', name, why };
  yield {
    kind: 'site',
    site: {
      ...(feed.title ? { title: feed.title } : {}),
      ...(feed.home ? { url: feed.home } : {}),
      ...(feed.lang ? { lang: feed.lang } : {}),
      ...(feed.tagline ? { tagline: feed.tagline } : {}),
      redirects: Object.fromEntries(
        [name, feed.self ?? ''].filter((one) => /^https?:/.test(one)).map((one) => [one, feed.successor]),
      ),
    },
  };
  for (const [at, entry] of feed.entries.entries())
    yield* attempt('entry', `${name}, entry ${at + 1}`, function* () {
      const piece = entry();
      const first = seen.get(piece.id) ?? name;
      seen.set(piece.id, first);
      if (first === name) yield { kind: 'piece', piece };
      else
        yield {
          kind: 'skipped',
          what: 'entry',
          name: piece.title ?? piece.id,
          why: 'another document of the feed holds it, too, and came first',
        };
    });
}

async function feedOf(bytes: Uint8Array, name: string, base: string | null): Promise<Feed> {
  const head = decodeText(bytes.subarray(0, 512)).text.trimStart();
  return head.startsWith('{') ? jsonFeed(decodeText(bytes).text, name, base) : xmlFeed(bytes, name, base);
}
