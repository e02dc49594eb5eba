import { escapeHtml } from '../../../model/text/html.ts';
import type { Remark } from '../../found/piece.ts';
import { rowsOf, textIn, type Values, valuesOf } from '../values.ts';
import { blogLine, type Parts } from './kinds.ts';

/**
 * The blocks of a post (Neue Post Format) as HTML. The blocks of posts that it reblogged come first. A heading at its
 * start becomes its title.
 */
export function htmlOfBlocks(post: Values, notes: Remark[]): Parts {
  const own = rowsOf(post.content);
  const trail = rowsOf(post.trail)
    .map((part) => {
      const html = htmlInLayout(rowsOf(part.content), rowsOf(part.layout), notes);
      const blog = part.blog === undefined ? { name: textIn(part, 'broken_blog_name') } : valuesOf(part.blog);
      return html === '' ? '' : `${blogLine(blog)}<blockquote>${html}</blockquote>\n`;
    })
    .join('');
  const first = own[0];
  const isTitled = first !== undefined && trail === '' && textIn(first, 'subtype') === 'heading1';
  const layout = rowsOf(post.layout);
  const rest = isTitled ? own.with(0, {}) : own;
  return {
    title: isTitled
      ? escapeHtml(textIn(first, 'text'))
      : textIn(post, 'title') === ''
        ? ''
        : escapeHtml(textIn(post, 'title')),
    html: trail + htmlInLayout(rest, layout, notes),
  };
}

/** Blocks in their order. The blocks of a question become a quotation, below the name of the person who asked. */
function htmlInLayout(blocks: readonly Values[], layout: readonly Values[], notes: Remark[]): string {
  const ask = layout.find((one) => one.type === 'ask');
  const asked = new Set(Array.isArray(ask?.blocks) ? ask.blocks.map(Number) : []);
  if (asked.size === 0) return inOrder(blocks, notes);
  const blog = valuesOf(valuesOf(ask?.attribution).blog);
  const name = textIn(blog, 'name');
  const who = name === '' ? '<p>Anonymous asked:</p>' : blogLine(blog).replace(':</p>', ' asked:</p>');
  const question = blocks.filter((_, at) => asked.has(at));
  const answer = blocks.filter((_, at) => !asked.has(at));
  return `${who}<blockquote>${inOrder(question, notes)}</blockquote>\n${inOrder(answer, notes)}`;
}

function inOrder(blocks: readonly Values[], notes: Remark[]): string {
  const parts: string[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const list = listTag(blocks[at]!);
    if (list === null) {
      parts.push(blockHtml(blocks[at]!, notes));
      continue;
    }
    let end = at;
    while (end < blocks.length && listTag(blocks[end]!) !== null) end++;
    parts.push(listHtml(blocks.slice(at, end), 0));
    at = end - 1;
  }
  return parts.filter((part) => part !== '').join('\n');
}

function listTag(block: Values): 'ol' | 'ul' | null {
  const subtype = textIn(block, 'subtype');
  return subtype === 'ordered-list-item' ? 'ol' : subtype === 'unordered-list-item' ? 'ul' : null;
}

/** A run of list items; deeper ones (`indent_level`) stand in the item above them. */
function listHtml(items: readonly Values[], level: number): string {
  const parts: string[] = [];
  for (let at = 0; at < items.length; ) {
    const tag = listTag(items[at]!) ?? 'ul';
    const inner: string[] = [];
    while (at < items.length && (listTag(items[at]!) === tag || levelOf(items[at]!) > level)) {
      const from = ++at;
      while (at < items.length && levelOf(items[at]!) > level) at++;
      const below = items.slice(from, at);
      inner.push(
        `<li>${formatted(items[from - 1]!)}${below.length === 0 ? '' : listHtml(below, level + 1)}</li>`,
      );
    }
    parts.push(`<${tag}>${inner.join('')}</${tag}>`);
  }
  return parts.join('\n');
}

function levelOf(block: Values): number {
  const level = Number(block.indent_level ?? 0);
  return Number.isFinite(level) ? Math.min(7, Math.max(0, level)) : 0;
}

