import { Ids } from '../../copy/body/ids.ts';
import type { Remark } from '../found/piece.ts';

/** Code between fences, or a heading that ends in `{#id .class}`. */
const HEADING =
  /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[^\n]*$|^(#{1,6}[ \t]+)([^\n]*?)[ \t]*(\{(?=[#.])[^}\n]{1,100}\})[ \t]*$/gm;

/** Takes ids and classes off headings, where kramdown and Goldmark read them; an id that the heading would not get by itself becomes an anchor. */
export function withoutHeadingIds(markdown: string, notes: Remark[]): string {
  return markdown.replace(
    HEADING,
    (whole, _fence: string, signs: string | undefined, text: string, marks: string) => {
      if (signs === undefined) return whole;
      const id = /#([\w:.-]+)/.exec(marks)?.[1];
      // Without signs of Markdown in its text, a heading has its anchor as a build makes it.
      if (id !== undefined && id !== new Ids().forHeading(text)) return `${signs}<a id="${id}"></a>${text}`;
      notes.push({ kind: 'dropped', what: 'heading id', detail: marks });
      return signs + text;
    },
  );
}
