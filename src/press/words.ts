import type { Digest } from '../model/digest.ts';
import { digest } from '../model/digest.ts';
import { compareText, type Finding } from '../model/finding.ts';
import { directionOf } from '../model/language/direction.ts';
import { englishNumber } from '../model/language/english-number.ts';
import { type Language, localeFor, readLanguage } from '../model/language/language.ts';
import { inLanguage, isolated } from '../model/language/language-marks.ts';
import { once } from '../model/once.ts';
import type { Site } from '../model/site.ts';
import { fromUtf8 } from '../model/text/utf8.ts';
import { readYaml } from '../model/yaml/yaml.ts';
import { memo } from './memo.ts';
import type { Notes } from './press-notes.ts';
import type { TemplateFile } from './template-file.ts';

/** An interface word: a text, or texts by plural category (Unicode CLDR: `one`, `other`, …). */
type Entry = string | { readonly [category: string]: string };

/** Interface words in all languages of the theme. */
export type Words = {
  readonly digest: Digest;
  /**
   * The text of a key in a language, with placeholders filled. If the language lacks it, the English text, marked as such
   * (`model/language/language-marks.ts`); if English lacks it, too, the key. Throws if a placeholder has no value, since readers would
   * see the placeholder.
   */
  readonly say: (key: string, lang: string, values: Values) => string;
  /** Formats a number in a language. */
  readonly number: (value: number, lang: string) => string;
  /** The size of a file in a language: `1.2 MB`. */
  readonly size: (bytes: number, lang: string) => string;
  /** The words of one language; English words that replace missing ones are marked. */
  readonly table: (lang: string) => { readonly [key: string]: string };
};

type Values = { readonly [name: string]: string | number };

type Entries = ReadonlyMap<string, Entry>;

/** The words of one file of `templates/words/`, or of several of the same language; read when they are first needed. */
type Table = { readonly language: Language; readonly entries: () => Entries };

/**
 * Reads `templates/words/<lang>.yaml`. The site's files override built-in ones; `words:` of site.yaml overrides both.
 * `notes` remember the words of built-in files.
 */
export function readWords(
  files: readonly TemplateFile[],
  site: Site,
  findings: Finding[],
  notes: Notes | null = null,
): Words {
  const { tables, texts } = readTables(files, findings, notes);
  const own = new Map<string, Entry>(Object.entries(site.words));
  const inOrder = memo((lang: string) => inOrderOf(lang, tables, own, site.style.lang));
  const plurals = memo((lang: string) => {
    const rules = new Intl.PluralRules(localeFor(lang));
    return memo((count: number) => rules.select(count));
  });
  const numbers = memo((lang: string) => {
    const format = once(() => new Intl.NumberFormat(localeFor(lang)));
    return memo((value: number) => (isPlain(value, lang) ? englishNumber(value) : format().format(value)));
  });
  const years = memo((lang: string) => {
    const format = once(() => new Intl.NumberFormat(localeFor(lang), { useGrouping: false }));
    return memo((value: number) => (isPlain(value, lang) ? String(value) : format().format(value)));
  });

  const sizes = memo(
    (lang: string) =>
      new Intl.NumberFormat(localeFor(lang), { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }),
  );

  function filled(key: string, text: string, lang: string, values: Values): string {
    if (!text.includes('{')) return text;
    return text.replace(/\{([\w-]+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined)
        throw new Error(`The word "${key}" has ${whole}, for which the template gives no value`);
      if (typeof value === 'number') return numbers(lang)(value);
      return /^\d+$/.test(value) ? years(lang)(Number(value)) : isolated(value, directionOf(lang));
    });
  }

  return {
    digest: digest(JSON.stringify([texts, [...own]])),
    number: (value, lang) => numbers(lang)(value),
    size: (bytes, lang) => sizes(lang).format(Math.max(0.1, bytes / 1e6)),
    table: (lang) => {
      const all: { [key: string]: string } = {};
      for (const { entries, spoken } of inOrder(lang).toReversed()) {
        for (const [key, entry] of entries()) {
          const text = typeof entry === 'string' ? entry : (entry.other ?? '');
          all[key] = spoken === lang ? text : inLanguage(spoken, text);
        }
      }
      return all;
    },
    say: (key, lang, values) => {
      const table = inOrder(lang).find(({ entries }) => entries().has(key));
      const entry = table?.entries().get(key);
      if (!table || entry === undefined) return key;
      const { spoken } = table;
      const count = Number(values.count ?? 0);
      const text = typeof entry === 'string' ? entry : (entry[plurals(spoken)(count)] ?? entry.other ?? key);
      const said = filled(key, text, spoken, values);
      return spoken === lang ? said : inLanguage(spoken, said);
    },
  };
}

