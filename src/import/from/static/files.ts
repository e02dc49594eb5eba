import { openManuscript } from '../../../copy/front/front-matter.ts';
import { nameOf } from '../../../model/address/paths.ts';
import { readYaml } from '../../../model/yaml/yaml.ts';
import { depth } from '../../found/look.ts';
import type { SourceFile } from '../../found/outside.ts';
import type { Found } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';

/** Settings of a site as YAML, TOML or JSON, whichever is there; an empty map where none is. */
export async function settingsOf(
  files: readonly SourceFile[],
  ...names: readonly string[]
): Promise<{ readonly [key: string]: unknown }> {
  for (const name of names) {
    const file = outermost(
      files,
      (path) => path.toLowerCase() === name || path.toLowerCase().endsWith(`/${name}`),
    );
    if (!file) continue;
    const { text } = decodeText(await file.read());
    const value = /\.ya?ml$/i.test(name)
      ? readYaml(text).value
      : openManuscript(/\.toml$/i.test(name) ? `+++\n${text}\n+++\n` : text).fields.value;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as { [key: string]: unknown };
  }
  return {};
}

/** The file of a source that is in the fewest folders: themes and examples have settings, too. */
export function outermost(
  files: readonly SourceFile[],
  isMeant: (path: string) => boolean,
): SourceFile | undefined {
  return files.filter(({ path }) => isMeant(path)).sort((a, b) => depth(a.path) - depth(b.path))[0];
}

/** Text of a setting; undefined if it is none. */
export function settingText(
  settings: { readonly [key: string]: unknown },
  ...keys: readonly string[]
): string | undefined {
  for (const key of keys) {
    const found = Object.keys(settings).find((name) => name.toLowerCase() === key.toLowerCase());
    const value = found === undefined ? undefined : settings[found];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return undefined;
}

/** Markups that these systems take beside Markdown and HTML, by extension. */
const MARKUPS: { readonly [extension: string]: string } = {
  textile: 'Textile',
  org: 'Org',
  adoc: 'AsciiDoc',
  asciidoc: 'AsciiDoc',
  rst: 'reStructuredText',
  pandoc: 'Pandoc',
  pdc: 'Pandoc',
  ipynb: 'a notebook of Jupyter',
};

/** Pieces in a markup that is not read here: each is reported. */
export function* unread(files: readonly SourceFile[]): Generator<Found> {
  for (const { path } of files) {
    const markup = MARKUPS[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
    if (markup !== undefined && !/^(?:readme|license|contributing|changelog)\./i.test(nameOf(path)))
      yield {
        kind: 'skipped',
        what: 'file',
        name: path,
        why: `it is written in ${markup}, which is not read here; convert it to Markdown (with pandoc, for one), and import again`,
      };
  }
}

/** Names of folders that say what kind of thing stands in them, not what it is about. */
export const PLAIN_FOLDER =
  /^(?:posts?|blog|articles?|news|entries|columns|writing|notes|content|archives?|pages?)?$/i;

/** Whether a path is a manuscript of any of these systems. */
export function isManuscript(path: string): boolean {
  return (
    /\.(?:md|markdown|mdown|mkdn?|mkdown|mdx|html?)$/i.test(path) &&
    !/^(?:readme|license|contributing|changelog|code_of_conduct)\./i.test(nameOf(path))
  );
}

/**
 * Whether a path is meant by one of the patterns of a list of files to leave out (`.gitignore`, Jekyll's `exclude`):
 * a path, a folder with all that is in it, or a pattern with `*`, `**` and `?`. One without a slash means any folder.
 */
export function isLeftOut(path: string, patterns: readonly string[]): boolean {
  return patterns.some((written) => {
    const plain = written
      .trim()
      .replace(/^\.?\//, '')
      .replace(/\/(?:\*\*)?$/, '');
    if (plain === '' || /^[#!]/.test(plain)) return false;
    const start = written.trim().startsWith('/') || plain.includes('/') ? '^' : '(?:^|/)';
    return new RegExp(`${start}${expressionOf(plain)}(?:/|$)`).test(path);
  });
}

function expressionOf(pattern: string): string {
  return pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?|\*|\?/g, (sign) =>
      sign === '?' ? '[^/]' : sign === '*' ? '[^/]*' : sign === '**' ? '.*' : '(?:.*/)?',
    );
}
