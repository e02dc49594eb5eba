import { foldPath, type SitePath } from '../../model/address/paths.ts';
import { slugOf } from '../../model/address/slug.ts';
import type { Dispatch } from '../../model/dispatch.ts';
import type { Finding } from '../../model/finding.ts';
import { languageOfName, withoutMarkdown } from '../../model/markdown-names.ts';
import type { Site } from '../../model/site.ts';

/** The dispatches that are one piece in several languages, by rank of each: the one that lists show comes first. */
type Translations = ReadonlyMap<number, readonly number[]>;

/** A dispatch with its place in the archive's order, its address and its language. */
type Translated = {
  readonly dispatch: Pick<Dispatch, 'source' | 'lang' | 'translationOf' | 'lines' | 'aliases'>;
  readonly slip: Pick<Dispatch, 'source' | 'id' | 'slug' | 'unlisted'>;
  readonly rank: number;
  readonly path: SitePath;
  readonly lang: string;
};

/**
 * Finds the dispatches that are translations of others: those that say so (`translation-of`: an id, slug, file or
 * address), and `talks.fr.md` beside `talks.md`. A listed and an unlisted dispatch are never one piece: the listed one would
 * lead to the other, or be missing from lists. Reports a name that matches nothing, and a language that a piece has twice.
 */
export function findTranslations(
  entries: readonly Translated[],
  site: Site,
  findings: Finding[],
  pathOfAlias: PathOfAlias,
): Translations {
  const groups = new Map<Translated, Translated[]>();
  const originals = new Map<Translated, Translated>();
  let find: ReturnType<typeof finder> | undefined;
  for (const entry of entries) {
    const named = entry.dispatch.translationOf;
    const inName = named === null ? languageOfName(entry.slip.source) : null;
    if (named === null && inName === null) continue;
    find ??= finder(entries, site, pathOfAlias);
    const original = named === null ? find.stem(inName?.stem ?? '') : find.any(named, entry);
    if (original && original.slip.unlisted !== entry.slip.unlisted) {
      findings.push(oneIsUnlisted(entry, original));
    } else if (original && original !== entry) {
      originals.set(entry, original);
      if (named === null && entry.dispatch.lang === null) findings.push(unsaid(entry));
    } else if (named !== null) findings.push(unknown(entry, named, original === entry));
    else if (inName?.language === entry.dispatch.lang?.toLowerCase())
      findings.push(alone(entry, inName?.stem ?? ''));
  }
  for (const entry of [...entries].reverse()) {
    const original = originals.get(entry);
    if (!original) continue;
    const both = new Set([...(groups.get(original) ?? [original]), ...(groups.get(entry) ?? [entry])]);
    const joined = [...both];
    for (const member of joined) groups.set(member, joined);
  }
  const translations = new Map<number, readonly number[]>();
  for (const group of new Set(groups.values())) {
    const isOriginal = (entry: Translated) => Number(!originals.has(entry));
    const isInLanguage = (entry: Translated) => Number(entry.lang === site.style.lang);
    group.sort(
      (a, b) => isInLanguage(b) - isInLanguage(a) || isOriginal(b) - isOriginal(a) || b.rank - a.rank,
    );
    findings.push(...twice(group));
    const ranks = group.map(({ rank }) => rank);
    for (const rank of ranks) translations.set(rank, ranks);
  }
  return translations;
}

/** An alias or a whole address as a path of the site. */
type PathOfAlias = (alias: string, site: Site) => string;

