/** The parts of a name for citations; only `family` if they cannot be separated (one word, another script). */
export type PersonName = {
  readonly given: string;
  readonly particle: string;
  readonly family: string;
  readonly suffix: string;
};

const PARTICLES =
  /^(?:van|von|vom|zu|zum|zur|de|del|della|der|den|des|di|da|dal|dos|du|la|le|el|al|bin|ibn|ten|ter|af|av)$/;

/** Memo of `takenApart`: few people write many dispatches. */
const KNOWN = new Map<string, PersonName>();

/** Splits a name as printed in a byline: "Piet van Dijk, Jr." is Piet, van, Dijk, Jr. */
export function partsOfName(name: string): PersonName {
  const parts = KNOWN.get(name) ?? takenApart(name);
  KNOWN.set(name, parts);
  return parts;
}

function takenApart(name: string): PersonName {
  const [, bare = name, suffix = ''] = /^(.+?),?\s+(Jr\.?|Sr\.?|II|III|IV)$/.exec(name.trim()) ?? [];
  const words = bare.trim().split(/\s+/);
  if (words.length < 2 || !/\p{Script=Latin}/u.test(bare))
    return { given: '', particle: '', family: name.trim(), suffix: '' };
  let start = words.length - 1;
  while (start > 1 && PARTICLES.test(words[start - 1] ?? '')) start--;
  return {
    given: words.slice(0, start).join(' '),
    particle: words.slice(start, -1).join(' '),
    family: words.at(-1) ?? '',
    suffix,
  };
}

/** "Laura B." as "L. B.", "Jean-Pierre" as "J.-P." */
export function initials(given: string): string {
  return given
    .split(' ')
    .map((word) =>
      word
        .split('-')
        .map((part) => `${[...part][0] ?? ''}.`)
        .join('-'),
    )
    .join(' ');
}