/** Whether a number can be said without Intl, which takes a small site 4 ms to begin. */
function isPlain(value: number, lang: string): boolean {
  return lang === 'en' && Number.isSafeInteger(value) && value >= 0;
}

function readTables(
  files: readonly TemplateFile[],
  findings: Finding[],
  notes: Notes | null,
): { readonly tables: readonly Table[]; readonly texts: readonly string[] } {
  const filesOf = new Map<string, { readonly language: Language; readonly read: (() => Entries)[] }>();
  const texts: string[] = [];
  for (const file of files.toSorted((a, b) =>
    a.origin === b.origin ? compareText(a.name, b.name) : a.origin === 'builtin' ? -1 : 1,
  )) {
    const [, lang] = /^words\/([^/]+)\.ya?ml$/.exec(file.name) ?? [];
    if (lang === undefined) continue;
    const language = readLanguage(lang);
    if (!language) {
      findings.push(unknownLanguage(lang, file));
      continue;
    }
    const text = fromUtf8(file.content);
    texts.push(lang, text);
    // The site's files are read at once, since what is wrong in them is reported.
    const own = file.origin === 'site' ? readEntries(text, file, findings) : null;
    // Files of one language share a table, even if their names differ: `zh` and `zh-Hans`, `no` and `nb`.
    const name = [language.language, language.script, ...(language.isRegional ? [language.region] : [])].join(
      '-',
    );
    const table = filesOf.get(name) ?? { language, read: [] };
    table.read.push(() => own ?? builtInEntries(text, file, notes));
    filesOf.set(name, table);
  }
  const tables = Array.from(filesOf.values(), ({ language, read }): Table => {
    let entries: Entries | undefined;
    return {
      language,
      entries: () => {
        entries ??= new Map(read.flatMap((entriesOf) => [...entriesOf()]));
        return entries;
      },
    };
  });
  return { tables, texts };
}

/**
 * The words of a built-in file.
 *
 * A shortcut. Definition: `readEntries`. Law: a note holds what was read from the same text. Test:
 * tests/edge/memory/shipped-notes.test.ts.
 */
function builtInEntries(text: string, file: TemplateFile, notes: Notes | null): Entries {
  const key = digest(text);
  const known = notes?.recall(file.name);
  if (known?.startsWith(key)) return new Map(Object.entries(JSON.parse(known.slice(key.length))));
  const entries = readEntries(text, file, []);
  notes?.keep(file.name, key + JSON.stringify(Object.fromEntries(entries)));
  return entries;
}

function readEntries(text: string, { source }: TemplateFile, findings: Finding[]): Entries {
  const { value, problems } = readYaml(text);
  findings.push(...problems.map((problem) => ({ ...problem, source })));
  return new Map(Object.entries((value ?? {}) as { [key: string]: Entry }));
}

/** The tables in which a word of a language is looked up, in order, and the language of each. */
function inOrderOf(
  lang: string,
  tables: readonly Table[],
  own: Entries,
  siteLang: string,
): readonly { readonly entries: () => Entries; readonly spoken: string }[] {
  const language = readLanguage(lang);
  const fitting = tables
    .filter((table) => language && isFor(language, table.language))
    .sort((a, b) => Number(b.language.isRegional) - Number(a.language.isRegional));
  const siteLanguage = readLanguage(siteLang);
  const isOfSite =
    lang === siteLang ||
    (language && siteLanguage && isFor(language, { ...siteLanguage, isRegional: false }));
  const english = tables.filter(({ language: { language, isRegional } }) => language === 'en' && !isRegional);
  return [
    ...(isOfSite ? [{ entries: () => own, spoken: lang }] : []),
    ...fitting.map(({ entries }) => ({ entries, spoken: lang })),
    ...english.map(({ entries }) => ({ entries, spoken: 'en' })),
  ];
}

/** Whether a table suits readers of a language: same language and script, and not for another region. */
function isFor({ language, script, region }: Language, table: Language): boolean {
  return (
    language === table.language && script === table.script && (!table.isRegional || region === table.region)
  );
}

function unknownLanguage(lang: string, { source }: TemplateFile): Finding {
  return {
    rule: 'unknown-language',
    level: 'warning',
    source,
    reason: `"${lang}" is not the tag of a language, so the words in this file are not used`,
    remedy: 'Name the file by a tag of BCP 47, such as words/pt.yaml or words/zh-Hant.yaml.',
  };
}
