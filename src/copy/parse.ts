import { digest } from '../model/digest.ts';
import {
  type Dispatch,
  type Manuscript,
  type Parsed,
  type PictureReference,
  UNWRITTEN,
} from '../model/dispatch.ts';
import type { Finding, Position } from '../model/finding.ts';
import { readLanguageTag } from '../model/language/tags.ts';
import type { Style } from '../model/site.ts';
import type { YamlProblem } from '../model/yaml/yaml.ts';
import { kindOf } from './body/addresses.ts';
import { inlineMarkdown } from './body/inline.ts';
import { firstWords, ledeOf } from './body/lede.ts';
import { NO_PLUGINS, type Plugins } from './body/plugins.ts';
import { cleanCharacters } from './characters.ts';
import { type SetCopy, setCopy } from './copy.ts';
import { readCorrections, readDateline, readFiled } from './front/civil-times.ts';
import { type Fields, SPELLINGS } from './front/fields.ts';
import { openManuscript } from './front/front-matter.ts';
import { slugInPath } from './front/path-names.ts';
import { type Phrase, setPhrase } from './front/phrase.ts';
import { type FieldsRead, readFields } from './front/read-fields.ts';
import { fold } from './front/spelling.ts';

/**
 * Parses a manuscript. Total: whatever a writer wrote ends in a dispatch, or in none and an error that says why.
 * Pure: the same manuscript and style give the same dispatch, on any machine.
 */
export function parse(manuscript: Manuscript, style: Style, plugins: Plugins = NO_PLUGINS): Parsed {
  const { text, problems } = cleanCharacters(manuscript.text);
  const opened = openManuscript(text);
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
  const dispatch = assemble({ manuscript, style, read, copy, lang, found, line: opened.line });
  const findings = attribute(found, manuscript);
  return hasError(found) ? { dispatch: null, html: '', findings } : { dispatch, html: copy.html, findings };
}

/** All that a dispatch is made of; `found` takes what is wrong with it. */
type Material = {
  readonly manuscript: Manuscript;
  readonly style: Style;
  readonly read: FieldsRead;
  readonly copy: SetCopy;
  readonly lang: string | null;
  readonly line: number;
  readonly found: YamlProblem[];
};

function assemble(material: Material): Dispatch {
  const { manuscript, style, read, copy, found } = material;
  const { kind, byline, bio, column, image, draft, updated, expires, corrections } = read.fields;
  const { path } = manuscript;
  const lang = material.lang ?? style.lang;
  const isPage = kind?.toLowerCase() === 'page' || /(?:^|\/)_pages\//.test(path);
  const lede = ledeOf(copy.opening);
  noteOddities(material);
  return {
    ...UNWRITTEN,
    source: path,
    digest: manuscript.digest,
    slug: slugInPath(path),
    ...plainFields(read.fields),
    kind: isPage ? 'page' : 'dispatch',
    ...titleOf(material, lede),
    ...daysOf(read, path, isPage ? 'page' : 'dispatch', style, found),
    updated: readDateline(updated, style, 'warning', found),
    bylines: (byline ?? []).map(({ bio, url, ...byline }) => ({
      ...byline,
      ...(bio ? { bio: inlineMarkdown(bio, style, lang) } : {}),
      ...(url && isHarmless(url, 'byline', material) ? { url } : {}),
    })),
    bio: bio === undefined ? null : inlineMarkdown(bio, style, lang),
    column: column?.[0] ?? null,
    ...dekOf(material),
    lede,
    image: image ? withCaption(image, material) : (image ?? null),
    firstImage: copy.firstImage,
    draft: draft === true || /(?:^|\/)_drafts\//.test(path),
    expires: readDateline(expires, style, 'error', found)?.instant ?? null,
    canonical: canonicalOf(material),
    corrections: readCorrections(corrections ?? [], style, lang, found),
    lang: material.lang,
    extra: read.extra,
    lines: read.lines,
    copy: {
      digest: digest(copy.html),
      slots: copy.slots,
      headings: copy.headings,
      outside: copy.outside,
      words: copy.words,
      characters: copy.characters,
    },
  };
}

/** The fields that a dispatch holds as they were read: all but those that need more, which are named here. */
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
    draft: _draft,
    expires: _expires,
    canonical: _canonical,
    corrections: _corrections,
    lang: _lang,
    ...plain
  } = fields;
  // Does not compile unless a dispatch has a property of the field's name and type.
  const held: {
    readonly [Name in keyof typeof plain]: Name extends keyof Dispatch ? Dispatch[Name] : never;
  } = plain;
  return held;
}

/** The day under which a dispatch is filed, and the last day of publication that other keys name, where it is later. */
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

