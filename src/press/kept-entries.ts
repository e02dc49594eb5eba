import type { FeedEntry } from './feed-entry.ts';

/** Characters of set entries that are kept: the feeds of shelves have entries in common. */
const KEPT = 6_000_000;

/** What was made of an entry: its body, and the entry in each format so far. */
type Made = { readonly body: string; readonly formats: Map<string, string>; length: number };

/** Sets an entry in a format, by `set` from its body. */
type SetEntry = (format: string, entry: FeedEntry, set: (body: string) => string) => string;

/**
 * Returns a function that sets entries, each once for each format even if several feeds contain it, and its body once
 * for all formats. What was used longest ago is forgotten first.
 *
 * A shortcut. Definition: `set(bodyOf(entry))`. Law: entries with equal JSON are set to the same text. Test:
 * tests/press/kept-entries.test.ts.
 */
export function keptEntries(bodyOf: (entry: FeedEntry) => string, most = KEPT): SetEntry {
  const kept = new Map<string, Made>();
  let length = 0;
  const add = (made: Made, text: string) => {
    made.length += text.length;
    length += text.length;
    return text;
  };
  const forgetOldest = () => {
    for (const [key, made] of kept) {
      if (length <= most) return;
      kept.delete(key);
      length -= made.length;
    }
  };
  return (format, entry, set) => {
    // A shared part stands for itself by its digest; one that came from another thread is plain data.
    const key = JSON.stringify(entry);
    const known = kept.get(key);
    const made: Made = known ?? { body: bodyOf(entry), formats: new Map(), length: 0 };
    if (!known) add(made, made.body);
    kept.delete(key);
    kept.set(key, made);
    let text = made.formats.get(format);
    if (text === undefined) {
      text = add(made, set(made.body));
      made.formats.set(format, text);
      forgetOldest();
    }
    return text;
  };
}
