import { absolute } from '../../body/addresses.ts';
import { plainText } from '../../body/read-html.ts';
import { readMoment } from '../../found/moment.ts';
import { type Byline, type Piece, pieceOf } from '../../found/piece.ts';
import { escapeUnlessReference } from '../escape.ts';
import { jsonProblem } from '../values.ts';
import { type Feed, identity } from './document.ts';

/** Reads a JSON Feed (version 1 or 1.1). */
export function jsonFeed(text: string, name: string, base: string | null): Feed {
  type Item = { [key: string]: unknown };
  let whole: Item;
  try {
    whole = JSON.parse(text) as Item;
  } catch {
    return {
      title: '',
      home: null,
      lang: null,
      tagline: '',
      entries: [],
      self: null,
      successor: '/feed.json',
      further: null,
      damage: [jsonProblem(text) ?? 'it is not JSON'],
    };
  }
  const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
  const authors = (of: Item): Byline[] =>
    [...((of.authors as Item[] | undefined) ?? []), ...(of.author ? [of.author as Item] : [])]
      .map((one) => ({ key: null, name: plainText(textOf(one.name)) }))
      .filter((one) => one.name !== '');
  const items = Array.isArray(whole.items) ? (whole.items as Item[]) : [];
  const entries = items.map((item, at) => (): Piece => {
    const url = textOf(item.url) === '' ? '' : (absolute(textOf(item.url), base) ?? '');
    const external = textOf(item.external_url);
    const date = readMoment(textOf(item.date_published));
    const updated = readMoment(textOf(item.date_modified));
    return pieceOf({
      ...identity(String(item.id ?? ''), url, name, at),
      title: plainText(textOf(item.title)) || null,
      date,
      updated: updated && date && updated.day !== date.day ? updated : null,
      bylines: authors(item).length > 0 ? authors(item) : authors(whole),
      tags: Array.isArray(item.tags) ? item.tags.map(String) : [],
      dek: plainText(textOf(item.summary)) || null,
      image:
        textOf(item.image || item.banner_image) === ''
          ? null
          : {
              src: absolute(textOf(item.image || item.banner_image), url || base) ?? textOf(item.image),
              alt: null,
              caption: null,
              credit: null,
            },
      body: {
        kind: 'html',
        text: withAttachments(
          item.attachments,
          textOf(item.content_html) ||
            `<p>${textOf(item.content_text)
              .replace(/&/g, '&amp;')
              .replace(/</g, '&lt;')
              .replace(/\n{2,}/g, '</p><p>')}</p>`,
        ),
      },
      base: url || base,
      lang: textOf(item.language) || null,
      canonical: null,
      extra: external === '' ? {} : { external },
    });
  });
  const further = textOf(whole.next_url);
  return {
    title: textOf(whole.title),
    home: textOf(whole.home_page_url) || null,
    lang: textOf(whole.language) || null,
    tagline: textOf(whole.description),
    entries,
    self: textOf(whole.feed_url) || null,
    successor: '/feed.json',
    further: further === '' ? null : absolute(further, base),
    damage: [],
  };
}

/** Sound and film stand over the text of their entry, other files below it. */
function withAttachments(attachments: unknown, html: string): string {
  let before = '';
  let after = '';
  for (const one of Array.isArray(attachments) ? (attachments as { [key: string]: unknown }[]) : []) {
    const url = String(one.url ?? '');
    if (!/^https?:/.test(url) || html.includes(url)) continue;
    const player = /^(audio|video)\//.exec(String(one.mime_type ?? ''))?.[1];
    if (player !== undefined) before += `<${player} src="${escapeUnlessReference(url)}"></${player}>`;
    else
      after += `<p><a href="${escapeUnlessReference(url)}">${escapeUnlessReference(String(one.title ?? url))}</a></p>`;
  }
  return before + html + after;
}
