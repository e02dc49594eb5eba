import type { Remark } from '../../found/piece.ts';
import { escapeUnlessReference } from '../escape.ts';
import { withoutHeadingIds } from '../heading-ids.ts';
import { videoText } from './liquid/show-liquid.ts';
import {
  fenced,
  linkedReferences,
  parameters,
  partedAtMore,
  pictureText,
  reference,
} from './liquid/template-tags.ts';

/** Hugo's own shortcodes as Markdown; those of a theme stay and are noted. */
export function showHugo(body: string, notes: Remark[]): string {
  const kept: string[] = [];
  const keep = (text: string) => `\u0010${kept.push(text) - 1}\u0011`;
  let text = partedAtMore(
    body
      .replace(/(^|\n)(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n\2[^\n]*/g, (whole) => keep(whole))
      .replace(
        /\{\{([<%])\/\*\s*([\s\S]{0,2000}?)\s*\*\/([>%])\}\}/g,
        (_, open: string, inner: string, close: string) => keep(`{{${open} ${inner} ${close}}}`),
      ),
  );
  text = text.replace(
    /\{\{[<%]\s*highlight\s+([^\s>%]*)[^>%]{0,500}[>%]\}\}([\s\S]{0,200000}?)\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/g,
    (_, lang: string, code: string) => keep(fenced(code, lang.replace(/"/g, ''))),
  );
  text = withoutHeadingIds(text, notes).replace(PAIRED, (_, name: string, rest: string, inner: string) =>
    hugoBlock(name.toLowerCase(), parameters(rest.replace(/`/g, '"')), inner.trim()),
  );
  text = text.replace(
    /\{\{[<%]\s*([\w/-]+)((?:"(?:[^"\\]|\\.)*"|`[^`]*`|[^>%"`]){0,4000}?)\/?\s*[>%]\}\}/g,
    (whole: string, name: string, rest: string) => {
      const values = parameters(rest.replace(/`/g, '"'));
      const shown = hugoShortcode(name.toLowerCase(), values);
      if (shown !== null) return shown;
      notes.push({ kind: 'left', what: 'shortcode', detail: whole.slice(0, 100) });
      return whole;
    },
  );
  for (let round = 0; round < 20 && text.includes('\u0010'); round++)
    text = text.replace(/\u0010(\d+)\u0011/g, (_, at: string) => kept[Number(at)]!);
  return linkedReferences(text);
}

/** Shortcodes of Hugo and its usual themes that hold a text of their own. */
const PAIRED =
  /\{\{[<%]\s*(details|notice|admonition|callout|hint|alert|note|tip|info|warning|quote|blockquote|pullquote|rawhtml|raw|html|center)\b((?:"[^"]{0,1000}"|[^>%"]){0,200}?)\s*[>%]\}\}([\s\S]{0,50000}?)\{\{[<%]\s*\/\s*\1\s*[>%]\}\}/gi;

function hugoBlock(name: string, values: { readonly [name: string]: string }, inner: string): string {
  if (name === 'details') {
    const summary = values.summary ?? values.title ?? values['0'] ?? 'Details';
    return `<details><summary>${escapeUnlessReference(summary)}</summary>\n\n${inner}\n\n</details>`;
  }
  if (/^(?:rawhtml|raw|html|center)$/.test(name)) return inner;
  const author = [values.author ?? values.cite, values.source].filter(Boolean).join(', ');
  return `${inner.replace(/^/gm, '> ')}${author === '' ? '' : `\n>\n> — ${author}`}`;
}

function hugoShortcode(name: string, values: { readonly [name: string]: string }): string | null {
  const first = values.id ?? values['0'] ?? '';
  switch (name) {
    case 'figure':
    case 'img':
    case 'image': {
      const src = values.src ?? values['0'];
      if (src === undefined) return null;
      const caption = [values.title, values.caption, values.attr].filter(Boolean).join(' — ');
      const picture = pictureText(src, values.alt ?? '', caption);
      return values.link && values.link !== src ? `[${picture}](${values.link})` : picture;
    }
    case 'youtube':
    case 'vimeo':
      return first === '' ? null : videoText(name, first);
    case 'tweet':
    case 'twitter':
    case 'x':
      return `[Post on Twitter](https://twitter.com/${values.user ?? 'i'}/status/${values.id ?? values['0'] ?? ''})`;
    case 'instagram':
      return `[Picture on Instagram](https://www.instagram.com/p/${first}/)`;
    case 'audio':
    case 'video':
      return values.src === undefined && first === ''
        ? null
        : `<${name} src="${escapeUnlessReference(values.src ?? first)}" controls></${name}>`;
    case 'gist':
      return `[Code on GitHub](https://gist.github.com/${values['0'] ?? ''}/${values['1'] ?? ''})`;
    case 'ref':
    case 'relref':
      return reference(values.path ?? first);
    default:
      return null;
  }
}
