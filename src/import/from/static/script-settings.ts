import type { SourceFile } from '../../found/outside.ts';
import { decodeText } from '../../found/text.ts';

/** Plain texts that a program in JavaScript gives to keys (`site: 'https://…'`), looked for as text: no program is run. The first of a key counts. */
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
