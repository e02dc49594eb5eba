import { nameOf } from '../../../model/address/paths.ts';
import type { SourceFile } from '../../found/outside.ts';
import { decodeText } from '../../found/text.ts';

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
