import { type Direction, directionOf, runsAgainst } from './direction.ts';

// Noncharacters, which Unicode keeps for use inside programs: no text of a writer has them.
const [OPEN, BETWEEN, CLOSE] = ['\ufdd0', '\ufdd1', '\ufdd2'];
const [ISOLATE, POP] = ['\u2068', '\u2069'];
const MARKED = /\ufdd0([^\ufdd1]*)\ufdd1([^\ufdd2]*)\ufdd2/g;
/** Elements that hold text alone; else a tag; else a marked text. */
const PLACES =
  /<(title|script|style|textarea|option)\b(?:[^>"']|"[^"]*"|'[^']*')*>[\s\S]*?<\/\1\s*>|<[a-z!/](?:[^>"']|"[^"]*"|'[^']*')*>|\ufdd0[^\ufdd2]*\ufdd2/gi;

/** Marks a text as being in another language than the page that shows it. `settle` makes markup of the mark. */
export function inLanguage(lang: string, text: string): string {
  return OPEN + lang + BETWEEN + text + CLOSE;
}

/** A text with no marks. */
export function unmarked(text: string): string {
  return text.includes(OPEN as string) ? text.replace(MARKED, '$2') : text;
}

/**
 * Makes the marks of `inLanguage` what the format takes: in the text of HTML an element with `lang` and `dir`; in
 * attributes and in elements that hold text alone, isolating characters where the direction differs; elsewhere nothing.
 */
export function settle(output: string, page: { readonly isHtml: boolean; readonly dir: Direction }): string {
  if (!output.includes(OPEN as string)) return output;
  if (!page.isHtml) return unmarked(output);
  return output.replace(PLACES, (found) =>
    found.startsWith(OPEN as string)
      ? found.replace(MARKED, (_, lang: string, text: string) => element(lang, text))
      : found.replace(MARKED, (_, lang: string, text: string) =>
          directionOf(lang) === page.dir || /^<script/i.test(found) ? text : ISOLATE + text + POP,
        ),
  );
}

/** A text as it stands within a sentence of a direction: isolated where it has letters that run the other way. */
export function isolated(text: string, direction: Direction): string {
  return runsAgainst(text, direction) ? ISOLATE + text + POP : text;
}

function element(lang: string, text: string): string {
  return `<span lang="${lang}" dir="${directionOf(lang)}">${text}</span>`;
}
