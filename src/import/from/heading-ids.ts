import type { Remark } from '../found/piece.ts';

/** Code between fences, or a heading that ends in `{#id .class}`. */
const HEADING =
  /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[^\n]*$|^(#{1,6}[ \t]+)([^\n]*?)[ \t]*(\{(?=[#.])[^}\n]{1,100}\})[ \t]*$/gm;

/** Takes ids and classes off headings, where kramdown and Goldmark read them; an id that a link leads to is an anchor. */
export function withoutHeadingIds(markdown: string, notes: Remark[]): string {
  return markdown.replace(
    HEADING,
    (whole, _fence: string, signs: string | undefined, text: string, marks: string) => {
      if (signs === undefined) return whole;
      const id = /#([\w:.-]+)/.exec(marks)?.[1];
      if (id !== undefined && markdown.includes(`](#${id})`)) return `${signs}<a id="${id}"></a>${text}`;
      notes.push({ kind: 'dropped', what: 'heading id', detail: marks });
      return signs + text;
    },
  );
}
