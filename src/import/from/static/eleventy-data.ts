import { readJson } from '../../../copy/front/formats.ts';
import { folderOf, nameOf } from '../../../model/address/paths.ts';
import { isMap } from '../../../model/json.ts';
import { readYaml } from '../../../model/yaml/yaml.ts';
import type { Source, SourceFile } from '../../found/outside.ts';
import { decodeText } from '../../found/text.ts';
import { isManuscript } from './files.ts';
import { listOf } from './front-matter-values.ts';
import { partsOf, translated } from './translated.ts';

/** A data file that is a program. */
export type Program = {
  readonly path: string;
  /** Whether it is about a file. */
  readonly covers: (path: string) => boolean;
  readonly speaksOfDrafts: boolean;
  readonly setsPermalink: boolean;
  /** The permalink that it sets, if that is written as a text. */
  readonly permalink: string | undefined;
};

/** Data files that are programs, and what can be seen in them without running them. */
export async function programsOf(files: readonly SourceFile[]): Promise<readonly Program[]> {
  const found: Program[] = [];
  for (const file of files) {
    const [, folder = '', name = ''] = /^(.*?)([^/]+)\.11tydata\.[cm]?js$/.exec(file.path) ?? [];
    if (name === '') continue;
    const { text } = decodeText(await file.read());
    const isOfFolder = nameOf(folder.slice(0, -1)) === name;
    found.push({
      path: file.path,
      speaksOfDrafts: SPEAKS_OF_DRAFTS.test(text),
      setsPermalink: /\bpermalink\b/.test(text),
      permalink: /\bpermalink["']?\s*:\s*(["'`])([^"'`$\n]{1,400})\1\s*[,}\n]/.exec(text)?.[2],
      covers: (path: string) => (isOfFolder ? path.startsWith(folder) : path.startsWith(`${folder}${name}.`)),
    });
  }
  return found;
}

const SPEAKS_OF_DRAFTS = /\bdrafts?\b|permalink["']?\s*:\s*false|published["']?\s*:\s*false/i;

/** What the data files of folders and of single files say, by the beginning of the paths that they are about. */
type DataFiles = ReadonlyMap<string, { readonly [key: string]: unknown }>;

/** Data files beside manuscripts, and which of them are not understood: what they are about is held back. */
export async function dataFiles(
  source: Source,
): Promise<{ readonly data: DataFiles; readonly broken: readonly string[] }> {
  const data = new Map<string, { readonly [key: string]: unknown }>();
  const broken: string[] = [];
  const stems = new Set(
    source.files.filter(({ path }) => isManuscript(path)).map(({ path }) => path.replace(/\.\w+$/, '')),
  );
  for (const file of source.files) {
    const [, named] = /^(.+?)(?:\.11tydata)?\.(?:json|ya?ml)$/.exec(file.path) ?? [];
    if (named === undefined) continue;
    const folder = folderOf(file.path);
    const isOfFolder = nameOf(named) === nameOf(folder);
    if (!isOfFolder && !stems.has(named)) continue;
    const { text } = decodeText(await file.read());
    const { value } = file.path.endsWith('.json') ? readJson(text, 1) : readYaml(text);
    if (!isMap(value) && text.trim() !== '') broken.push(file.path);
    data.set(isOfFolder ? `${folder}/` : `${named}.`, isMap(value) ? value : { draft: true });
  }
  return { data, broken };
}

/** What the data files say of a file: those of its folders, and its own. */
export function dataFor(path: string, data: DataFiles): { readonly [key: string]: unknown } {
  let merged: { readonly [key: string]: unknown } = {};
  const fitting = [...data].filter(([start]) => path.startsWith(start));
  for (const [, values] of fitting.sort(([a], [b]) => a.length - b.length)) merged = { ...merged, ...values };
  return merged;
}

/** A file whose own data file says what its front matter does not. */
export function withOwnData(file: SourceFile, data: DataFiles): SourceFile {
  const stem = file.path.replace(/\.\w+$/, '');
  const folder = folderOf(stem);
  const own = data.get(`${stem}.`) ?? (nameOf(folder) === nameOf(stem) ? data.get(`${folder}/`) : undefined);
  if (own === undefined) return file;
  const { tags, ...others } = own;
  return translated(file, (text) => {
    const parts = partsOf(text);
    // Eleventy adds tags of several places to each other.
    const all = [...listOf(parts?.fields.tags, false), ...listOf(tags, false)];
    return (
      parts && {
        fields: { ...others, ...parts.fields, ...(all.length > 0 && { tags: [...new Set(all)] }) },
        body: parts.body,
      }
    );
  });
}
