import { countWords } from '../../../body/words.ts';
import type { Remark } from '../../../found/piece.ts';
import { withoutHeadingIds } from '../../heading-ids.ts';
import type { LiquidPart, RenderLiquid } from './engine.ts';
import type { LiquidHost } from './host.ts';
import {
  Aside,
  elsewhere,
  fenced,
  linkedReferences,
  parameters,
  partedAtMore,
  pictureText,
  reference,
} from './template-tags.ts';

/** Liquid of a body as the Markdown that Jekyll made of it, and kramdown's marks; code is left alone. */
export function showLiquid(
  body: string,
  render: RenderLiquid,
  values: { readonly [name: string]: unknown },
  notes: Remark[],
): string {
  const aside = new Aside();
  const left = new Set<string>();
  const host: LiquidHost = {
    tag: (name, rest, inner, after) => {
      const text = shownTag(name, rest, inner);
      if (text === null) return null;
      if (inner !== undefined && /highlight|code/.test(name)) return aside.keep(text);
      return text.startsWith('> ') && /^\n(?![ \t]*\n|$)/.test(after) ? `${text}\n` : text;
    },
    include: shownInclude,
    included: (name) => notes.push({ kind: 'rendered', what: 'include', detail: name }),
    includedInPart: (name) =>
      notes.push({
        kind: 'dropped',
        what: 'template tag',
        detail: `definitions of links that a program made in ${name}`,
      }),
    left: (whole) => {
      const tag = aside.restored(whole);
      notes.push({ kind: 'left', what: 'template tag', detail: tag.slice(0, 100) });
      const mark = aside.keep(tag);
      left.add(mark);
      return mark;
    },
  };
  const parts = /\{[%{]/.test(body)
    ? render(aside.withoutCode(body), values, host)
    : [{ text: aside.withoutCode(body), source: null }];
  noteHidden(parts, (text) => aside.restored(text), notes);
  const text = withUsedDefinitions(parts, (part) => aside.restored(part));
  const shown = linkedReferences(aside.restored(partedAtMore(withFreeDefinitions(text, left))));
  return withoutHeadingIds(shown, notes)
    .replace(/^[*-] toc\n(?=\{:toc\})/gim, '')
    .replace(/\{::[\w-]+[^}\n]{0,100}\}/g, '')
    .replace(
      /^[ \t]*\{:(?![%}])[^}\n]{0,300}\}[ \t]*$|(?<=\S|^[ \t]*(?:[*+-]|\d+\.)[ \t]+)\{:(?![%}])[^}\n]{0,300}\}/gm,
      (mark) => {
        const id = /#([\w:.-]+)/.exec(mark)?.[1];
        if (id !== undefined) return mark.replace(/\{.*\}/, `<a id="${id}"></a>`);
        notes.push({ kind: 'dropped', what: 'kramdown mark', detail: mark.trim().slice(0, 80) });
        return '';
      },
    );
}

