import type { SourceFile } from '../../found/outside.ts';
import { decodeText } from '../../found/text.ts';

/**
 * Plain texts that a program in Python gives to names (`SITENAME = 'A'`), looked for as text: no program is run. A later
 * file counts more.
 */
export async function pythonSettings(
  files: readonly (SourceFile | undefined)[],
): Promise<{ readonly [name: string]: string }> {
  const found: { [name: string]: string } = Object.create(null);
  for (const file of files) {
    if (file === undefined) continue;
    const text = decodeText(await file.read()).text;
    for (const [, name = '', , double, single] of text.matchAll(
      /^([A-Z][A-Z\d_]*)\s*=\s*(?:[rub]?("((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'))/gm,
    ))
      found[name] = (double ?? single ?? '').replace(/\\(['"\\])/g, '$1');
    for (const [, name = '', value = ''] of text.matchAll(
      /^([A-Z][A-Z\d_]*)\s*=\s*(True|False|None|\d+)\b/gm,
    ))
      found[name] = value;
    for (const [, name = '', value = ''] of text.matchAll(
      /^([A-Z][A-Z\d_]*)\s*=\s*([[({][\s\S]{0,2000}?[\])}])\s*$/gm,
    ))
      found[name] ??= value;
  }
  return found;
}

/**
 * Settings that a JavaScript file contains as literal texts (`site: 'https://…'`). They are found by a pattern, and nothing
 * is run. If a key occurs several times, the first counts, and a property counts before a variable.
 */
export async function scriptSettings(
  file: SourceFile | undefined,
): Promise<{ readonly [key: string]: string }> {
  const found: { [key: string]: string } = Object.create(null);
  if (file === undefined) return found;
  const text = decodeText(await file.read()).text.replace(/^\s*\/\/.*$/gm, '');
  for (const sign of [':', '='])
    for (const [, key = '', value = ''] of text.matchAll(
      new RegExp(`\\b(\\w+)["']?\\s*${sign}\\s*["'\`]([^"'\`$\\n]*)["'\`]`, 'g'),
    ))
      found[key] ??= value;
  return found;
}

/** The text of the first object of a JavaScript file that begins where a pattern ends; '' if there is none. */
export async function objectIn(file: SourceFile | undefined, start: RegExp): Promise<string> {
  const text = file === undefined ? '' : decodeText(await file.read()).text.replace(/^\s*\/\/.*$/gm, '');
  const begun = start.exec(text);
  if (begun === null) return '';
  const from = begun.index + begun[0].length;
  let depth = 1;
  for (const { 0: sign, index } of text.slice(from).matchAll(/[{}]/g)) {
    depth += sign === '{' ? 1 : -1;
    if (depth === 0) return text.slice(from, from + index);
  }
  return text.slice(from);
}
