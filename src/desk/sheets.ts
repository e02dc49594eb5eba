import type { ThemeFile } from '../edition/theme-files.ts';
import { digestAll } from '../model/digest.ts';
import { extensionOf } from '../model/paths.ts';
import type { Notes } from '../press/press-notes.ts';

/**
 * The theme's files with their style sheets minified (Lightning CSS, which is loaded only when a sheet changed;
 * what it made is remembered in `notes`). A sheet that it cannot read stays as it is: a browser may know better.
 */
export async function minifySheets(files: readonly ThemeFile[], notes: Notes): Promise<readonly ThemeFile[]> {
  return Promise.all(
    files.map(async (file) => {
      if (extensionOf(file.name) !== '.css') return file;
      const name = `sheet ${file.name}`;
      const text = Buffer.from(file.content).toString('utf8');
      const key = digestAll(VERSION, text);
      const known = notes.recall(name);
      if (known?.startsWith(key)) return { ...file, content: Buffer.from(known.slice(key.length)) };
      const minified = await minify(text);
      notes.keep(name, key + minified);
      return { ...file, content: Buffer.from(minified) };
    }),
  );
}

/** Changes when the settings below do: what was remembered before is forgotten then. */
const VERSION = 'lightningcss 1';

async function minify(text: string): Promise<string> {
  const { transform } = await import('lightningcss');
  try {
    const { code } = transform({ filename: 'style.css', code: Buffer.from(text), minify: true });
    return Buffer.from(code).toString('utf8');
  } catch {
    return text;
  }
}
