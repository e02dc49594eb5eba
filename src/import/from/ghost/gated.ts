import { isMap } from '../../../model/json.ts';
import { plainText } from '../../body/read-html.ts';
import { countWords } from '../../body/words.ts';
import type { Remark } from '../../found/piece.ts';

/** A part of a post that Ghost showed to some readers only, as it marks it in HTML. */
const GATED = /<!--\s*kg-gated-block:begin\b([^>]{0,300}?)-->([\s\S]*?)<!--\s*kg-gated-block:end\s*-->/g;

/** HTML of a post without the parts that not everyone could read; each is noted with its beginning. */
export function withoutGated(html: string, notes: Remark[]): string {
  return html.replace(GATED, (_, conditions: string, inner: string) => {
    if (!/\bnonMember\s*[:=]\s*"?false/.test(conditions)) return inner;
    noteGated(inner, notes);
    return '';
  });
}

/** Whether a card of an editor was for some readers only. Ghost has written that in two ways. */
export function isGated(card: { readonly [key: string]: unknown }): boolean {
  const visibility = isMap(card.visibility) ? card.visibility : {};
  const web = isMap(visibility.web) ? visibility.web : {};
  return visibility.showOnWeb === false || web.nonMember === false;
}

export function noteGated(html: string, notes: Remark[]): void {
  const text = plainText(html);
  notes.push({
    kind: 'dropped',
    what: 'part for members',
    detail: `not everyone could read it: "${text.slice(0, 80)}"`,
    words: countWords(text),
  });
}
