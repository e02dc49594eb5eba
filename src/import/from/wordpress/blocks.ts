import type { Json } from '../../../model/json.ts';
import type { Holdings } from '../../found/holdings.ts';
import type { Remark } from '../../found/piece.ts';
import { escapeUnlessReference } from '../escape.ts';

const OPEN = /<!--\s+wp:([a-z][\w-]*(?:\/[a-z][\w-]*)?)\s+(\{[\s\S]{0,20000}?\}\s+)?(\/)?-->/g;
/** Blocks that show something of the whole site; on a static page there is an index for it. */
const DYNAMIC =
  /^(?:core\/)?(?:latest-posts|latest-comments|archives|categories|calendar|tag-cloud|search|rss|query|query-\w+|post-\w+|posts-\w+|comments?-?\w*|site-\w+|navigation\S*|page-list\S*|loginout|social-link|avatar|template-part|term-description|read-more|home-link|pattern)/;

/**
 * The HTML of a body made of Gutenberg blocks: the comments that name them go, blocks that a server filled are
 * shown from what is known (embeds, files, reusable blocks) or noted.
 */
export function showBlocks(
  html: string,
  reusable: { readonly [id: string]: string },
  holdings: Holdings,
  notes: Remark[],
): string {
  return shown(html, reusable, holdings, notes, 0);
}

function shown(
  html: string,
  reusable: { readonly [id: string]: string },
  holdings: Holdings,
  notes: Remark[],
  depth: number,
): string {
  return withLanguages(html)
    .replace(OPEN, (_, name: string, json: string | undefined, closed: string | undefined) => {
      const values = valuesOf(json);
      if (name === 'nextpage') return '';
      if (name === 'embed' || name.startsWith('core-embed/')) return '';
      if (closed === undefined) return '';
      if (name === 'block' && depth < 8) {
        const inner = reusable[String(values.ref ?? '')];
        if (inner !== undefined) return shown(inner, reusable, holdings, notes, depth + 1);
        notes.push({
          kind: 'lost',
          what: 'block',
          detail: `the reusable block ${String(values.ref)} is not in the export`,
        });
        return '';
      }
      if (name === 'more' || name === 'spacer' || name === 'separator' || name === 'footnotes')
        return name === 'separator' ? '<hr>' : '';
      if (name === 'social-link' && typeof values.url === 'string')
        return `<p><a href="${escapeUnlessReference(values.url)}">${escapeUnlessReference(String(values.service ?? 'Link'))}</a></p>`;
      if (name === 'image' && values.id !== undefined) {
        const media = holdings.media.get(String(values.id));
        if (media)
          return `<figure><img src="${escapeUnlessReference(media.url)}" alt="${escapeUnlessReference(media.alt ?? '')}"></figure>`;
      }
      const detail = DYNAMIC.test(name) ? `${name}, which its server filled` : `${name}, which is not known`;
      notes.push({
        kind: DYNAMIC.test(name) ? 'dropped' : 'left',
        what: 'block',
        detail,
      });
      return '';
    })
    .replace(/<!--\s+\/wp:[\w/-]+\s+-->/g, '')
    .replace(
      /<figure\b[^<>]{0,500}class="[^"]{0,500}wp-block-embed[^"]{0,500}"[^<>]{0,500}>\s*<div class="wp-block-embed__wrapper">\s*(https?:\/\/[^\s<]+)\s*<\/div>/g,
      (_, url: string) => `<figure><iframe src="${url}"></iframe>`,
    );
}

/** Blocks of code name their language in their comment. It is moved to the `pre` after it. */
function withLanguages(html: string): string {
  return html.replace(
    /<!--\s+wp:[\w/-]+\s+(\{[^{}]{0,2000}\})\s+-->\s*(?:<div[^<>]{0,500}>\s*){0,3}<pre(?=[\s>])/g,
    (whole, json: string) => {
      const values = valuesOf(json);
      const named = values.language ?? values.lang ?? values.codeLanguage ?? values.mode;
      return typeof named === 'string' ? `${whole} data-lang="${escapeUnlessReference(named)}"` : whole;
    },
  );
}

function valuesOf(json: string | undefined): { readonly [name: string]: Json } {
  try {
    const read: unknown = json ? JSON.parse(json) : {};
    return typeof read === 'object' && read !== null ? (read as { [name: string]: Json }) : {};
  } catch {
    return {};
  }
}