function blockHtml(block: Values, notes: Remark[]): string {
  switch (textIn(block, 'type')) {
    case 'text':
      return textHtml(block);
    case 'image': {
      const src = textIn(mediaOf(block), 'url');
      const caption = textIn(block, 'caption');
      return src === ''
        ? ''
        : `<figure><img src="${escapeHtml(src)}" alt="${escapeHtml(textIn(block, 'alt_text'))}">${caption === '' ? '' : `<figcaption>${escapeHtml(caption)}</figcaption>`}</figure>`;
    }
    case 'link': {
      const url = textIn(block, 'url');
      const description = textIn(block, 'description');
      return `<p><a href="${escapeHtml(url)}">${escapeHtml(textIn(block, 'title', 'display_url') || url)}</a>${description === '' ? '' : `<br>${escapeHtml(description)}`}</p>`;
    }
    case 'video':
    case 'audio':
      return playerHtml(block);
    case 'poll':
      return `<p><strong>${escapeHtml(textIn(block, 'question'))}</strong></p><ul>${rowsOf(block.answers)
        .map((one) => `<li>${escapeHtml(textIn(one, 'answer_text', 'answerText'))}</li>`)
        .join('')}</ul>`;
    case '':
      return '';
    default:
      notes.push({ kind: 'left', what: 'block', detail: `${textIn(block, 'type')}, which is not known` });
      return textIn(block, 'text') === '' ? '' : `<p>${escapeHtml(textIn(block, 'text'))}</p>`;
  }
}

function textHtml(block: Values): string {
  const text = formatted(block).replaceAll('\n', '<br>\n');
  if (text.trim() === '') return '';
  switch (textIn(block, 'subtype')) {
    case 'heading1':
      return `<h2>${text}</h2>`;
    case 'heading2':
      return `<h3>${text}</h3>`;
    case 'quote':
    case 'indented':
      return `<blockquote><p>${text}</p></blockquote>`;
    default:
      return `<p>${text}</p>`;
  }
}

function playerHtml(block: Values): string {
  const kind = textIn(block, 'type');
  const file = textIn(mediaOf(block), 'url');
  const url = textIn(block, 'url', 'embed_url');
  const code = textIn(block, 'embed_html');
  if (file !== '') return `<${kind} src="${escapeHtml(file)}"></${kind}>`;
  if (/^https?:/.test(url))
    return `<iframe src="${escapeHtml(url)}" title="${escapeHtml(textIn(block, 'title'))}"></iframe>`;
  return code;
}

/** The file of a block: one, or the largest of several sizes, which stands first. */
function mediaOf(block: Values): Values {
  return Array.isArray(block.media) ? (rowsOf(block.media)[0] ?? {}) : valuesOf(block.media);
}

type Mark = { readonly start: number; readonly end: number; readonly open: string; readonly close: string };

/** A text with its marks as HTML. The positions of marks count characters, not halves of surrogate pairs. */
function formatted(block: Values): string {
  const text = typeof block.text === 'string' ? block.text : '';
  const characters = [...text];
  const marks = rowsOf(block.formatting).flatMap((one): Mark[] => {
    const start = Math.max(0, Number(one.start));
    const end = Math.min(characters.length, Number(one.end));
    const tags = tagsOf(one);
    return tags === null || !(start < end) ? [] : [{ start, end, open: tags[0], close: tags[1] }];
  });
  if (marks.length === 0) return escapeHtml(text);
  const cuts = [...new Set([0, characters.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  // Marks may cross each other: each run between two ends gets all that cover it, links outermost.
  const runs = cuts.slice(0, -1).map((from, at) => {
    const covering = marks.filter(({ start, end }) => start <= from && end >= cuts[at + 1]!);
    const inner = escapeHtml(characters.slice(from, cuts[at + 1]).join(''));
    return {
      inner,
      covering: covering.toSorted(
        (a, b) => Number(b.open.startsWith('<a')) - Number(a.open.startsWith('<a')),
      ),
    };
  });
  return runs
    .map(({ inner, covering }, at) => {
      const before = runs[at - 1]?.covering ?? [];
      const after = runs[at + 1]?.covering ?? [];
      const openBefore = sharedMarks(before, covering);
      const openAfter = sharedMarks(covering, after);
      return `${covering
        .slice(openBefore)
        .map(({ open }) => open)
        .join('')}${inner}${covering
        .slice(openAfter)
        .toReversed()
        .map(({ close }) => close)
        .join('')}`;
    })
    .join('');
}

/** How many marks two runs have in common from the outside in. */
function sharedMarks(first: readonly Mark[], second: readonly Mark[]): number {
  let count = 0;
  while (count < first.length && first[count] === second[count]) count++;
  return count;
}

function tagsOf(mark: Values): readonly [open: string, close: string] | null {
  switch (textIn(mark, 'type')) {
    case 'bold':
      return ['<strong>', '</strong>'];
    case 'italic':
      return ['<em>', '</em>'];
    case 'strikethrough':
      return ['<del>', '</del>'];
    case 'small':
      return ['<small>', '</small>'];
    case 'link':
      return [`<a href="${escapeHtml(textIn(mark, 'url'))}">`, '</a>'];
    case 'mention':
      return [`<a href="${escapeHtml(textIn(valuesOf(mark.blog), 'url'))}">`, '</a>'];
    default:
      return null;
  }
}