/** The title as written and as shown: of the front matter, of the first `#` heading, or the lede's first words. */
function titleOf(material: Material, lede: string): Pick<Dispatch, 'title' | 'headline' | 'headlineHtml'> {
  const { title } = material.read.fields;
  if (title !== undefined) {
    const { text: headline, html: headlineHtml } = phrase(title, material, false);
    return { title: setPhrase(title, { lang: '', smart: false, links: false }).text, headline, headlineHtml };
  }
  const { copy, found, manuscript } = material;
  if (copy.title !== null) {
    const { written, shown, html } = copy.title;
    return { title: written, headline: shown, headlineHtml: html };
  }
  const words = firstWords(lede) || slugInPath(manuscript.path).replace(/[-_]+/g, ' ');
  found.push({
    rule: 'no-title',
    level: 'warning',
    position: { line: 1, column: 1 },
    reason: `The dispatch has no title; it is shown as "${words}"`,
    remedy: 'Add a line to the front matter: title: …',
  });
  return { title: words, headline: words, headlineHtml: null };
}

function phrase(text: string, { style, lang }: Material, links = true): Phrase {
  return setPhrase(text, { lang: lang ?? style.lang, smart: style.smartPunctuation, links });
}

function dekOf(material: Material): Pick<Dispatch, 'dek' | 'dekHtml'> {
  const { dek } = material.read.fields;
  if (dek === undefined) return { dek: null, dekHtml: null };
  const { text, html } = phrase(dek, material);
  return { dek: text, dekHtml: html };
}

function withCaption(image: PictureReference, material: Material): PictureReference {
  const caption = image.caption === null ? null : phrase(image.caption, material);
  // A name is no prose: its quotes are not judged.
  const credit =
    image.credit === null ? null : setPhrase(image.credit, { lang: '', smart: false, links: true });
  return {
    ...image,
    caption: caption?.text ?? null,
    credit: credit?.text ?? null,
    ...(caption?.html && { captionHtml: caption.html }),
    ...(credit?.html && { creditHtml: credit.html }),
  };
}

/** Where a dispatch was first published; what is no address that others can follow is left out, and told. */
function canonicalOf(material: Material): string | null {
  const { canonical } = material.read.fields;
  if (canonical === undefined || !isHarmless(canonical, 'canonical', material)) return null;
  if (/^(?:https?:\/\/|\/)/i.test(canonical)) return canonical;
  const line = material.read.lines.canonical;
  material.found.push({
    rule: 'invalid-field',
    level: 'warning',
    ...(line === undefined ? {} : { position: { line, column: 1 } }),
    reason: `"${canonical.slice(0, 60)}" is not a web address, so it does not tell where the dispatch was first published; it was left out`,
    remedy: `Write the whole address: ${material.read.keys.canonical}: https://example.org/talks/`,
  });
  return null;
}

/** Whether an address of front matter may stand in a link; one that would run something is left out, and told. */
function isHarmless(address: string, field: string, { read, found }: Material): boolean {
  if (kindOf(address) !== 'unsafe') return true;
  const line = read.lines[field];
  found.push({
    rule: 'unsafe-link',
    level: 'warning',
    ...(line === undefined ? {} : { position: { line, column: 1 } }),
    reason: `The address "${address.slice(0, 40)}" would run a script; it was left out`,
    remedy: 'Write an address of the web.',
  });
  return false;
}

/** What is not wrong in itself, but not what its writer may think. */
function noteOddities({ read, copy, found, line }: Material): void {
  const at = (field: string): { position?: Position } => {
    const row = read.lines[field];
    return row === undefined ? {} : { position: { line: row, column: 1 } };
  };
  if (copy.refusal !== null) {
    found.push({
      rule: 'copy-too-complex',
      level: 'error',
      position: { line: line + copy.refusal.line - 1, column: 1 },
      reason: `The text cannot be set: ${copy.refusal.what}`,
      remedy: 'Simplify the text at this place, or cut the dispatch into several.',
    });
  }
  const { kind } = read.fields;
  if (kind !== undefined && kind.toLowerCase() !== 'page') {
    found.push({
      rule: 'invalid-field',
      level: 'warning',
      ...at('kind'),
      reason: `"${kind}" is not a kind that makes a standing page, so this is a dispatch`,
      remedy: 'Did you mean "page"?',
    });
  }
  const columns = read.fields.column ?? [];
  if (columns.length > 1) {
    const reason = `A dispatch stands in one column; of ${columns.length} the first counts, "${columns[0]}"`;
    found.push({
      rule: 'several-columns',
      level: 'warning',
      ...at('column'),
      reason,
      remedy: 'Make tags of the others.',
    });
  }
  const expiry = Object.keys(read.extra).find((key) => key.toLowerCase() === 'expirydate');
  if (expiry !== undefined) {
    const reason = `"${expiry}" is not obeyed, for in many archives it is a leftover that would drop most dispatches`;
    found.push({
      rule: 'expiry-ignored',
      level: 'warning',
      ...at(expiry),
      reason,
      remedy: 'If the dispatch is to be left out after that day, write expires instead.',
    });
  }
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
    reason: `"${fields.lang}" is not the tag of a language; the site's language, ${style.lang}, is taken`,
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