/** A tag of a plug-in as Markdown; null if it is not known what it showed. */
function shownTag(name: string, rest: string, inner: string | undefined): string | null {
  if (name === 'highlight' || name === 'codeblock' || name === 'code')
    return inner === undefined ? null : fenced(inner, rest.split(/\s/)[0]?.replace(/^lang:/, '') ?? '');
  if (name === 'post_url') return reference(rest.replace(/^\/|["']/g, ''));
  if (name === 'link') return linkTarget(rest.replace(/["']/g, '').replace(/^\//, ''));
  if (name === 'youtube' || name === 'vimeo') return videoText(name, parameters(rest)['0'] ?? '');
  if (name === 'image') return shownImage(rest);
  if (name === 'img') return octopressImage(rest);
  if (name === 'figure') return figureText(inner, parameters(rest).caption ?? '');
  if (/^(?:blockquote|quote|pullquote)$/.test(name))
    return inner === undefined
      ? null
      : `${inner.trim().replace(/^/gm, '> ')}${rest === '' || name === 'pullquote' ? '' : `\n>\n> — ${rest.replace(/["']/g, '').trim()}`}`;
  return elsewhere(name, rest);
}

/** The pictures of the plug-in jekyll-figure with their caption; null if something else is in them. */
function figureText(inner: string | undefined, caption: string): string | null {
  if (inner === undefined || /\{[%{]/.test(inner)) return null;
  const content = inner.trim();
  const [, alt, src] = /^!\[([^\]]*)\]\(([^\s()]+)\)$/.exec(content) ?? [];
  if (src !== undefined && !/[[\]*_`<]/.test(caption)) return pictureText(src, alt ?? '', caption);
  return caption === '' ? content : `${content}\n\n${caption}`;
}

/** An include of a picture or a video as Markdown; null if it shows something else. */
function shownInclude(name: string, given: { readonly [name: string]: unknown }): string | null {
  const values: { [name: string]: string } = Object.create(null);
  for (const [key, value] of Object.entries(given))
    if (typeof value === 'string' || typeof value === 'number') values[key.toLowerCase()] = String(value);
  const src = values.src ?? values.url ?? values.image ?? values.image_path ?? values.file ?? values.path;
  if (/(?:figure|image|img|picture|photo)/i.test(name) && src)
    return pictureText(src, values.alt ?? values.title ?? '', values.caption ?? values.description ?? '');
  const video = /youtube|vimeo/i.exec(name)?.[0].toLowerCase();
  const id = values.id ?? values.video_id;
  return video && id ? videoText(video, id) : null;
}

/** Notes words of templates that were not shown: they are counted where the body is counted as it stands. */
function noteHidden(parts: readonly LiquidPart[], restored: (text: string) => string, notes: Remark[]): void {
  for (const { text, source } of parts) {
    if (source === null || !/^\{%-?\s*(?:if|unless|case|for|tablerow|capture|comment)\b/.test(source))
      continue;
    const words = countWords(restored(source).replace(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}|<[^<>]*>/g, ' '));
    const hidden = words - countWords(restored(text));
    if (hidden > 0)
      notes.push({
        kind: 'dropped',
        what: 'text of a template that showed it nowhere',
        detail: source.slice(0, 100),
        words: hidden,
      });
  }
}

/** A definition of a link. */
const LABELLED = /^ {0,3}\[([^\]\n]+)\]:[^\n]*$/;

/** A body without those definitions of links that its templates made and nothing uses. */
function withUsedDefinitions(parts: readonly LiquidPart[], restored: (text: string) => string): string {
  const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ');
  const lines = ({ text, source }: LiquidPart) => (source === null ? [text] : text.split('\n'));
  const isMade = ({ source }: LiquidPart, line: string) => source !== null && LABELLED.test(line);
  const around = plain(
    restored(
      parts
        .map((part) =>
          lines(part)
            .filter((line) => !isMade(part, line))
            .join('\n'),
        )
        .join(''),
    ),
  );
  const isUsed = (line: string) => around.includes(`[${plain(LABELLED.exec(line)?.[1] ?? '')}]`);
  return joined(
    parts.map((part) => ({
      ...part,
      text: lines(part)
        .filter((line) => !isMade(part, line) || isUsed(line))
        .join('\n')
        .replace(part.source === null ? /$^/ : /\n(?:[^\S\n]*\n){2,}/g, '\n\n'),
    })),
  );
}

/** A body from its parts: without the blank lines that templates leave, and with those that they need. */
function joined(parts: readonly LiquidPart[]): string {
  let body = '';
  for (const [at, part] of parts.entries()) {
    const last = parts[at - 1];
    const isSeam = part.source !== null || (last !== undefined && last.source !== null);
    // An element goes on through definitions right below it.
    const isOpen = last?.source && /\S[^\S\n]*$/.test(last.text) && /^\n {0,3}\[[^\]\n]+\]:/.test(part.text);
    const room =
      body === '' ? 0 : 2 - Math.min(2, (/(?:\n[^\S\n]*){0,2}$/.exec(body)?.[0].split('\n').length ?? 1) - 1);
    const text = isSeam
      ? part.text.replace(/^(?:[^\S\n]*\n)+/, (lines) =>
          '\n'.repeat(Math.min(room, lines.split('\n').length - 1)),
        )
      : part.text;
    body += `${isOpen ? '\n' : ''}${text}`;
  }
  return body;
}

/** A body in which no tag that stays alone on its line takes the block below it into its paragraph. */
function withFreeDefinitions(text: string, left: ReadonlySet<string>): string {
  if (left.size === 0) return text;
  return text.replace(
    /^[^\S\n]*((?:\u0010\d+\u0011[^\S\n]*)+)\n(?= {0,3}(?:\[[^\]\n]+\]:|[-*+>#|<]|\d+[.)]\s))/gm,
    (line, marks: string) =>
      (marks.match(/\u0010\d+\u0011/g) ?? []).every((mark) => left.has(mark)) ? `${line}\n` : line,
  );
}

/** `{% link %}` names a file: that of a piece, or one that is served. */
function linkTarget(path: string): string {
  return /\.(?:md|markdown|html?)$/i.test(path) ? reference(path) : `/${path}`;
}

/** Eleventy's usual shortcode of pictures: a file and its alternative text. */
function shownImage(rest: string): string | null {
  const { 0: src = '', 1: alt } = parameters(rest);
  if (alt === undefined || !/\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(src)) return null;
  return pictureText(src.replace(/^\.\//, ''), alt, '');
}

/** Octopress: `{% img left /a.png 320 200 "Title" "Alt" %}`; the numbers and the class set its place and size. */
function octopressImage(rest: string): string | null {
  const values = Object.entries(parameters(rest))
    .filter(([key]) => /^\d+$/.test(key))
    .map(([, value]) => value);
  const at = values.findIndex((value) => /\.(?:jpe?g|png|gif|webp|avif|svg)(?:\?|$)/i.test(value));
  if (at < 0) return null;
  const [title = '', alt = title] = values.slice(at + 1).filter((value) => !/^\d+(?:px|%)?$/.test(value));
  return pictureText(values[at]!, alt, alt === title ? '' : title);
}

/** A video as a link. */
export function videoText(kind: string, id: string): string {
  const url = /^https?:/.test(id)
    ? id
    : kind === 'vimeo'
      ? `https://vimeo.com/${id}`
      : `https://www.youtube.com/watch?v=${id}`;
  return `[Video on ${kind === 'vimeo' ? 'Vimeo' : 'YouTube'}](${url})`;
}
