import { attempt } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import { inZone, readMoment } from '../../found/moment.ts';
import type { Source } from '../../found/outside.ts';
import { type Found, pieceOf } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { dataOf, rowsOf, textIn, textsIn, type Values, valuesOf } from '../values.ts';

/** Write.as and WriteFreely: the JSON export, blogs (`collections`) with their posts, and posts of no blog. */
export const writeAs: Format = {
  name: 'writeas',
  recognise: async (look) => {
    const file = await look.findByHead(
      /\.json$/i,
      (head) => /^\s*\{/.test(head) && /"collections"\s*:\s*\[/.test(head) && !/"db"\s*:/.test(head),
    );
    return file === undefined ? null : { why: `${file} has its collections, as Write.as exports` };
  },
  read,
};

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  let exports = 0;
  for (const file of source.files) {
    if (!/\.json$/i.test(file.path) && source.files.length > 1) continue;
    const data = valuesOf(dataOf(decodeText(await file.read()).text));
    if (!Array.isArray(data.collections) && !Array.isArray(data.posts)) {
      yield { kind: 'damage', name: file.path, why: 'it is not an export of Write.as' };
      continue;
    }
    exports++;
    const writer = textIn(data, 'username');
    const blogs = rowsOf(data.collections);
    for (const blog of blogs) {
      const url = blogs.length === 1 ? (request.oldUrl ?? homeOf(blog)) : homeOf(blog);
      const [title, tagline] = [textIn(blog, 'title'), textIn(blog, 'description')];
      yield {
        kind: 'site',
        site: {
          ...(title === '' ? {} : { title }),
          ...(tagline === '' ? {} : { tagline }),
          ...(url === null ? {} : { url, redirects: { [`${url}feed/`]: '/rss.xml' } }),
        },
      };
      const isHidden = isHiddenBlog(blog);
      const column = blogs.length > 1 ? title || textIn(blog, 'alias') : null;
      for (const [at, post] of rowsOf(blog.posts).entries()) {
        const origin = `${file.path}, ${textIn(blog, 'alias')} ${at + 1}`;
        yield* attempt('post', origin, () =>
          pieceOfPost(post, {
            origin,
            home: url,
            column: column === '' ? null : column,
            writer,
            request,
            held: isHidden ? 'its blog was not public, but unlisted, private or behind a password' : null,
          }),
        );
      }
    }
    for (const [at, post] of rowsOf(data.posts).entries()) {
      const origin = `${file.path}, post ${at + 1}`;
      yield* attempt('post', origin, () =>
        pieceOfPost(post, {
          origin,
          home: null,
          column: null,
          writer,
          request,
          held: 'it was on no blog; only who had its link could read it',
        }),
      );
    }
  }
  if (exports === 0)
    yield { kind: 'damage', name: source.name, why: 'no export of Write.as was found in it' };
}

/** Whether an export says that a blog was not for everyone: `public`, or the number of its visibility (1: public). */
function isHiddenBlog({ public: isOpen, visibility }: Values): boolean {
  return isOpen === false || (visibility !== undefined && visibility !== 1 && visibility !== 'public');
}

function homeOf(blog: Values): string | null {
  const url = textIn(blog, 'url');
  if (/^https?:/.test(url)) return url.endsWith('/') ? url : `${url}/`;
  const alias = textIn(blog, 'alias');
  return alias === '' ? null : `https://write.as/${encodeURIComponent(alias)}/`;
}

type Around = {
  readonly origin: string;
  readonly home: string | null;
  readonly column: string | null;
  readonly writer: string;
  readonly request: Request;
  /** Why it is held back; null for a post that everyone could read. */
  readonly held: string | null;
};

function* pieceOfPost(
  post: Values,
  { origin, home, column, writer, request, held }: Around,
): Generator<Found> {
  const body = typeof post.body === 'string' ? post.body : '';
  const slug = textIn(post, 'slug');
  const number = textIn(post, 'id');
  const date = readMoment(textIn(post, 'created'));
  const updated = readMoment(textIn(post, 'updated'));
  if (body.trim() === '' && textIn(post, 'title') === '')
    return yield { kind: 'skipped', what: 'post', name: number || origin, why: 'it is empty' };
  const heading = textIn(post, 'title') === '' ? /^\s*# +(.+)\n?/.exec(body) : null;
  const text = heading === null ? body : body.slice(heading[0].length);
  const address =
    home !== null && slug !== ''
      ? `${home}${encodeURIComponent(slug)}`
      : number === ''
        ? ''
        : `https://write.as/${number}`;
  const tags = [
    ...new Set([
      ...textsIn(post, 'tags'),
      ...[...text.matchAll(/(?:^|\s)#(\p{L}[\p{L}\p{N}_]*)/gu)].map(([, tag = '']) => tag),
    ]),
  ];
  const lang = textIn(post, 'language');
  yield {
    kind: 'piece',
    piece: pieceOf({
      id: address || `tag:write.as,2015:${encodeURIComponent(origin)}`,
      origin,
      title: textIn(post, 'title') || heading?.[1]?.trim() || null,
      slug: slug || null,
      date: date && request.clock ? inZone(date, request.clock) : date,
      updated: updated !== null && date !== null && updated.day !== date.day ? updated : null,
      bylines: writer === '' ? [] : [{ key: writer, name: writer }],
      column,
      tags,
      body: { kind: 'markdown', text },
      base: home,
      draft: held !== null,
      aliases: home === null || address === '' ? [] : [address],
      lang: /^[a-z]{2,3}$/.test(lang) ? lang : null,
      notes: held === null ? [] : [{ kind: 'guessed', what: 'draft', detail: held }],
    }),
  };
}
