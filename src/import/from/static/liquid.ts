import type { SourceFile } from '../../found/outside.ts';
import type { Remark } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { withoutHeadingIds } from '../heading-ids.ts';
import { elsewhere, fenced, parameters, pictureText, reference, showTags } from './template-tags.ts';

/** Liquid of a body as Markdown: highlights, includes of figures and videos, links to posts, kramdown's marks. */
export function showLiquid(
  body: string,
  site: {
    readonly base: string;
    readonly home: string | null;
    readonly path: string;
    /** Texts that pieces take in by the name of their file. */
    readonly includes?: ReadonlyMap<string, Include>;
  },
  notes: Remark[],
): string {
  const shown = showTags(
    body,
    (name, rest, inner) => {
      if (name === 'highlight' || name === 'codeblock' || name === 'code')
        return inner === undefined ? null : fenced(inner, rest.split(/\s/)[0]?.replace(/^lang:/, '') ?? '');
      if (name === 'post_url' || name === 'link')
        return name === 'post_url'
          ? reference(rest.replace(/^\/|["']/g, ''))
          : linkTarget(rest.replace(/["']/g, '').replace(/^\//, ''));
      if (name === 'youtube' || name === 'vimeo') return videoText(name, parameters(rest)['0'] ?? '');
      if (name === 'image') return shownImage(rest);
      if (name === 'img') return octopressImage(rest);
      if (/^(?:blockquote|quote|pullquote)$/.test(name) && inner !== undefined)
        return `${inner.trim().replace(/^/gm, '> ')}${rest === '' || name === 'pullquote' ? '' : `\n>\n> — ${rest.replace(/["']/g, '').trim()}`}`;
      if (name !== 'include' && name !== 'include_relative') return elsewhere(name, rest);
      const taken = site.includes?.get(rest.trim());
      if (taken !== undefined) {
        if (taken.isProgrammed)
          notes.push({
            kind: 'dropped',
            what: 'template tag',
            detail: `definitions of links that a program made in ${rest.trim()}`,
          });
        return withUsedDefinitions(taken.text, body);
      }
      const values = parameters(rest.replace(/^\S+/, ''));
      const src = values.src ?? values.url ?? values.image ?? values.image_path ?? values.file ?? values.path;
      if (/(?:figure|image|img|picture|photo)/i.test(rest.split(/\s/)[0] ?? '') && src)
        return pictureText(src, values.alt ?? values.title ?? '', values.caption ?? values.description ?? '');
      const video = /youtube|vimeo/i.exec(rest.split(/\s/)[0] ?? '')?.[0].toLowerCase();
      if (video && (values.id ?? values.video_id ?? values['0']))
        return videoText(video, values.id ?? values.video_id ?? values['0'] ?? '');
      return null;
    },
    (name) =>
      /^site\.(?:baseurl|url)$/.test(name)
        ? name.endsWith('baseurl')
          ? site.base
          : (site.home ?? '').replace(/\/$/, '').replace(new RegExp(`${site.base}$`), '')
        : (/^["']([^"']+)["']\s*\|\s*(?:relative_url|absolute_url|url|prepend:\s*site\.\w+)/.exec(
            name,
          )?.[1] ?? null),
    notes,
  );
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

/** A text to take in. */
type Include = { readonly text: string; readonly isProgrammed: boolean };

/**
 * Texts of `_includes/` in Markdown, by their path there, that say the same wherever they are taken in: without tags of
 * their own, or with nothing but definitions of links, of which programs make some.
 */
export async function includesIn(
  files: readonly SourceFile[],
  folder: string,
): Promise<ReadonlyMap<string, Include>> {
  const found = new Map<string, Include>();
  for (const file of files) {
    if (!file.path.startsWith(folder) || !/\.(?:md|markdown)$/i.test(file.path)) continue;
    const text = decodeText(await file.read()).text.replace(COMMENT, '');
    const isProgrammed = /\{[%{]/.test(text);
    const fixed = text
      .replace(/\{%-?\s*for\b[\s\S]*?\bendfor\s*-?%\}|\{%[^{}]*%\}/g, '')
      .replace(/^ {0,3}\[[^\]\n]+\]:[^\n]*\{\{[^\n]*$/gm, '');
    if (!isProgrammed || fixed.split('\n').every((line) => line.trim() === '' || LABELLED.test(line)))
      found.set(file.path.slice(folder.length), { text: fixed.trim(), isProgrammed });
  }
  return found;
}

const COMMENT = /\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g;

/** A definition of a link without tags. */
const LABELLED = /^ {0,3}\[([^\]\n]+)\]:[^{\n]*$/;

/** A text to take in without the definitions of links that the text around it does not use. */
function withUsedDefinitions(taken: string, body: string): string {
  const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ');
  const around = plain(body);
  return taken
    .split('\n')
    .filter((line) => {
      const label = LABELLED.exec(line)?.[1];
      return label === undefined || around.includes(`[${plain(label)}]`);
    })
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
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
