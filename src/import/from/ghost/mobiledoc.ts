import { escapeHtml } from '../../../model/text/html.ts';
import type { Remark } from '../../found/piece.ts';
import { cardHtml } from './cards.ts';

type Marker = readonly [kind: number, opened: readonly number[], closed: number, value: string | number];

/** HTML of a body that Ghost keeps as Mobiledoc 0.3 JSON; null if it is none. */
export function htmlOfMobiledoc(json: string, notes: Remark[]): string | null {
  try {
    const { sections, markups, cards, atoms } = JSON.parse(json) as {
      sections?: unknown[][];
      markups?: unknown[][];
      cards?: unknown[][];
      atoms?: unknown[][];
    };
    if (!Array.isArray(sections)) return null;
    return sections
      .map((section) =>
        sectionHtml(section, { markups: markups ?? [], cards: cards ?? [], atoms: atoms ?? [], notes }),
      )
      .join('\n');
  } catch {
    return null;
  }
}

type Parts = {
  readonly markups: readonly (readonly unknown[])[];
  readonly cards: readonly (readonly unknown[])[];
  readonly atoms: readonly (readonly unknown[])[];
  readonly notes: Remark[];
};

function sectionHtml(section: readonly unknown[], parts: Parts): string {
  const [kind, second, third] = section;
  if (kind === 1 && typeof second === 'string')
    return `<${tagOf(second)}>${markersHtml(third as Marker[], parts)}</${tagOf(second)}>`;
  if (kind === 2) return `<figure><img src="${escapeHtml(String(second))}" alt=""></figure>`;
  if (kind === 3) {
    const tag = second === 'ol' ? 'ol' : 'ul';
    return `<${tag}>${(third as Marker[][]).map((item) => `<li>${markersHtml(item, parts)}</li>`).join('')}</${tag}>`;
  }
  if (kind === 10) {
    const [name, payload] = parts.cards[Number(second)] ?? [];
    return cardHtml(String(name ?? ''), (payload ?? {}) as { [key: string]: unknown }, parts.notes);
  }
  return '';
}

function tagOf(name: string): string {
  const lower = name.toLowerCase();
  return /^(?:p|h[1-6]|blockquote|aside)$/.test(lower) ? lower.replace('aside', 'blockquote') : 'p';
}

function markersHtml(markers: readonly Marker[], { markups, atoms }: Parts): string {
  const open: string[] = [];
  let html = '';
  for (const [kind, opened, closed, value] of markers ?? []) {
    for (const index of opened) {
      const [tag, attributes] = markups[index] ?? [];
      const name = /^(?:a|b|strong|em|i|code|s|del|u|sup|sub|mark)$/.test(String(tag)) ? String(tag) : 'span';
      const list = Array.isArray(attributes) ? (attributes as string[]) : [];
      const href = list[list.indexOf('href') + 1];
      html += name === 'a' && list.includes('href') ? `<a href="${escapeHtml(String(href))}">` : `<${name}>`;
      open.push(name);
    }
    html +=
      kind === 0
        ? escapeHtml(String(value))
        : atoms[Number(value)]?.[0] === 'soft-return'
          ? '<br>'
          : escapeHtml(String(atoms[Number(value)]?.[1] ?? ''));
    for (let count = 0; count < closed; count++) html += `</${open.pop() ?? 'span'}>`;
  }
  return (
    html +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}
