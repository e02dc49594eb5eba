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
 * is run. If a key occurs several times, the first counts.
 */
export async function scriptSettings(
  file: SourceFile | undefined,
): Promise<{ readonly [key: string]: string }> {
  const found: { [key: string]: string } = Object.create(null);
  if (file === undefined) return found;
  const text = decodeText(await file.read()).text.replace(/^\s*\/\/.*$/gm, '');
  for (const [, key = '', value = ''] of text.matchAll(/\b(\w+)["']?\s*[:=]\s*["'`]([^"'`$\n]*)["'`]/g))
    found[key] ??= value;
  return found;
}
