import type { SearchDoor } from '../../src/desk/search/door.ts';
import type { ByteNotes, SearchKit } from '../../src/desk/search/kit.ts';
import { openSearchKit } from '../../src/edge/search/pagefind.ts';

/** Kits that were opened, by language: starting Pagefind takes a while. */
const kits = new Map<string, Promise<SearchKit>>();

/** The kit of a language. */
export function kitOf(lang: string): Promise<SearchKit> {
  const kit = kits.get(lang) ?? openSearchKit(lang, null);
  kits.set(lang, kit);
  return kit;
}

/** Bytes that are remembered in a map. */
export function bytesIn(map: Map<string, Uint8Array>): ByteNotes {
  // The real disk gives parts of a larger buffer, too.
  const within = (bytes: Uint8Array) => Buffer.concat([Buffer.of(0), bytes]).subarray(1);
  return {
    recall: (name) => map.get(name),
    keep: (name, bytes) => void map.set(name, within(bytes)),
  };
}

/** A search whose memory is a map: that of a disk, which a test keeps from build to build. */
export function searchWith(map: Map<string, Uint8Array>): SearchDoor {
  return { open: kitOf, memory: bytesIn(map), indexAll: () => null, indexAhead: () => null };
}
