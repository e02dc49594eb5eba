/**
 * Who holds the rights of a text, under which licence it is, and what machines may do with it. What is null follows from
 * what it belongs to: a dispatch to its column, a column to the site.
 */
export type Rights = {
  /** As written: an SPDX identifier of a licence (`CC-BY-4.0`), its address, or words. */
  readonly license: string | null;
  readonly holder: string | null;
  readonly machines: Machines | null;
};

/**
 * What machines may do: `all`; `no-training`: read and quote, but train no models; `search-only`: only what a search
 * engine does.
 */
export type Machines = 'all' | 'no-training' | 'search-only';

/** A licence by its name, and its address if it has one. */
export type License = { readonly name: string; readonly url: string | null };

/** The licence that a text means: an SPDX identifier of Creative Commons, an address, or its own words. */
export function licenseOf(text: string): License {
  const plain = text.trim();
  const own =
    /^https?:\/\/(?:www\.)?creativecommons\.org\/(licenses|publicdomain)\/([a-z-]+)\/(\d\.\d)\b/i.exec(plain);
  if (own) return creativeCommons((own[2] as string).toLowerCase(), own[3] as string);
  const spdx = /^CC[- ]?(BY(?:[- ](?:NC|SA|ND)){0,2}|0)[- ](\d\.\d)$/i.exec(plain);
  if (spdx) return creativeCommons((spdx[1] as string).toLowerCase().replaceAll(' ', '-'), spdx[2] as string);
  if (/^https?:\/\/\S+$/i.test(plain)) return { name: plain.replace(/^https?:\/\/|\/$/gi, ''), url: plain };
  return { name: plain, url: null };
}

function creativeCommons(kind: string, version: string): License {
  const isZero = kind === '0' || kind === 'zero';
  if (isZero)
    return { name: `CC0 ${version}`, url: `https://creativecommons.org/publicdomain/zero/${version}/` };
  if (kind === 'mark')
    return { name: 'Public domain', url: `https://creativecommons.org/publicdomain/mark/${version}/` };
  return {
    name: `CC ${kind.toUpperCase()} ${version}`,
    url: `https://creativecommons.org/licenses/${kind}/${version}/`,
  };
}

/** The rights that hold, part by part, of what is named first and of what it belongs to. */
export function joinedRights(...all: readonly (Rights | null | undefined)[]): Rights {
  const part = <Name extends keyof Rights>(name: Name): Rights[Name] | null =>
    all.find((rights) => rights?.[name] !== null && rights?.[name] !== undefined)?.[name] ?? null;
  return { license: part('license'), holder: part('holder'), machines: part('machines') };
}
