import { digest } from '../model/digest.ts';
import { type Dispatch, type Manuscript, type Parsed, type Slot, UNWRITTEN } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import { holdingName } from '../model/held/held-names.ts';
import { readLanguageTag } from '../model/language/tags.ts';
import type { Style } from '../model/site.ts';
import { orcidOf } from '../model/text/orcid.ts';
import { decoded } from '../model/text/percent.ts';
import type { YamlProblem } from '../model/yaml/yaml.ts';
import { inlineMarkdown } from './body/inline.ts';
import { ledeOf } from './body/lede.ts';
import { NO_PLUGINS, type Plugins } from './body/plugins.ts';
import { bodyProblems } from './body-problems.ts';
import { cleanCharacters } from './characters.ts';
import { type SetCopy, setCopy } from './copy.ts';
import { dekOf, titleOf, withCaption } from './display.ts';
import { readCorrections, readDateline, readFiled } from './front/civil-times.ts';
import { slugInPath } from './front/days/path-names.ts';
import { type Fields, SPELLINGS } from './front/fields.ts';
import { openManuscript } from './front/front-matter.ts';
import { type FieldsRead, readFields } from './front/read-fields.ts';
import { fold } from './front/spelling.ts';
import { readWithdrawal } from './front/withdrawal.ts';
import type { Material } from './material.ts';
import { noteOddities } from './oddities.ts';
import { perhapsHeld } from './perhaps-held.ts';
import { bareLinks, withQuotes } from './quotes.ts';
import { canonicalOf, isHarmless } from './written-addresses.ts';

/**
 * Parses a manuscript. Never throws: the result is a dispatch, or an error that says why there is none.
 * Pure: the same manuscript and style give the same dispatch on any machine.
 */
export function parse(manuscript: Manuscript, style: Style, plugins: Plugins = NO_PLUGINS): Parsed {
  const { text, problems } = cleanCharacters(manuscript.text);
  const opened = openManuscript(text, style.accelerate);
  const found: YamlProblem[] = [...problems, ...opened.fields.problems];
  if (hasError(found)) return { dispatch: null, html: '', findings: attribute(found, manuscript) };
  const read = readFields(opened.fields);
  found.push(...read.problems);
  const lang = languageOf(read, style, found);
  const { image, title, dateline } = read.fields;
  const lead = image !== undefined && image !== false;
  const copy = setCopy(
    opened.body,
    {
      line: opened.line,
      lang: lang ?? style.lang,
      lead,
      dateline: dateline !== undefined,
      untitled: title === undefined,
    },
    style,
    plugins,
  );
  found.push(...copy.problems);
  if (copy.refusal === null) found.push(...bodyProblems(opened, copy.html));
  const { path } = manuscript;
  const inDrafts = /(?:^|\/)_drafts\//.test(path);
  const heldBy = inDrafts || read.fields.draft !== undefined ? null : holdingName(path);
  if (heldBy !== null) found.push(heldByName(heldBy));
  else if (!inDrafts)
    found.push(
      ...perhapsHeld(
        read,
        title ?? copy.title?.written ?? '',
        { ...opened, head: text.slice(0, text.length - opened.body.length) },
        path,
      ),
    );
  const draft = read.fields.draft === true || inDrafts || heldBy !== null;
  const dispatch = assemble({
    manuscript,
    style,
    read,
    copy,
    lang,
    found,
    marks: [],
    line: opened.line,
    draft,
  });
  const findings = attribute(found, manuscript);
  return hasError(found) ? { dispatch: null, html: '', findings } : { dispatch, html: copy.html, findings };
}

