import type { SourceFile } from '../../found/outside.ts';
import { decodeText } from '../../found/text.ts';

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
