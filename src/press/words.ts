import type { Digest } from '../model/digest.ts';
import { digest } from '../model/digest.ts';
import type { Finding } from '../model/finding.ts';
import type { Site } from '../model/site.ts';
import { readYaml } from '../model/yaml.ts';
import type { TemplateFile } from './template-file.ts';

/** A word of the interface: a text, or texts by plural category (Unicode CLDR: `one`, `other`, …). */
type Entry = string | { readonly [category: string]: string };

/** Words of the interface in every language that the theme has. */
export type Words = {
  readonly digest: Digest;
  /**
   * Text of a key in a language, its placeholders filled; English where the language lacks it, the key where all do.
   * Throws where a placeholder has no value: a reader would see it as it is written.
   */
  readonly say: (key: string, lang: string, values: { readonly [name: string]: string | number }) => string;
  /** Plain words of one language. */
  readonly table: (lang: string) => { readonly [key: string]: string };
};

/** Reads `templates/words/<lang>.yaml`, the site's own over the built-in ones, and what `words:` of site.yaml overrides. */
export function readWords(files: readonly TemplateFile[], site: Site, findings: Finding[]): Words {
  const tables = new Map<string, Map<string, Entry>>();
  const texts: string[] = [];
  for (const file of files.toSorted((a, b) =>
    a.origin === b.origin ? 0 : a.origin === 'builtin' ? -1 : 1,
  )) {
    const [, lang] = /^words\/([\w-]+)\.ya?ml$/.exec(file.name) ?? [];
    if (lang === undefined) continue;
    const text = Buffer.from(file.content).toString('utf8');
    texts.push(lang, text);
    const reading = readYaml(text);
    findings.push(...reading.problems.map((problem) => ({ ...problem, source: file.source })));
    const table = tables.get(lang) ?? new Map<string, Entry>();
    for (const [key, entry] of Object.entries((reading.value ?? {}) as { [key: string]: Entry }))
      table.set(key, entry);
    tables.set(lang, table);
  }
  const own = new Map<string, Entry>(Object.entries(site.words));
  const plurals = new Map<string, Intl.PluralRules>();
  const numbers = new Map<string, Intl.NumberFormat>();
  const chains = new Map<string, readonly ReadonlyMap<string, Entry>[]>();
  const chain = (lang: string) => memo(chains, lang, () => chainOf(lang));
  const chainOf = (lang: string): readonly ReadonlyMap<string, Entry>[] => {
    const short = lang.split('-')[0] ?? lang;
    const mine = short === site.style.lang.split('-')[0] ? [own] : [];
    return [...mine, tables.get(lang), tables.get(short), tables.get('en')].filter(
      (table) => table !== undefined,
    );
  };
  const memo = <T>(map: Map<string, T>, lang: string, make: () => T): T => {
    const known = map.get(lang) ?? make();
    map.set(lang, known);
    return known;
  };
  return {
    digest: digest(JSON.stringify([texts, [...own]])),
    table: (lang) => {
      const all: { [key: string]: string } = {};
      for (const table of chain(lang).toReversed()) {
        for (const [key, entry] of table) all[key] = typeof entry === 'string' ? entry : (entry.other ?? '');
      }
      return all;
    },
    say: (key, lang, values) => {
      const entry = chain(lang)
        .find((table) => table.has(key))
        ?.get(key);
      if (entry === undefined) return key;
      const count = Number(values.count ?? 0);
      const text =
        typeof entry === 'string'
          ? entry
          : (entry[memo(plurals, lang, () => new Intl.PluralRules(lang)).select(count)] ??
            entry.other ??
            key);
      return !text.includes('{')
        ? text
        : text.replace(/\{([\w-]+)\}/g, (whole, name: string) => {
            const value = values[name];
            if (value === undefined)
              throw new Error(`The word "${key}" has ${whole}, for which the template gives no value`);
            return typeof value === 'number'
              ? memo(numbers, lang, () => new Intl.NumberFormat(lang)).format(value)
              : value;
          });
    },
  };
}
