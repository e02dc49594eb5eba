import type { IndexPages } from '../../desk/world.ts';

/** Makes the files of a search index with Pagefind, by path within its folder. Only this file loads Pagefind. */
export const indexPages: IndexPages = async (pages, lang, told) => {
  const pagefind = await import('pagefind');
  try {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: stemmed(lang) });
    if (!index) throw new Error(`Pagefind cannot begin: ${errors.join('; ')}`);
    for (const [at, { url, html }] of pages.entries()) {
      if (at % 32 === 0) told(at, pages.length);
      const added = await index.addHTMLFile({ url, content: html });
      if (added.errors.length > 0) throw new Error(`Pagefind cannot read ${url}: ${added.errors.join('; ')}`);
    }
    const { files } = await index.getFiles();
    return files
      .map(({ path, content }) => ({ path: path.replaceAll('\\', '/'), content }))
      .filter(({ path }) => !UNUSED.test(path))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  } finally {
    await pagefind.close();
  }
};

/** The code of a language for Pagefind; none if Pagefind would divide the words itself, since ours are divided already. */
function stemmed(lang: string): string {
  const [language = ''] = lang.toLowerCase().split('-');
  return /^(?:zh|ja|th)?$/.test(language) ? 'unknown' : language;
}

/** Files of Pagefind's own interfaces, which are left out: the theme has its own. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;
