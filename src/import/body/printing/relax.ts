/**
 * Takes back the escapes that a careful printer puts into Markdown and that no reader of it needs: brackets of
 * editorial insertions (`[track-two]`), underscores inside words, lone asterisks and tildes. Code stays as it is.
 */
export function relax(markdown: string): string {
  if (!/[\\&]/.test(markdown)) return markdown;
  const tildes = markdown.match(/~/g)?.length ?? 0;
  let fence: string | null = null;
  return markdown
    .split('\n')
    .map((line) => {
      const opened = /^(?:[\s>]|[-*]\s|\d+\.\s)*(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence !== null) {
        if (opened?.startsWith(fence)) fence = null;
        return line;
      }
      if (opened !== undefined) {
        fence = opened;
        return line;
      }
      return line.includes('\\') || line.includes('&') ? relaxLine(line, tildes) : line;
    })
    .join('\n');
}

function relaxLine(line: string, tildes: number): string {
  return line
    .split(/(`+[^`]+`+)/)
    .map((part, at) => (at % 2 === 1 ? part : relaxText(part, tildes)))
    .join('');
}

function relaxText(text: string, tildes: number): string {
  let relaxed = text
    .replace(/\\\\/g, '\u0010')
    .replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_')
    .replace(/(?<=\S\s)\\\*(?=\s)/g, '*')
    .replace(/\\&(?!#?\w+;)/g, '&');
  if (tildes === 1) relaxed = relaxed.replace(/\\~/g, '~');
  return brackets(relaxed).replace(/\u0010/g, '\\\\');
}

/**
 * Brackets need their escapes only where a link, a footnote, a definition or a task box could be meant: before `^`,
 * where `(`, `[` or `:` follows, after `!`, or as a box at the beginning of an item.
 */
function brackets(text: string): string {
  return text.replace(
    /\\\[(?!\^)((?:[^[\]\\]|\\[^[\]])*)\\?\](?![([:])/g,
    (whole, inner: string, at: number) => {
      const before = text.slice(0, at);
      if (before.endsWith('!') || (/^[ xX]$/.test(inner) && /^[\s>]*(?:[-*+]|\d+[.)])\s*$/.test(before)))
        return whole;
      return `[${inner}]`;
    },
  );
}
