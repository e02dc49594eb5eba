import { joinPath } from '../../../../model/address/paths.ts';
import { htmlOf } from '../../../body/html-text.ts';
import { readPage, unlessTooDeep } from '../../../body/read-html.ts';
import { attribute, find, findAll, textOf } from '../../../body/tree.ts';
import type { Remark } from '../../../found/piece.ts';
import { withoutHeadingIds } from '../../heading-ids.ts';
import { isPublic } from '../../public-state.ts';
import { dividedAt } from '../../values.ts';
import { type Parts, partsOf } from '../translated.ts';

/**
 * A file of Pelican: metadata in the first lines of Markdown, in the head of HTML, or as front matter. `defaults`: what
 * holds for files that do not say it.
 */
export function partsOfPelican(
  text: string,
  path: string,
  defaults: { readonly [name: string]: string | undefined } = {},
): Parts | null {
  const parts = /\.html?$/i.test(path)
    ? ofPage(text)
    : /^---\s*$/m.test(text.split('\n')[0] ?? '')
      ? partsOf(text)
      : ofLines(text);
  return parts === null
    ? null
    : {
        body: parts.body,
        fields: named({ ...lowered(defaults), ...lowered(parts.fields) }, path),
      };
}

/** `Name: value` in the first lines, up to a blank one; lines further in go on with the one above. */
function ofLines(text: string): Parts {
  const lines = text.replace(/^\ufeff?\s*\n/, '').split('\n');
  const fields: { [name: string]: string } = {};
  let name = '';
  let at = 0;
  for (; at < lines.length; at++) {
    const line = lines[at]!;
    const [, key, value = ''] = /^ {0,3}([A-Za-z][\w-]*):\s*(.*)$/.exec(line) ?? [];
    if (key !== undefined) {
      name = key.toLowerCase();
      fields[name] = [fields[name], value.trim()].filter(Boolean).join(', ');
    } else if (/^(?: {4,}|\t)\S/.test(line) && name !== '')
      fields[name] = `${fields[name]} ${line.trim()}`.trim();
    else break;
  }
  return at === 0 || (lines[at] ?? '').trim() !== ''
    ? { fields: {}, body: text }
    : { fields, body: lines.slice(at + 1).join('\n') };
}

function ofPage(text: string): Parts | null {
  return (
    unlessTooDeep(() => {
      const page = readPage(text);
      const body = find(page, 'body');
      const fields: { [name: string]: string } = {};
      for (const meta of findAll(page, 'meta')) {
        const name = attribute(meta, 'name').toLowerCase();
        if (name !== '' && fields[name] === undefined)
          fields[name] = attribute(meta, 'content') || attribute(meta, 'contents');
      }
      const title = find(page, 'title');
      if (title) fields.title = textOf(title);
      return { fields, body: body ? htmlOf(body.children as never).trim() : '' };
    }) ?? null
  );
}

function lowered(fields: { readonly [name: string]: unknown }): { readonly [name: string]: unknown } {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Metadata, by names in lower case, under the names that others use. */
function named(
  fields: { readonly [name: string]: unknown },
  path: string,
): { readonly [name: string]: unknown } {
  const {
    modified,
    summary,
    author,
    authors,
    tags,
    category,
    status,
    save_as,
    url,
    template: _,
    translation: _t,
    keywords,
    date,
    ...others
  } = fields;
  const list = (value: unknown) => dividedAt(String(value).includes(';') ? ';' : ',', value);
  const people = list(authors ?? author);
  const state = String(status ?? 'published')
    .toLowerCase()
    .trim();
  const address = [url, save_as].find((one) => typeof one === 'string' && one !== '');
  const ofName = /(?:^|\/)(\d{4}-\d\d-\d\d)[^/]*$/.exec(path)?.[1];
  return {
    ...others,
    ...((date ?? ofName) === undefined ? {} : { date: date ?? ofName }),
    ...(modified === undefined ? {} : { updated: modified }),
    ...(summary === undefined ? {} : { summary }),
    ...(people === undefined ? {} : { authors: people }),
    ...((tags ?? keywords) === undefined ? {} : { tags: list(tags ?? keywords) }),
    ...(category === undefined ? {} : { categories: [category] }),
    ...(isPublic(state) || state === 'hidden' ? {} : { draft: true }),
    ...(state === 'hidden' ? { unlisted: true } : {}),
    ...(typeof address === 'string'
      ? { permalink: `/${address.replace(/^\//, '').replace(/(?:^|\/)index\.html$/, '/')}` }
      : {}),
  };
}

/** Links to files (`{filename}other.md`, `{static}/images/a.png`) and to shelves as paths of the export. */
export function showPelican(body: string, folder: string, root: string, notes: Remark[]): string {
  return withoutHeadingIds(body, notes)
    .replace(/[{|](filename|static|attach)[}|]([^\s)"'>\]]*)/g, (_, kind: string, target: string) => {
      const [, path = '', hash = ''] = /^([^#]*)(#.*)?$/.exec(target) ?? [];
      const whole = path.startsWith('/') ? `${root}${path.slice(1)}` : (joinPath(folder, path) ?? path);
      // A link to an article names its file; anything else stood at the same path on the site.
      const shown = kind !== 'filename' && whole.startsWith(root) ? whole.slice(root.length) : whole;
      return `/${shown.replace(/^\//, '')}${hash}`;
    })
    .replace(/[{|](?:index)[}|]/g, '/')
    .replace(/^\[TOC\]\s*$/gm, '')
    .replace(/<!--\s*(?:PELICAN_(?:BEGIN|END)_SUMMARY|more)\s*-->\n?/g, '');
}
