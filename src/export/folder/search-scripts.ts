import type { ExportFile } from '../export.ts';

/** A file of the site's search index, by its path within the folder of the index. */
export type SearchFile = { readonly path: string; readonly content: Uint8Array };

/** The script that a page with a search loads; it knows how to load the others. */
export const SEARCH_SCRIPT = 'pagefind/search-from-disk.js';

/** The search index as scripts. `shim` is the text of the script that makes Pagefind's reader load them. */
export function* searchScripts(
  files: Iterable<SearchFile>,
  shim: string,
  base64: (bytes: Uint8Array) => string,
): Generator<ExportFile> {
  for (const { path, content } of files) {
    if (path === 'pagefind-worker.js') continue;
    if (path === 'pagefind.js') {
      const reader = JSON.stringify(new TextDecoder().decode(content));
      yield { path: SEARCH_SCRIPT, content: `${shim}\nwindow.backfileSearchReader(${reader});\n` };
    } else {
      const script = `backfileSearchFile(${JSON.stringify(path)}, "${base64(content)}");\n`;
      yield { path: `pagefind/${path}.js`, content: script };
    }
  }
}
