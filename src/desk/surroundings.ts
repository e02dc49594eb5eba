import type { Surroundings } from '../archive/published-files.ts';
import type { Copies, Sources } from './world.ts';

/** What names files beside dispatches: settings, the site's own templates, and those of its files that are text. */
export function surroundingsOf(sources: Sources, copies: Copies): Surroundings {
  let texts: readonly string[] | undefined;
  return {
    html: ({ copy }) => copies(copy.digest),
    isNamed: (name) => {
      texts ??= textsOf(sources);
      return texts.some((text) => names(text, name));
    },
  };
}

function textsOf({ settings, templates, assets, textOf }: Sources): readonly string[] {
  return [
    ...settings.map(({ text }) => text),
    ...templates
      .filter(({ origin }) => origin === 'site')
      .map(({ content }) => Buffer.from(content).toString('utf8')),
    ...assets.filter(({ path }) => TEXT.test(path)).map(({ path }) => textOf(path) ?? ''),
  ];
}

/** Files of `assets/` that may name others. */
const TEXT = /^assets\/.*\.(?:css|js|mjs|html?|json|svg|webmanifest|xml)$|^assets\/_root\/_headers$/i;

/** Whether a text names a file, as it is or as an address would. */
function names(text: string, name: string): boolean {
  return [...new Set([name, encodeURIComponent(name), encodeURI(name)])].some((written) => {
    for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
      if (!/[\w.-]/.test(text[at - 1] ?? '') && !/[\w-]/.test(text[at + written.length] ?? '')) return true;
    }
    return false;
  });
}
