import type { Holdings } from '../../found/holdings.ts';
import type { Remark } from '../../found/piece.ts';
import { SHORTCODES } from '../known-shortcodes.ts';

/** The opening of a shortcode; bounded, for a body may be anything. */
const OPENING =
  /\[(\[?)([a-z][\w-]{0,40})((?:=[^\]\n]{0,500}|\s(?:[^\]"']|"[^"]{0,4000}"|'[^']{0,4000}'){0,2000})?)\]/gi;
/** Page builders wrap everything in these; what they wrap is the piece. */
const BUILDER =
  /^(?:\/?)(?:vc_|et_pb_|fusion_|av_|tatsu_|fl_|cs_|x_|mk_|nectar_|mpc_|ult_|bsf-|rev_slider|one_half|one_third|two_third|one_fourth|three_fourth|row|column|col|section|wpb_|siteorigin|spacer|clear|divider)/i;

/**
 * Shows the shortcodes of a WordPress body as HTML, from the inside out. Brackets that are text of the writer
 * (`[track-two]`, `[B]ecause`) stay; a shortcode that nobody here knows stays as it is and is noted.
 */
export function showShortcodes(text: string, holdings: Holdings, notes: Remark[]): string {
  let shown = text;
  for (let round = 0; round < 12; round++) {
    const before = shown;
    shown = eachShortcode(shown, ({ name, rest, inner }) => {
      const result =
        SHORTCODES[name.toLowerCase()]?.(attributesOf(rest), inner ?? '', holdings, notes) ?? null;
      if (result !== null) return result;
      if (!BUILDER.test(name) || (rest.trim() === '' && inner === undefined && !name.includes('_')))
        return null;
      notes.push({
        kind: 'dropped',
        what: 'shortcode',
        detail: `[${name}] of a page builder; what it held stays`,
      });
      return inner === undefined ? '' : `\n\n${inner}\n\n`;
    });
    if (shown === before) break;
  }
  shown = shown.replace(/\[\/(?:vc_|et_pb_|fusion_|av_|fl_|cs_|mk_|nectar_)\w*\]/gi, '');
  eachShortcode(shown, ({ name, rest, inner }) => {
    if (rest.includes('=') || inner !== undefined || name.includes('_'))
      notes.push({ kind: 'left', what: 'shortcode', detail: `[${name}${rest.slice(0, 80)}]` });
    return null;
  });
  return shown.replace(/\[(\[[a-z][\w-]*(?:\s[^\]]{0,400})?\])\]/gi, '$1');
}

type Shortcode = { readonly name: string; readonly rest: string; readonly inner: string | undefined };

/** Shows each shortcode that holds no other of its name; one for which there is nothing to show stays. */
function eachShortcode(text: string, show: (found: Shortcode) => string | null): string {
  const closers = new Map<string, number>();
  const lower = text.toLowerCase();
  const closerAfter = (name: string, from: number) => {
    const known = closers.get(name);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const at = lower.indexOf(`[/${name}]`, from);
    closers.set(name, at);
    return at;
  };
  const parts: string[] = [];
  let done = 0;
  OPENING.lastIndex = 0;
  for (const match of text.matchAll(OPENING)) {
    const [whole, escaped, name, rest] = match;
    if (match.index < done || escaped === '[') continue;
    const end = match.index + whole.length;
    const closed = rest?.endsWith('/') === true;
    const close = closed ? -1 : closerAfter(name!.toLowerCase(), end);
    const nested = close < 0 ? -1 : lower.indexOf(`[${name!.toLowerCase()}`, end);
    const paired =
      close >= 0 && !(nested >= 0 && nested < close && /[\s\]=]/.test(text[nested + name!.length + 1] ?? ''));
    if (close >= 0 && !paired) continue;
    const inner = paired ? text.slice(end, close) : undefined;
    const result = show({ name: name!, rest: (rest ?? '').replace(/\/$/, ''), inner });
    if (result === null) continue;
    parts.push(text.slice(done, match.index), result);
    done = paired ? close + name!.length + 3 : end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

/** Attributes of a shortcode; what has no name is `0`, `1` … */
function attributesOf(text: string): { readonly [name: string]: string } {
  const found: { [name: string]: string } = Object.create(null);
  let bare = 0;
  const plain = text
    .replace(/^=/, '')
    .replace(/&(?:quot|#34|#8221|#8220|#8243|#x201[cd]);|[“”″]/gi, '"')
    .replace(/&#0?39;|&#821[67];|[‘’]/g, "'");
  for (const [, name, double, single, open, quoted, other] of plain.matchAll(
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)/g,
  )) {
    if (name === undefined) found[String(bare++)] = quoted ?? other ?? '';
    else found[name.toLowerCase()] = double ?? single ?? open ?? '';
  }
  return found;
}
