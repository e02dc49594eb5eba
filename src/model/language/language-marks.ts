import { type Direction, directionOf, runsAgainst } from './direction.ts';

// Noncharacters, which Unicode reserves for use inside programs: no writer's text contains them.
const [OPEN, BETWEEN, CLOSE] = ['\ufdd0', '\ufdd1', '\ufdd2'];
const [ISOLATE, POP] = ['\u2068', '\u2069'];
const MARKED = /\ufdd0([^\ufdd1]*)\ufdd1([^\ufdd2]*)\ufdd2/g;
/** Matches an element that may hold only text, a tag, or a marked text. */
const PLACES =
  /<(title|script|style|textarea|option)\b(?:[^>"']|"[^"]*"|'[^']*')*>[\s\S]*?<\/\1\s*>|<[a-z!/](?:[^>"']|"[^"]*"|'[^']*')*>|\ufdd0[^\ufdd2]*\ufdd2/gi;

/** Marks a text whose language differs from that of the page that shows it. `replaceMarks` turns the marks into markup. */
export function inLanguage(lang: string, text: string): string {
  return OPEN + lang + BETWEEN + text + CLOSE;
}

/** Removes the marks from a text. */
export function unmarked(text: string): string {
  return text.includes(OPEN as string) ? text.replace(MARKED, '$2') : text;
}

/**
 * Replaces the marks of `inLanguage` by what the format allows: in HTML text, an element with `lang` and `dir`; in
 * attributes and text-only elements, isolating characters if the direction differs; in other formats, nothing.
 */
export function replaceMarks(
  output: string,
  page: { readonly isHtml: boolean; readonly dir: Direction },
): string {
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

/** Isolates a text within a sentence of the given direction if it has letters of the other direction. */
export function isolated(text: string, direction: Direction): string {
  return runsAgainst(text, direction) ? ISOLATE + text + POP : text;
}

function element(lang: string, text: string): string {
  return `<span lang="${lang}" dir="${directionOf(lang)}">${text}</span>`;
}
