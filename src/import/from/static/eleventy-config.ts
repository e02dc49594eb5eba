import type { Source } from '../../found/outside.ts';
import { decodeText } from '../../found/text.ts';
import { isManuscript, outermost } from './files.ts';

/** Patterns of `.eleventyignore` and `.gitignore`, and of `ignores.add` in the configuration, looked for as text. */
export async function ignoredBy(source: Source): Promise<readonly string[]> {
  const found: string[] = [];
  for (const file of source.files) {
    if (/^\.(?:eleventy|git)ignore$/.test(file.path))
      found.push(...decodeText(await file.read()).text.split('\n'));
    else if (/^(?:\.eleventy|eleventy\.config)\.[cm]?js$/.test(file.path))
      for (const [, pattern = ''] of decodeText(await file.read()).text.matchAll(
        /\bignores\.add\(\s*["'`]([^"'`\n]+)["'`]/g,
      ))
        found.push(pattern);
  }
  return found;
}

/** What the data of the site says plainly, looked for as text: it is a program, and no program is run. */
export async function plainSettings(source: Source): Promise<{ readonly [key: string]: unknown }> {
  const file = outermost(source.files, (path) =>
    /(?:^|\/)_data\/(?:metadata|site|meta)\.[cm]?js$/.test(path),
  );
  if (!file) return {};
  const found: { [key: string]: string } = {};
  for (const [, key = '', value = ''] of decodeText(await file.read()).text.matchAll(
    /\b(title|name|url|siteurl|description|language|lang)["']?\s*:\s*["'`]([^"'`$\n]*)["'`]/g,
  ))
    found[key] ??= value;
  return found;
}

/** The input folder that the configuration names, looked for as text: it is a program, and no program is run. */
export async function inputOf(source: Source): Promise<string> {
  const file = source.files.find(({ path }) => /^(?:\.eleventy|eleventy\.config)\.[cm]?js$/.test(path));
  if (!file)
    return source.files.some(({ path }) => path.startsWith('src/') && isManuscript(path))
      ? 'src'
      : source.files.some(({ path }) => path.startsWith('content/'))
        ? 'content'
        : '';
  return (
    /\binput\s*:\s*["'`](?:\.\/)?([^"'`]*)["'`]/.exec(decodeText(await file.read()).text)?.[1] ?? ''
  ).replace(/\/$/, '');
}