function finder(entries: readonly Translated[], site: Site, pathOfAlias: PathOfAlias) {
  const root = `${site.origin}${site.base}`;
  const addressOf = (name: string) =>
    name.startsWith(`${root}/`) ? pathOfAlias(name, site) : `/${name.replace(/^\/+|\/+$/g, '')}/`;
  const byName = new Map<string, Translated>();
  const byStem = new Map<string, Translated>();
  const note = (map: Map<string, Translated>, key: string, entry: Translated) => {
    if (!map.has(key)) map.set(key, entry);
  };
  for (const entry of entries) if (entry.slip.id !== null) note(byName, entry.slip.id, entry);
  for (const entry of entries) {
    const stem = withoutMarkdown(entry.slip.source).normalize('NFC');
    note(byStem, stem, entry);
    note(byName, foldPath(entry.path), entry);
    note(byName, slugOf(entry.slip.slug), entry);
  }
  for (const entry of entries)
    for (const alias of entry.dispatch.aliases)
      note(byName, foldPath(pathOfAlias(alias, site) as SitePath), entry);
  return {
    stem: (stem: string) => byStem.get(stem),
    any: (name: string, { slip }: Translated) => {
      const folder = slip.source.replace(/[^/]*$/, '');
      const plain = withoutMarkdown(name.trim());
      return (
        byName.get(name.trim()) ??
        byStem.get(folder + plain) ??
        byStem.get(`posts/${plain}`) ??
        byStem.get(plain) ??
        byName.get(foldPath(addressOf(name.trim()) as SitePath)) ??
        byName.get(foldPath(name.trim())) ??
        byName.get(slugOf(plain.replace(/^.*\//, '')))
      );
    },
  };
}

function unknown({ dispatch }: Translated, named: string, isItself: boolean): Finding {
  return {
    ...unpaired(dispatch, dispatch.lines['translation-of']),
    reason: isItself
      ? 'The dispatch names itself under translation-of'
      : `translation-of names "${named}", which is not a published dispatch, so the two do not lead to each other`,
    remedy: 'Write the id or slug of the dispatch in the other language.',
  };
}

/** A file with the language of its dispatch in its name, beside which nothing is published that it could translate. */
function alone({ dispatch }: Translated, stem: string): Finding {
  return {
    ...unpaired(dispatch, dispatch.lines.lang),
    reason: `The name of the file says that it is a translation of ${stem}.md, which is not a published dispatch, so the two do not lead to each other`,
    remedy: 'Name the dispatch in the other language under translation-of, or rename the file.',
  };
}

function oneIsUnlisted({ dispatch, slip }: Translated, original: Translated): Finding {
  const line = dispatch.lines['translation-of'] ?? dispatch.lines.unlisted;
  const [hidden, other] = slip.unlisted
    ? ['The dispatch', original.slip.source]
    : [original.slip.source, 'this one'];
  return {
    ...unpaired(dispatch, line),
    reason: `${hidden} is unlisted and ${other} is not, so the two do not lead to each other as translations`,
    remedy: 'Make both unlisted, or neither.',
  };
}

function unpaired(
  { source }: Pick<Dispatch, 'source'>,
  line: number | undefined,
): Pick<Finding, 'rule' | 'level' | 'source' | 'position'> {
  return {
    rule: 'unknown-translation',
    level: 'warning',
    source,
    ...(line === undefined ? {} : { position: { line, column: 1 } }),
  };
}

function unsaid({ slip, lang, dispatch }: Translated): Finding {
  const line = Math.min(...Object.values(dispatch.lines));
  return {
    rule: 'translation-language',
    level: 'warning',
    source: slip.source,
    ...(Number.isFinite(line) ? { position: { line, column: 1 } } : {}),
    reason: `The name of the file says "${lang}", but the front matter names no language, so quotation marks and hyphens do not follow that language`,
    remedy: `Write lang: ${lang}`,
  };
}

/** Findings for dispatches of a group that have the language of another. */
function twice(group: readonly Translated[]): readonly Finding[] {
  const first = new Map<string, Translated>();
  return group.flatMap((entry): readonly Finding[] => {
    const other = first.get(entry.lang);
    if (!other) first.set(entry.lang, entry);
    if (!other) return [];
    const line = entry.dispatch.lines.lang ?? entry.dispatch.lines['translation-of'];
    return [
      {
        rule: 'translation-language',
        level: 'warning',
        source: entry.slip.source,
        ...(line === undefined ? {} : { position: { line, column: 1 } }),
        reason: `The dispatch and ${other.slip.source} are translations of each other, but both have the language "${entry.lang}"`,
        remedy: 'Write the language of the translation, such as lang: fr.',
      },
    ];
  });
}
