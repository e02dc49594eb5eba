import type { ThemeFile } from '../edition/theme-files.ts';
import { extensionOf } from '../model/address/paths.ts';
import { digestAll } from '../model/digest.ts';
import { fromUtf8, toUtf8 } from '../model/text/utf8.ts';
import type { Notes } from '../press/press-notes.ts';

/**
 * The theme's files with their style sheets minified (Lightning CSS, which is loaded only when a sheet changed; what it
 * made is remembered in `notes`). A sheet that it cannot read stays as it is, since a browser may still read it.
 */
export async function minifySheets(files: readonly ThemeFile[], notes: Notes): Promise<readonly ThemeFile[]> {
  return Promise.all(
    files.map(async (file) => {
      if (extensionOf(file.name) !== '.css') return file;
      const name = `sheet ${file.name}`;
      const text = fromUtf8(file.content);
      const key = digestAll(VERSION, text);
      const known = notes.recall(name);
      if (known?.startsWith(key)) return { ...file, content: toUtf8(known.slice(key.length)) };
      const minified = minifiedSheets.get(text) ?? (await minify(text));
      minifiedSheets.set(text, minified);
      notes.keep(name, key + minified);
      return { ...file, content: toUtf8(minified) };
    }),
  );
}

/** Memo of `minify`: the sheets of the theme are the same for every site that a process opens. */
const minifiedSheets = new Map<string, string>();

/** Changes when the settings below do: what was remembered before is forgotten then. */
const VERSION = 'lightningcss 1';

async function minify(text: string): Promise<string> {
  const { transform } = await import('lightningcss');
  try {
    const { code } = transform({ filename: 'style.css', code: toUtf8(text), minify: true });
    return fromUtf8(code);
  } catch {
    return text;
  }
}
