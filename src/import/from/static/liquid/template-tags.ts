import { nameOf } from '../../../../model/address/paths.ts';
import { embedTarget } from '../../../body/embeds/target.ts';
import { countWords } from '../../../body/words.ts';
import type { Remark } from '../../../found/piece.ts';

/** A tag of Liquid or Nunjucks in a Markdown body, shown as Markdown; null: not known here. */
type Show = (name: string, rest: string, inner: string | undefined) => string | null;

/** Tags that come with an end. */
const PAIRED =
  /^(?:highlight|raw|comment|blockquote|quote|codeblock|code|pullquote|capture|centerblock|cq|note|if|unless|for)$/;
const FENCED = /(^|\n)(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n\2[^\n]*|`[^`\n]+`/g;

/**
 * Shows `{% tags %}` and `{{ outputs }}` of a body as Markdown where it is known what they showed; all others stay
 * and are noted. Code is left alone.
 */
export function showTags(
  body: string,
  show: Show,
  output: (name: string) => string | null,
  notes: Remark[],
): string {
  const aside = new Aside();
  const keep = (part: string) => aside.keep(part);
  let text = aside.withoutCode(body);
  for (let round = 0; round < 6 && text.includes('{%'); round++) {
    const before = text;
    text = eachTag(text, (tag) => {
      const shown = tag.name === 'comment' ? '' : show(tag.name, tag.rest, tag.inner);
      if (shown !== null)
        return tag.inner !== undefined && /highlight|code/.test(tag.name) ? keep(shown) : shown;
      notes.push({ kind: 'left', what: 'template tag', detail: tag.whole.slice(0, 100) });
      return keep(tag.whole);
    });
    if (text === before) break;
  }
  text = text.replace(/\{\{-?\s*([^}]{0,400}?)\s*-?\}\}/g, (whole: string, name: string) => {
    const shown = output(name);
    if (shown === null) notes.push({ kind: 'left', what: 'template tag', detail: whole.slice(0, 100) });
    return shown ?? keep(whole);
  });
  return linkedReferences(aside.restored(partedAtMore(text)));
}

/** Parts of a body that are set aside, so that nothing in them is taken for a tag. */
export class Aside {
  private readonly kept: string[] = [];

  /** Sets a text aside, and returns what stands for it. */
  keep(text: string): string {
    return `\u0010${this.kept.push(text) - 1}\u0011`;
  }

  /** A body whose code, and what stands between `raw` and `endraw`, is set aside. */
  withoutCode(body: string): string {
    return body
      .replace(/\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}/g, (_, inner: string) => this.keep(inner))
      .replace(FENCED, (whole) => this.keep(whole));
  }

  /** A text with all that was set aside. */
  restored(text: string): string {
    let whole = text;
    for (let round = 0; round < 20 && whole.includes('\u0010'); round++)
      whole = whole.replace(/\u0010(\d+)\u0011/g, (mark, at: string) => this.kept[Number(at)] ?? mark);
    return whole;
  }
}

/** A body without the comments of Nunjucks, `{# … #}`, outside of code. Each is noted, since the old site did not show it. */
export function withoutComments(body: string, notes: Remark[]): string {
  if (!body.includes('{#')) return body;
  const aside = new Aside();
  const text = aside.withoutCode(body).replace(/\{#-?\s[\s\S]*?\s-?#\}/g, (whole) => {
    const words = countWords(aside.restored(whole));
    notes.push({ kind: 'dropped', what: 'comment of a template', detail: whole.slice(0, 100), words });
    return '';
  });
  return aside.restored(text);
}

/** The address of another piece that a tag names; `linkedReferences` looks at what is around it. */
export function reference(to: string): string {
  return `post:${to}\u0012`;
}

/** Makes a link of a reference that is not itself where a link leads: there, the old site printed an address. */
export function linkedReferences(text: string): string {
  return text.replace(
    /(\]\(\s{0,9}<?|\]:\s{0,9}|["'=]|[\w/])?post:([^\u0012\n]{0,400})\u0012/g,
    (_, before: string | undefined, to: string) =>
      before === undefined ? `[${labelOf(to)}](post:${to})` : `${before}post:${to}`,
  );
}

function labelOf(to: string): string {
  const path = to.replace(/[#?].*$/s, '').replace(/(?:\/(?:_?index)?)?(?:\.\w+)?$/, '');
  return nameOf(path).replace(/^\d{4}-\d\d-\d\d-/, '') || to;
}

/** Without the mark at which lists of pieces cut them; on a line of its own, it parted paragraphs (CommonMark §4.6). */
export function partedAtMore(text: string): string {
  return text
    .replace(/(^|\n)\n*[^\S\n]*<!--\s*more\b[^>]{0,200}-->[^\S\n]*(?:\n[^\S\n]*(?=\n))*(?=\n|$)/gi, '$1')
    .replace(/<!--\s*more\b[^>]{0,200}-->/gi, '');
}

type Tag = {
  readonly name: string;
  readonly rest: string;
  readonly inner: string | undefined;
  readonly whole: string;
};

/** Puts what is shown in the place of each tag, with its end where its kind has one. */
function eachTag(text: string, show: (tag: Tag) => string): string {
  const ends = new Map<string, readonly { at: number; to: number }[]>();
  for (const match of text.matchAll(/\{%-?\s{0,9}end([a-z_]\w{0,40})\s{0,9}-?%\}/g)) {
    const name = match[1]!;
    ends.set(name, [...(ends.get(name) ?? []), { at: match.index, to: match.index + match[0].length }]);
  }
  const parts: string[] = [];
  let done = 0;
  for (const match of text.matchAll(/\{%-?\s{0,9}([a-z_]\w{0,40})((?:\s[^%]{0,4000}?)?)-?%\}/g)) {
    if (match.index < done) continue;
    const [opening, name = '', rest = ''] = match;
    const from = match.index + opening.length;
    const end = PAIRED.test(name) ? ends.get(name)?.find(({ at }) => at >= from) : undefined;
    const to = end?.to ?? from;
    const inner = end === undefined ? undefined : text.slice(from, end.at);
    const shown = show({ name, rest: rest.trim(), inner, whole: text.slice(match.index, to) });
    const goesOn = shown.startsWith('> ') && /^\n(?![ \t]*\n|$)/.test(text.slice(to, to + 200));
    parts.push(text.slice(done, match.index), goesOn ? `${shown}\n` : shown);
    done = to;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

/** What a tag showed of another site, as a link; null if it is none of these. */
export function elsewhere(name: string, rest: string): string | null {
  const first = parameters(rest)['0'] ?? '';
  if (name === 'gist' && first !== '') return linkTo(`https://gist.github.com/${first}`);
  if (!/^(?:twitter|tweet|x|iframe|embed|oembed)$/.test(name) || !/^https?:\/\/[^/]/.test(first)) return null;
  return linkTo(first);
}

function linkTo(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { url, title } = embedTarget(address);
  return `[${title}](${url})`;
}

/** Named parameters of a tag: `src="a.jpg" alt='b' c=d`; bare ones are `0`, `1` … */
export function parameters(text: string): { readonly [name: string]: string } {
  const found: { [name: string]: string } = Object.create(null);
  let bare = 0;
  for (const [, name, double, single, open, quoted, singly, other] of text.matchAll(
    /([\w-]+)\s*(?:=|:(?!\/\/))\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"',]+))|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s,]+)/g,
  )) {
    const unescaped = (value: string) => value.replace(/\\(["'\\])/g, '$1');
    if (name === undefined) found[String(bare++)] = unescaped(quoted ?? singly ?? other ?? '');
    else found[name.toLowerCase()] = unescaped(double ?? single ?? open ?? '');
  }
  return found;
}

/** A picture as Markdown, alone in its paragraph. */
export function pictureText(src: string, alt: string, caption: string): string {
  const title =
    caption === ''
      ? ''
      : ` "${caption
          .replace(/<[^>]*>/g, '')
          .replace(/\s+/g, ' ')
          .replace(/"/g, '\\"')
          .trim()}"`;
  return `![${alt.replace(/[[\]]/g, '\\$&')}](${/[\s()<>]/.test(src) ? `<${src.replace(/[<>]/g, '')}>` : src}${title})`;
}

/** Code between fences that it does not hold itself. */
export function fenced(code: string, lang: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${lang}\n${code.replace(/^\n+|\s+$/g, '')}\n${fence}`;
}
