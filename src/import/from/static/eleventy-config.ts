import type { Source } from '../../found/outside.ts';
import { decodeText } from '../../found/text.ts';
import { isManuscript, outermost } from './files.ts';

/**
 * Patterns of `.eleventyignore` and `.gitignore`, and of `ignores.add` in the configuration, looked for as text. What is
 * ignored under a condition does not count: it saves time while somebody writes.
 */
export async function ignoredBy(source: Source): Promise<readonly string[]> {
  const found: string[] = [];
  for (const file of source.files) {
    if (/^\.(?:eleventy|git)ignore$/.test(file.path))
      found.push(...decodeText(await file.read()).text.split('\n'));
    else if (/^(?:\.eleventy|eleventy\.config)\.[cm]?js$/.test(file.path)) {
      const { text } = decodeText(await file.read());
      for (const { 1: pattern = '', index } of text.matchAll(/\bignores\.add\(\s*["'`]([^"'`\n]+)["'`]/g))
        if (!isConditional(text, index)) found.push(pattern);
    }
  }
  return found;
}

/** Whether a place in a program is within the braces of an `if` or an `else`, or behind a condition without braces. */
function isConditional(program: string, at: number): boolean {
  const condition = /(?:\bif\s*\([^{};]{0,300}\)|\belse)\s*$/;
  if (condition.test(program.slice(Math.max(0, at - 400), at).replace(/[\w$.]+$/, ''))) return true;
  let depth = 0;
  for (let index = at; index >= 0; index--) {
    if (program[index] === '}') depth++;
    else if (program[index] === '{' && --depth < 0) {
      if (condition.test(program.slice(Math.max(0, index - 400), index))) return true;
      depth = 0;
    }
  }
  return false;
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
  const { text } = decodeText(await file.read());
  const written = /\b(?:input\s*:|setInputDirectory\()\s*["'`](?:\.\/)?([^"'`]*)["'`]/.exec(text)?.[1];
  if (written !== undefined) return written.replace(/\/$/, '');
  // A name for it, which only the program knows: its layouts lie in the input, too.
  if (!/\b(?:input\s*:|setInputDirectory\()\s*[\w$]/.test(text)) return '';
  return (
    /^([^/]+)\/_(?:includes|layouts|data)\//.exec(outermost(source.files, IN_INPUT)?.path ?? '')?.[1] ?? ''
  );
}

const IN_INPUT = (path: string) => /^(?:[^/]+\/)?_(?:includes|layouts|data)\//.test(path);
