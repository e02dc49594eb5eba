import { absolute } from '../body/addresses.ts';
import { plainText, readHtml, unlessTooDeep } from '../body/read-html.ts';
import { attribute, findAll } from '../body/tree.ts';
import { attempt } from '../found/attempt.ts';
import type { Format, Request } from '../found/format.ts';
import { readMoment } from '../found/moment.ts';
import type { Source } from '../found/outside.ts';
import { type Found, type Piece, pieceOf, type Remark } from '../found/piece.ts';
import { decodeText } from '../found/text.ts';
import { readCsv } from './csv.ts';
import { plainSubstack } from './substack-html.ts';

/** Substack: `posts.csv` and `posts/ID.slug.html`, as a zip or a folder. */
export const substack: Format = {
  name: 'substack',
  recognise: (look) => {
    const table = look.has(/(?:^|\/)posts\.csv$/i);
    const bodies = look.has(/(?:^|\/)posts\/\d+\.[^/]*\.html$/i);
    if (table !== undefined && (bodies ?? look.paths[1]) !== undefined)
      return { why: `${table} lists its posts` };
    return null;
  },
  read,
  prepare: ({ body }, _, notes) => ({ kind: 'html', text: plainSubstack(body.text, notes) }),
};

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const table = source.files.find(({ path }) => /(?:^|\/)posts\.csv$/i.test(path));
  if (!table) return yield { kind: 'damage', name: source.name, why: 'there is no posts.csv in it' };
  const folder = table.path.slice(0, -'posts.csv'.length);
  const bodies = new Map(
    source.files
      .filter(({ path }) => path.startsWith(`${folder}posts/`) && /\.html$/i.test(path))
      .map((file) => [file.path.slice(folder.length + 6, -5), file]),
  );
  const home = request.oldUrl ?? (await homeOf([...bodies.values()].slice(0, 50)));
  if (home) yield { kind: 'site', site: { url: home, redirects: { [`${home}feed`]: '/rss.xml' } } };
  const rows = readCsv(decodeText(await table.read()).text);
  for (const row of rows) {
    const key = row.post_id ?? '';
    const file =
      bodies.get(key) ?? [...bodies].find(([name]) => name.split('.')[0] === key.split('.')[0])?.[1];
    if (file) bodies.delete([...bodies].find(([, one]) => one === file)?.[0] ?? '');
    const html = file ? decodeText(await file.read()).text : '';
    if (!file && !row.title) {
      yield { kind: 'skipped', what: row.type || 'post', name: key, why: 'it has neither title nor text' };
      continue;
    }
    const origin = file?.path ?? `${table.path}, ${key}`;
    yield* attempt('post', origin, () => [{ kind: 'piece', piece: pieceFrom(row, html, origin, home) }]);
  }
  for (const [name] of bodies)
    yield { kind: 'skipped', what: 'file', name: `posts/${name}.html`, why: 'posts.csv does not list it' };
  for (const file of source.files) {
    if (/(?:subscribers|email_list|delivers|opens)[^/]*\.csv$/i.test(file.path))
      yield {
        kind: 'skipped',
        what: 'file',
        name: file.path,
        why: 'it is about readers, and not part of the archive',
      };
  }
}

function pieceFrom(
  row: { readonly [name: string]: string },
  html: string,
  origin: string,
  home: string | null,
): Piece {
  const notes: Remark[] = [];
  const [number = '', ...rest] = (row.post_id ?? '').split('.');
  const slug = rest.join('.');
  const address = home && slug ? `${home}p/${slug}` : null;
  const published = /^true$/i.test(row.is_published ?? '');
  const isForAll = row.audience === undefined || row.audience === 'everyone';
  if (!isForAll)
    notes.push({
      kind: 'guessed',
      what: 'draft',
      detail:
        row.audience === ''
          ? 'the table does not say for whom it was; publish it when everyone may have it'
          : `it was for "${row.audience}" only; publish it when its readers may all have it`,
    });
  const audio = row.podcast_url?.trim();
  return pieceOf({
    id: `tag:substack.com,2000:post/${number || slug}`,
    kind: row.type === 'page' ? 'page' : 'dispatch',
    origin,
    title: plainText(row.title) || null,
    slug: slug || null,
    date: readMoment(row.post_date || row.email_sent_at),
    dek: plainText(row.subtitle) || null,
    body: {
      kind: 'html',
      text: `${audio ? `<audio src="${audio.replace(/"/g, '&quot;')}"></audio>\n` : ''}${html}`,
    },
    base: address ?? home,
    draft: !published || !isForAll,
    aliases: address ? [address] : slug ? [`/p/${slug}`] : [],
    extra: { ...(row.type && !/^(?:newsletter|page)$/.test(row.type) ? { kind_of_post: row.type } : {}) },
    notes,
  });
}

/** The address of the publication, from the links that its own buttons have. */
async function homeOf(
  files: readonly { readonly read: () => Promise<Uint8Array> }[],
): Promise<string | null> {
  const counts = new Map<string, number>();
  for (const file of files) {
    const { text } = decodeText(await file.read());
    for (const link of unlessTooDeep(() => findAll(readHtml(text), 'a')) ?? []) {
      const full = absolute(attribute(link, 'href'), null);
      if (full && /^https?:\/\/[^/]+\/(?:subscribe\b|p\/[^/]+\/comments|p\/)/.test(full)) {
        const home = new URL('/', full).href;
        counts.set(home, (counts.get(home) ?? 0) + (/\/subscribe|\/comments/.test(full) ? 3 : 1));
      }
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
