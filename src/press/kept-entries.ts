import type { FeedEntry } from './feed-entry.ts';

/**
 * Characters of the bodies of kept entries: the feeds of shelves have entries in common. What is kept takes some four
 * times as much: the body, and an entry in UTF-8 for each format.
 */
const KEPT = 8_000_000;

/** What was made of an entry: its body, and the entry in each format so far. */
type Made<Body, Text> = { readonly body: Body; readonly formats: Map<string, Text> };

/** Sets an entry in a format, by `set` from its body. */
type SetEntry<Body, Text> = (format: string, entry: FeedEntry, set: (body: Body) => Text) => Text;

/**
 * Returns a function that sets entries, each once for each format even if several feeds contain it, and its body once
 * for all formats. What was used longest ago is forgotten first.
 *
 * A shortcut. Definition: `set(bodyOf(entry))`. Law: entries with equal JSON are set to the same text. Test:
 * tests/press/kept-entries.test.ts.
 */
export function keptEntries<Body extends { readonly html: string }, Text>(
  bodyOf: (entry: FeedEntry) => Body,
  most = KEPT,
): SetEntry<Body, Text> {
  const kept = new Map<string, Made<Body, Text>>();
  let length = 0;
  const forgetOldest = () => {
    for (const [key, { body }] of kept) {
      if (length <= most) return;
      kept.delete(key);
      length -= body.html.length;
    }
  };
  const make = (entry: FeedEntry): Made<Body, Text> => {
    const body = bodyOf(entry);
    length += body.html.length;
    return { body, formats: new Map() };
  };
  return (format, entry, set) => {
    // A shared part stands for itself by its digest; one that came from another thread is plain data.
    const key = JSON.stringify(entry);
    const made = kept.get(key) ?? make(entry);
    kept.delete(key);
    kept.set(key, made);
    forgetOldest();
    const text = made.formats.get(format) ?? set(made.body);
    made.formats.set(format, text);
    return text;
  };
}