function assemble(material: Material): Dispatch {
  const { manuscript, style, read, copy, found, marks } = material;
  const { kind, byline, bio, column, image, facsimile, updated, expires, withdrawn, corrections } =
    read.fields;
  const { path } = manuscript;
  const lang = material.lang ?? style.lang;
  const isPage = kind?.toLowerCase() === 'page' || /(?:^|\/)_pages\//.test(path);
  const lede = ledeOf(copy.opening);
  noteOddities(material);
  return {
    ...UNWRITTEN,
    source: path,
    digest: manuscript.digest,
    ...plainFields(read.fields),
    slug: read.fields.slug === undefined ? slugInPath(path) : decoded(read.fields.slug),
    kind: isPage ? 'page' : 'dispatch',
    ...titleOf(material, lede),
    ...daysOf(read, path, isPage ? 'page' : 'dispatch', style, found),
    updated: readDateline(updated, style, 'warning', found),
    bylines: (byline ?? []).map(({ bio, url, orcid, ...byline }) => ({
      ...byline,
      ...(orcid && orcidOf(orcid) ? { orcid: orcidOf(orcid) as string } : {}),
      ...(bio ? { bio: inlineMarkdown(bio, style, lang) } : {}),
      ...(url && isHarmless(url, 'byline', material) ? { url } : {}),
    })),
    bio: bio === undefined ? null : inlineMarkdown(bio, style, lang),
    column: column?.[0] ?? null,
    ...dekOf(material),
    lede,
    image: image ? withCaption(image, material) : (image ?? null),
    ...(facsimile
      ? { facsimile: facsimile.map((page) => ({ ...page, ...withCaption(page, material) })) }
      : {}),
    firstImage: copy.firstImage,
    draft: material.draft,
    expires: readDateline(expires, style, 'error', found)?.instant ?? null,
    withdrawn: readWithdrawal(withdrawn, style, lang, found),
    canonical: canonicalOf(material),
    corrections: readCorrections(corrections ?? [], style, lang, found),
    lang: material.lang,
    translationOf: read.fields['translation-of'] ?? null,
    extra: read.extra,
    lines: read.lines,
    copy: {
      digest: digest(copy.html),
      slots: slotsOf(copy, style),
      headings: copy.headings,
      outside: copy.outside,
      words: copy.words,
      characters: copy.characters,
      ...(copy.marks.length + marks.length > 0 ? { marks: [...copy.marks, ...marks] } : {}),
    },
  };
}

function slotsOf({ slots, html }: SetCopy, { printed, sentences }: Style): readonly Slot[] {
  if (printed === false) return bareLinks(slots);
  return sentences === false ? slots : withQuotes(slots, html);
}

/** Reports that the name of a file or folder holds a dispatch back of which front matter does not say whether it is a draft. */
function heldByName(name: string): YamlProblem {
  return {
    rule: 'held-by-name',
    level: 'warning',
    reason: `The name "${name}" says that this is not for readers, so it is left out as a draft`,
    remedy:
      'Write draft: true into the front matter, or draft: false to publish the dispatch. A folder _drafts needs neither.',
  };
}

/** The fields that a dispatch holds as they were read. The fields named here need more work and are left out. */
function plainFields(fields: Fields) {
  const {
    kind: _kind,
    title: _title,
    date: _date,
    updated: _updated,
    byline: _byline,
    bio: _bio,
    column: _column,
    dek: _dek,
    image: _image,
    facsimile: _facsimile,
    draft: _draft,
    expires: _expires,
    withdrawn: _withdrawn,
    canonical: _canonical,
    corrections: _corrections,
    lang: _lang,
    'translation-of': _translationOf,
    ...plain
  } = fields;
  // Does not compile unless a dispatch has a property of the field's name and type.
  const held: {
    readonly [Name in keyof typeof plain]: Name extends keyof Dispatch ? Dispatch[Name] : never;
  } = plain;
  return held;
}

/** When a dispatch is filed, and the latest publication time that other keys name, if that is later. */
function daysOf(
  { fields, otherDays }: FieldsRead,
  path: string,
  kind: Dispatch['kind'],
  style: Style,
  found: YamlProblem[],
): Pick<Dispatch, 'filed' | 'notBefore'> {
  const filed = readFiled(fields.date, path, kind, style, found);
  const instants = otherDays.map((field) => {
    const level = SPELLINGS.has(fold(String(field.path[0]))) ? 'error' : 'warning';
    return readDateline(field, style, level, found)?.instant ?? 0;
  });
  const last = Math.max(0, ...instants);
  return { filed, notBefore: last > (filed?.instant ?? 0) ? last : null };
}

function languageOf({ fields, keys, lines }: FieldsRead, style: Style, found: YamlProblem[]): string | null {
  if (fields.lang === undefined) return null;
  const reading = readLanguageTag(fields.lang);
  if (reading.tag !== null) return reading.tag;
  const key = keys.lang ?? 'lang';
  found.push({
    rule: 'invalid-field',
    level: 'warning',
    position: { line: lines.lang ?? 1, column: 1 },
    reason: `"${fields.lang}" is not the tag of a language; the site's language, ${style.lang}, is used`,
    remedy: reading.likely
      ? `Write ${key}: ${reading.likely}`
      : `Write a tag of BCP 47, such as ${key}: en or ${key}: pt-BR`,
  });
  return null;
}

function hasError(problems: readonly YamlProblem[]): boolean {
  return problems.some((problem) => problem.level === 'error');
}

function attribute(problems: readonly YamlProblem[], manuscript: Manuscript): readonly Finding[] {
  return problems.map((problem) => ({ ...problem, source: manuscript.path }));
}
