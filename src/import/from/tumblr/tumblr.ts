import { attempt } from '../../found/attempt.ts';
import { heldIfCut } from '../../found/cut-off.ts';
import type { Format, Request } from '../../found/format.ts';
import { hasRoot } from '../../found/look.ts';
import type { Source, SourceFile } from '../../found/outside.ts';
import type { Found, SiteFacts } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { readXml } from '../../found/xml.ts';
import { rowsOf, textIn, type Values, valuesOf } from '../values.ts';
import { pieceOfPage } from './exported-page.ts';
import { pieceOfPost } from './post.ts';
import { blogOfXml, postOfXml } from './xml.ts';

/** Tumblr: its export (`posts/html/`, `media/`), and JSON or XML of its API, version 1 or 2, in one file or many. */
export const tumblr: Format = {
  name: 'tumblr',
  recognise: async (look) => {
    const page = look.has(PAGE);
    const index = look.has(/(?:^|\/)posts_index\.html$/);
    if (page !== undefined && (index !== undefined || /(?:^|\/)posts\/html\//.test(page)))
      return { why: `${index ?? page} is how Tumblr exports` };
    const json = await look.findByHead(
      /\.(?:json|js)$/i,
      (head) =>
        (/"timestamp"\s*:\s*\d/.test(head) && /"type"\s*:\s*"(?:text|photo|quote|chat|answer)"/.test(head)) ||
        /"reblog_key"|"post_url"\s*:\s*"https?:[^"]*tumblr|tumblr_api_read|"tumblelog"\s*:|"regular-body"|"trail"\s*:\s*\[/.test(
          head,
        ),
    );
    const file = json ?? (await look.findByHead(/\.xml$/i, (head) => hasRoot(head, 'tumblr')));
    return file === undefined ? null : { why: `${file} has posts as Tumblr's API gives them` };
  },
  read,
};

/** Pages of an export are named by the number of their post. */
const PAGE = /(?:^|\/)(?:posts\/)?html\/\d{3,}\.html?$/i;

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const files = new Set(source.files.map(({ path }) => path));
  for (const file of source.files) {
    if (PAGE.test(file.path)) {
      const html = decodeText(await file.read()).text;
      yield* attempt('post', file.path, () => [pieceOfPage(html, file.path, files, request)]);
    } else if (/\.xml$/i.test(file.path)) yield* readPosts(file, request);
    else if (/\.(?:json|js)$/i.test(file.path) || source.files.length === 1)
      yield* readJson(file, source, request);
    else if (/\.html?$/i.test(file.path) && !/(?:^|\/)posts_index\.html$/i.test(file.path))
      yield { kind: 'skipped', what: 'file', name: file.path, why: 'it is not the page of a post' };
  }
  if (request.oldUrl !== null)
    yield { kind: 'site', site: { url: request.oldUrl, redirects: feedsOf(request.oldUrl) } };
}

async function* readJson(file: SourceFile, source: Source, request: Request): AsyncGenerator<Found> {
  const answers = answersIn(decodeText(await file.read()).text);
  if (answers.length === 0)
    yield source.files.length === 1
      ? { kind: 'damage', name: file.path, why: 'it is not JSON of Tumblr' }
      : { kind: 'skipped', what: 'file', name: file.path, why: 'it holds no posts' };
  for (const { blog, posts } of answers) {
    const home = homeOf(blog, request);
    yield { kind: 'site', site: siteOf(blog, home) };
    for (const [at, post] of posts.entries()) {
      const origin = posts.length === 1 ? file.path : `${file.path}, post ${at + 1}`;
      yield* attempt('post', origin, () => pieceOfPost(post, origin, home, request));
    }
  }
}

/** A file in XML, of which only one post is held at a time. */
async function* readPosts(file: SourceFile, request: Request): AsyncGenerator<Found> {
  let home = request.oldUrl;
  let count = 0;
  for await (const element of readXml(
    file.stream(),
    (name, depth) => (name === 'tumblelog' && depth === 2) || (name === 'post' && depth <= 3),
  )) {
    if ('damage' in element) yield { kind: 'damage', name: file.path, why: element.damage };
    else if (element.name === 'tumblelog') {
      const blog = blogOfXml(element);
      home = homeOf(blog, request);
      yield { kind: 'site', site: siteOf(blog, home) };
    } else {
      const origin = `${file.path}, post ${++count}`;
      yield* attempt('post', origin, () =>
        heldIfCut(element, pieceOfPost(postOfXml(element), origin, home, request)),
      );
    }
  }
  if (count === 0) yield { kind: 'skipped', what: 'file', name: file.path, why: 'it holds no posts' };
}

/** The address of a blog: its own domain, or the one that its name has at Tumblr; null if neither is told. */
function homeOf(blog: Values, request: Request): string | null {
  const domain = textIn(blog, 'url', 'cname');
  const name = textIn(blog, 'name');
  if (/^https?:\/\//.test(domain)) return new URL('/', domain).href;
  if (/^[\w-]+(?:\.[\w-]+)+$/.test(domain)) return `https://${domain}/`;
  return request.oldUrl ?? (/^[\w-]+$/.test(name) ? `https://${name}.tumblr.com/` : null);
}

function siteOf(blog: Values, home: string | null): SiteFacts {
  const title = textIn(blog, 'title');
  const timezone = textIn(blog, 'timezone');
  const tagline = textIn(blog, 'description')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return {
    ...(title === '' ? {} : { title }),
    ...(tagline === '' ? {} : { tagline }),
    ...(home === null ? {} : { url: home, redirects: feedsOf(home) }),
    ...(timezone === '' ? {} : { timezone }),
  };
}

function feedsOf(home: string): { readonly [from: string]: string } {
  return { [`${home}rss`]: '/rss.xml', [`${home}archive`]: '/archive/' };
}

type Answer = { readonly blog: Values; readonly posts: readonly Values[] };

/** Answers of the API in a text: one, one a line, a list of them, a list of posts, or a single post. */
function answersIn(text: string): readonly Answer[] {
  const json = text.replace(/^\s*var\s+tumblr_api_read\s*=\s*/, '').replace(/;\s*$/, '');
  try {
    return answersOf(JSON.parse(json));
  } catch {
    return text.split('\n').flatMap((line) => {
      try {
        return line.trim() === '' ? [] : answersOf(JSON.parse(line));
      } catch {
        return [];
      }
    });
  }
}

function answersOf(data: unknown): readonly Answer[] {
  if (Array.isArray(data)) {
    const rows = rowsOf(data);
    if (rows.length > 0 && rows.every(isPost)) return [{ blog: valuesOf(rows[0]!.blog), posts: rows }];
    return rows.flatMap(answersOf);
  }
  const map = valuesOf(data);
  if (isPost(map)) return [{ blog: valuesOf(map.blog), posts: [map] }];
  const inner = map.response === undefined ? map : valuesOf(map.response);
  const posts = rowsOf(inner.posts);
  if (posts.length === 0) return Array.isArray(map.response) ? answersOf(map.response) : [];
  return [{ blog: valuesOf(inner.blog ?? inner.tumblelog ?? posts[0]!.blog), posts }];
}

function isPost(row: Values): boolean {
  return (
    textIn(row, 'id', 'id_string') !== '' && (typeof row.type === 'string' || Array.isArray(row.content))
  );
}
