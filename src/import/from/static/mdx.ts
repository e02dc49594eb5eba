import type { Remark } from '../../found/piece.ts';

/**
 * A body of MDX as Markdown: lines that load or give names to programs go, comments in braces go, what else is a program
 * stays as written; all are noted.
 */
export function showMdx(body: string, notes: Remark[]): string {
  const kept: string[] = [];
  const text = body.replace(
    /(^|\n)(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n\2[^\n]*/g,
    (whole) => `\u0010${kept.push(whole) - 1}\u0011`,
  );
  const shown = text
    .replace(
      /^(?:import\s+(?:[\w*{][^\n;]*?\s+from\s+)?["'][^"'\n]+["'];?|export\s+(?:const|let|var|default|function)\b[^\n]*)[ \t]*\n?/gm,
      (line) => {
        notes.push({ kind: 'dropped', what: 'program', detail: line.trim().slice(0, 100) });
        return '';
      },
    )
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(/\{["'`]([^"'`{}\n]*)["'`]\}/g, '$1');
  for (const [whole] of shown.matchAll(/<[A-Z][\w.]*\b[^<>]{0,300}>/g))
    notes.push({ kind: 'left', what: 'component', detail: whole.slice(0, 100) });
  return shown.replace(/\u0010(\d+)\u0011/g, (_, at: string) => kept[Number(at)]!);
}

/** Admonitions (`:::tip Title` … `:::`) as quotations that begin with their title. */
export function showAdmonitions(body: string): string {
  return body.replace(
    /^(:{3,})(\w+)[ \t]*(?:\[([^\]\n]*)\]|([^\n{]*))(?:\{[^}\n]*\})?[ \t]*\n([\s\S]*?)\n\1[ \t]*$/gm,
    (_, __, kind: string, boxed: string | undefined, bare: string | undefined, inner: string) => {
      const title = (boxed ?? bare ?? '').trim() || kind.charAt(0).toUpperCase() + kind.slice(1);
      return `> **${title}**\n>\n${inner.trim().replace(/^/gm, '> ').replace(/ +$/gm, '')}`;
    },
  );
}
