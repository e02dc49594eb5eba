import { parse } from '../copy/parse.ts';
import type { ParseAll } from '../desk/world.ts';
import type { Digest } from '../model/digest.ts';

/** A `ParseAll` in this very thread. */
export const parseHere: ParseAll = async (manuscripts, style) => {
  const html = new Map<Digest, string>();
  const parsed = manuscripts.map((file) => {
    const { html: text, ...reading } = parse(file.read(), style);
    if (reading.dispatch) html.set(reading.dispatch.copy.digest, text);
    return reading;
  });
  return {
    parsed,
    fresh: manuscripts.length,
    copies: (copy) => {
      const text = html.get(copy);
      if (text === undefined) throw new Error(`No copy is kept under ${copy}`);
      return text;
    },
  };
};
