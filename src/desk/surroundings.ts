import type { Surroundings } from '../archive/published-files.ts';
import { decoded } from '../model/text/percent.ts';
import { fromUtf8 } from '../model/text/utf8.ts';
import type { Copies, Sources } from './world.ts';

/** What names files beside dispatches: settings, the site's own templates, and those of its files that are text. */
export function surroundingsOf(sources: Sources, copies: Copies): Surroundings {
  let texts: readonly string[] | undefined;
  let words: ReadonlySet<string> | undefined;
  return {
    html: ({ copy }) => copies(copy.digest),
    isNamed: (written) => {
      const name = written.normalize('NFC');
      texts ??= textsOf(sources).map((text) => text.normalize('NFC'));
      if (!IS_WORD.test(name)) return texts.some((text) => names(text, name));
      words ??= new Set(texts.flatMap(wordsOf));
      return words.has(name);
    },
  };
}

function textsOf({ settings, templates, assets, textOf }: Sources): readonly string[] {
  return [
    ...settings.map(({ text }) => text),
    ...templates.filter(({ origin }) => origin === 'site').map(({ content }) => fromUtf8(content)),
    ...assets.filter(({ path }) => TEXT.test(path)).map(({ path }) => textOf(path) ?? ''),
  ];
}

/** Files of `assets/` that may name others. */
const TEXT = /^assets\/.*\.(?:css|js|mjs|html?|json|svg|webmanifest|xml)$|^assets\/_root\/_headers$/i;

/** What separates names in a path, in settings, in HTML and in style sheets. */
const BETWEEN = /[\s"'`()<>[\]{},;:=|/\\?#&!*]+/;
/** A name that is one word of a text, since it holds none of these; one without an ending may be any word. */
const IS_WORD = /^[^\s"'`()<>[\]{},;:=|/\\?#&!*%]+\.[^\s"'`()<>[\]{},;:=|/\\?#&!*%.]+$/;

function wordsOf(text: string): readonly string[] {
  return text
    .split(BETWEEN)
    .filter((word) => word.includes('.'))
    .map((word) => decoded(word.replace(/\.+$/, '')));
}

/** Whether a text names a file, as it is or as an address would; a name without an ending, only as part of a path. */
function names(text: string, name: string): boolean {
  const isBare = !name.includes('.');
  return [...new Set([name, encodeURIComponent(name), encodeURI(name)])].some((written) => {
    for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
      const [before = '', after = ''] = [text[at - 1], text[at + written.length]];
      if (isBare ? before !== '/' : /[\w.-]/.test(before)) continue;
      if (!/[\w-]/.test(after)) return true;
    }
    return false;
  });
}
