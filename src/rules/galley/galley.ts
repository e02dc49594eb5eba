/** A piece as the copy desk reads it. `markup` and `prose` have blanks for what is left out, so that offsets stay valid. */
export type Galley = {
  /** The manuscript as written, with its front matter. */
  readonly text: string;
  /** The body without code. */
  readonly markup: string;
  /** The body without code, tags, comments and addresses: what a reader reads. */
  readonly prose: string;
  /** The body as HTML, with slots. */
  readonly html: string;
};

/** Replaces each character that is left out; line ends stay. */
const BLANK = '\u0000';

/** Makes the galley of a manuscript. `html` returns the copy's HTML and is called only if a rule needs it. */
export function drawGalley(text: string, html: () => string): Galley {
  let set: string | null = null;
  let prose: string | null = null;
  const markup = withoutCode(text);
  return {
    text,
    markup,
    get prose() {
      prose ??= withoutMarks(markup);
      return prose;
    },
    get html() {
      set ??= html();
      return set;
    },
  };
}

/**
 * Comments, tags and addresses in angle brackets; addresses of links; definitions; bare addresses. Each pattern is tried
 * only where its sign occurs: one combined pattern would be tried at every letter.
 */
const NO_PROSE: readonly (readonly [sign: string, pattern: RegExp])[] = [
  ['<', /<!--[\s\S]{0,20000}?-->|<\/?[a-zA-Z][^<>]{0,2000}>|<https?:[^<>\s]{1,2000}>/g],
  ['](', /\]\([^()\n]{1,2000}(?=\))/g],
  [']:', /^ {0,3}\[[^\]\n]{1,200}\]:.*$/gm],
  ['://', /https?:\/\/[^\s<>)]{1,2000}/g],
];

function withoutMarks(markup: string): string {
  let text = markup;
  for (const [sign, pattern] of NO_PROSE)
    if (text.includes(sign)) text = text.replace(pattern, (found) => found.replace(/[^\n]/g, BLANK));
  return text;
}

/** Blanks front matter, code blocks and inline code. */
function withoutCode(text: string): string {
  const kept: string[] = [];
  let fence: string | null = null;
  let inFront = /^(?:\ufeff)?(?:---|\+\+\+)[ \t]*\r?$/m.exec(text.slice(0, 6))?.index === 0;
  const mark = inFront ? text.replace(/^\ufeff/, '').slice(0, 3) : '';
  // A text begins as if a blank line stood before it.
  let emptyBefore = true;
  let inList = false;
  for (const [index, line] of text.split('\n').entries()) {
    const gone = () => kept.push(BLANK.repeat(line.length));
    if (inFront) {
      if (index > 0 && (line.trimEnd() === mark || line.trimEnd() === '...')) inFront = false;
      gone();
      continue;
    }
    const found = /^ {0,3}(`{3,}|~{3,})/.exec(line);
    if (fence !== null) {
      if (found?.[1]?.startsWith(fence) && line.trim() === found[1]) fence = null;
      gone();
    } else if (found?.[1]) {
      fence = found[1];
      gone();
    } else if (/^(?: {4}|\t)/.test(line) && emptyBefore && !inList) gone();
    else {
      kept.push(
        line.includes('`') ? line.replace(/(`+)[^`]{1,2000}\1/g, (code) => BLANK.repeat(code.length)) : line,
      );
      if (/^\s{0,3}(?:[-*+]|\d{1,9}[.)])\s/.test(line)) inList = true;
      else if (/^\S/.test(line)) inList = false;
      emptyBefore = line.trim() === '';
    }
  }
  return kept.join('\n');
}
