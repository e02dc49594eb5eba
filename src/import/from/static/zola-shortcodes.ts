import type { Remark } from '../../found/piece.ts';
import { escapeUnlessReference } from '../escape.ts';
import { withoutHeadingIds } from '../heading-ids.ts';
import { videoText } from './liquid/show-liquid.ts';
import { parameters, pictureText } from './liquid/template-tags.ts';

/** Zola's shortcodes as Markdown where it is known what they showed, and its links to files (`@/blog/two.md`). */
export function showZola(body: string, notes: Remark[]): string {
  const kept: string[] = [];
  const keep = (text: string) => `\u0010${kept.push(text) - 1}\u0011`;
  let text = body
    .replace(/(^|\n)(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n\2[^\n]*|`[^`\n]+`/g, (whole) => keep(whole))
    .replace(
      /(\{\{|\{%)\/\*\s?([\s\S]{0,2000}?)\s?\*\/(\}\}|%\})/g,
      (_, open: string, inner: string, close: string) => keep(`${open} ${inner.trim()} ${close}`),
    )
    .replace(/<!--\s*more\s*-->\n?/g, '\n');
  text = text.replace(
    /\{%\s*(\w+)\s*\(([^%]{0,2000}?)\)\s*%\}([\s\S]{0,50000}?)\{%\s*end\s*%\}/g,
    (whole: string, name: string, rest: string, inner: string) =>
      shownBlock(name, parameters(rest), inner.trim()) ?? left(whole),
  );
  text = text.replace(
    /\{\{\s*(\w+)\s*\(([^}]{0,2000}?)\)\s*\}\}/g,
    (whole: string, name: string, rest: string) => shown(name, parameters(rest)) ?? left(whole),
  );
  text = withoutHeadingIds(text, notes).replace(/(\]\(|\]:\s*<?)@\//g, '$1/');
  for (let round = 0; round < 20 && text.includes('\u0010'); round++)
    text = text.replace(/\u0010(\d+)\u0011/g, (_, at: string) => kept[Number(at)]!);
  return text;

  function left(whole: string): string {
    notes.push({ kind: 'left', what: 'shortcode', detail: whole.slice(0, 100) });
    return keep(whole);
  }
}

function shownBlock(name: string, values: { readonly [name: string]: string }, inner: string): string | null {
  if (/quote/i.test(name)) {
    const who = values.author ?? values.cite ?? values.source ?? '';
    return `${inner.replace(/^/gm, '> ')}${who === '' ? '' : `\n>\n> — ${who}`}`;
  }
  if (
    /^(?:note|tip|info|warning|alert|hint|admonition|callout|crt|detail|details|aside|caution|danger|important)$/i.test(
      name,
    )
  )
    return `${values.title === undefined ? '' : `> **${values.title}**\n>\n`}${inner.replace(/^/gm, '> ')}`;
  return /^(?:center|raw|html|wide)$/i.test(name) ? inner : null;
}

function shown(name: string, values: { readonly [name: string]: string }): string | null {
  const id = values.id ?? values['0'] ?? '';
  if (/^(?:youtube|vimeo)$/.test(name)) return id === '' ? null : videoText(name, id);
  const src = values.src ?? values.path ?? values.url ?? values.href;
  if (/^(?:figure|image|img|picture|resize_image|lazyimg)$/i.test(name) && src !== undefined)
    return pictureText(src, values.alt ?? '', values.caption ?? values.title ?? '');
  if (/^(?:audio|video)$/.test(name) && src !== undefined)
    return `<${name} src="${escapeUnlessReference(src)}" controls></${name}>`;
  if (name === 'gist' && src !== undefined) return `[Code on GitHub](${src})`;
  return /^(?:toc|table_of_contents)$/.test(name) ? '' : null;
}
