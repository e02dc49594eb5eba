import { decoded } from '../../../model/text/percent.ts';
import type { Holdings } from '../../found/holdings.ts';
import type { Remark } from '../../found/piece.ts';
import { escapeUnlessReference } from '../escape.ts';
import { SHORTCODES } from './known-shortcodes.ts';

/** The opening of a shortcode; bounded, for a body may be anything. */
const OPENING =
  /\[(\[?)([a-z][\w-]{0,40})((?:=[^\]\n]{0,500}|\s(?:[^\]"']|"[^"]{0,4000}"|'[^']{0,4000}'){0,2000})?)\]/gi;
/** Families of page builders, which wrap everything in shortcodes of their own: what they wrap is the piece. */
const FAMILY =
  /^(?:vc|et_pb|fusion|av|tatsu|fl|cs|x|mk|nectar|mpc|ult|bsf|wpb|siteorigin|themify|kc|cmsms|thrive|minti|ozy|dt)_[a-z][\w-]*$/i;
/** Names that many of them share. */
const LAYOUT =
  /^(?:row|row_inner|column|column_inner|columns|col|section|container|one_half|one_third|two_third|two_thirds|one_fourth|three_fourth|one_fifth|one_half_last|one_third_last|two_third_last|one_fourth_last|three_fourth_last|spacer|clear|clearfix|divider|separator|rev_slider)$/i;

/**
 * Shows the shortcodes of a WordPress body as HTML, from the inside out. Brackets that are text of the writer
 * (`[track-two]`, `data[row_index]`) stay; a shortcode that nobody here knows stays as it is and is noted.
 * The text must hold no code: see `outsideCode`.
 */
export function showShortcodes(text: string, holdings: Holdings, notes: Remark[]): string {
  const families = new Set<string>();
  let shown = text;
  for (let round = 0; round < 12; round++) {
    const before = shown;
    shown = eachShortcode(shown, (found) => {
      const { name, rest, inner } = found;
      const attributes = attributesOf(rest);
      const result = SHORTCODES[name.toLowerCase()]?.(attributes, inner ?? '', holdings, notes) ?? null;
      if (result !== null) return result;
      if (!isLayout(found)) return null;
      families.add(name.toLowerCase());
      notes.push({
        kind: 'dropped',
        what: 'shortcode',
        detail: `[${name}] of a page builder; what it held stays`,
      });
      return `\n\n${builderText(name, attributes, inner ?? '', holdings)}\n\n`;
    });
    if (shown === before) break;
  }
  shown = shown.replace(/\[\/([\w-]{1,60})\]/g, (whole, name: string) =>
    families.has(name.toLowerCase()) ? '' : whole,
  );
  eachShortcode(shown, ({ name, rest, inner }) => {
    if (/^\s+[\w-]+=/.test(rest) || inner !== undefined)
      notes.push({ kind: 'left', what: 'shortcode', detail: `[${name}${rest.slice(0, 80)}]` });
    return null;
  });
  return shown.replace(/\[(\[[a-z][\w-]*(?:\s[^\]]{0,400})?\])\]/gi, '$1');
}

/** Whether a shortcode is one of a page builder: its name alone, without attributes or an end, may be anybody's. */
function isLayout({ name, rest, inner }: Shortcode): boolean {
  if (inner === undefined && !/[\w-]+\s*=/.test(rest)) return false;
  return FAMILY.test(name) || LAYOUT.test(name);
}

/** What a builder showed of a shortcode's attributes, before what it holds: its heading and its picture. */
function builderText(
  name: string,
  attributes: { readonly [name: string]: string },
  inner: string,
  holdings: Holdings,
): string {
  if (/_raw_(?:html|js)$/.test(name)) {
    const decoded = /^[\w+/=\s]+$/.test(inner) ? decodedText(inner) : inner;
    return name.endsWith('js') ? '' : decoded;
  }
  const isHeading = /_(?:custom_)?heading$|_(?:section_)?title$|_blurb$|_text_separator$/.test(name);
  const heading = isHeading ? (attributes.text ?? attributes.heading ?? attributes.title ?? '') : '';
  const written = attributes.src ?? attributes.image ?? attributes.image_url ?? attributes.image_id ?? '';
  const source = /^\d+$/.test(written) ? (holdings.media.get(written)?.url ?? '') : written;
  const picture = /^(?:https?:)?\/\/?\S+$/.test(source) && /_(?:single_)?image|_blurb|_imageframe/.test(name);
  return [
    heading === '' ? '' : `<h2>${heading}</h2>`,
    picture
      ? `<figure><img src="${escapeUnlessReference(source)}" alt="${escapeUnlessReference(attributes.alt ?? '')}"></figure>`
      : '',
    inner,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** What WPBakery put into base64 and percent signs, so that no editor touches it; as it stands where it is neither. */
function decodedText(base64: string): string {
  try {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    return decoded(new TextDecoder().decode(bytes));
  } catch {
    return base64;
  }
}

/** Shows shortcodes that hold code as HTML. Nothing in them is a shortcode. `whole`: see `outsideCode`. */
export function showCodeShortcodes(text: string, whole: (part: string) => string): string {
  return eachShortcode(text, ({ name, rest, inner: held }) => {
    const known = name.toLowerCase();
    if (held === undefined || held.trim() === '') return null;
    const inner = whole(held);
    const attributes = attributesOf(rest);
    const coloured = CODECOLORER.exec(known);
    if (HOLDS_CODE.test(known) || coloured !== null)
      return codeHtml(
        attributes.lang ?? attributes.language ?? coloured?.[1] ?? attributes['0'] ?? '',
        inner,
      );
    return CODE_LANGUAGES.has(known) ? codeHtml(known, inner) : null;
  });
}

const HOLDS_CODE = /^(?:code|sourcecode|source|codesyntax|crayon|highlight|prism|enlighter)$/;
/** CodeColorer: `[cc lang="java"]`, `[ccn_java]`, `[ccnLe_java]`; the letters are options. */
const CODECOLORER = /^cc(?:[abegilnstw]{0,8}_([a-z][\w+#-]*)|[eilnsw]{0,4})$/;
/** Names by which SyntaxHighlighter Evolved and Enlighter take code of a language. */
const CODE_LANGUAGES = new Set(
  'actionscript3 as3 bash shell clojure cpp csharp css delphi diff erlang fsharp groovy haskell html java javafx javascript js jscript latex matlab objc perl php powershell python py rails ruby rb scala sql swift typescript vb vbnet xml xhtml xslt yaml'.split(
    ' ',
  ),
);

function codeHtml(lang: string, inner: string): string {
  const code = inner.replace(/<(?!\/?(?:br|em|strong)\b)/g, '&lt;').replace(/^\s*\n/, '');
  return `\n\n<pre data-lang="${escapeUnlessReference(lang)}">${code}</pre>\n\n`;
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
