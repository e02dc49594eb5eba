import type { Format, Request } from '../../found/format.ts';
import type { Source } from '../../found/outside.ts';
import type { Found, Piece, Term } from '../../found/piece.ts';
import { prepareWordPress } from '../wordpress/body.ts';
import { wordpress } from '../wordpress/wordpress.ts';
import { plainSquarespace } from './blocks.ts';

/** Squarespace: an extended RSS file in the form of WordPress, with paths, blocks and galleries of its own. */
export const squarespace: Format = {
  name: 'squarespace',
  datesShowZone: true,
  recognise: async (look) => {
    const file = await look.findByHead(
      /\.(?:xml|wxr)$/i,
      (head) => /<wp:wxr_version>|wordpress\.org\/export\//.test(head) && isOfSquarespace(head),
    );
    return file === undefined
      ? null
      : { why: `${file} is an extended RSS file whose addresses are those of Squarespace` };
  },
  read,
  prepare: (piece, holdings, notes) =>
    prepareWordPress(
      { ...piece, body: { kind: 'html', text: plainSquarespace(piece.body.text, notes) } },
      holdings,
      notes,
    ),
};

/** WordPress writes whole addresses into links of items, Squarespace paths. */
function isOfSquarespace(head: string): boolean {
  return (
    /<generator>[^<]*squarespace|static\d*\.squarespace\.com|squarespace-cdn\.com|\bsqs-|data-sqsp-/i.test(
      head,
    ) || /<item>(?:(?!<\/item>)[\s\S])*?<link>\/[^<]/.test(head)
  );
}

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  let home = request.oldUrl;
  const terms: Term[] = [];
  const blogs = new Set<string>();
  for await (const found of wordpress.read(source, request)) {
    if (found.kind === 'site') {
      home ??= found.site.url ?? null;
      const { redirects: _, ...site } = found.site;
      yield { kind: 'site', site };
    } else if (found.kind === 'term') terms.push(found.term);
    else if (found.kind === 'writer') yield { ...found, writer: { ...found.writer, pages: [], feeds: {} } };
    else if (found.kind !== 'piece') yield found;
    else {
      const piece = withOwnPath(found.piece, home);
      const blog =
        piece.kind === 'page' ? undefined : /^(\/[^/]+)\/./.exec(pathOf(piece.aliases[0] ?? ''))?.[1];
      if (blog !== undefined) blogs.add(blog);
      yield { kind: 'piece', piece };
    }
  }
  for (const term of terms) yield { kind: 'term', term: { ...term, ...pagesOf(term, [...blogs], home) } };
  for (const blog of blogs)
    yield {
      kind: 'site',
      site: {
        redirects: { [full(blog, home)]: '/archive/', [full(`${blog}?format=rss`, home)]: '/rss.xml' },
      },
    };
}

/** A piece under its own path: its slug is the path's last part, and no address of WordPress's kind leads to it. */
function withOwnPath(piece: Piece, home: string | null): Piece {
  const path =
    [...piece.aliases, piece.slug ?? ''].find((one) => one !== '' && !/[?&](?:p|page_id)=/.test(one)) ?? '';
  const own =
    path === '' ? null : full(path.startsWith('http') || path.startsWith('/') ? path : `/${path}`, home);
  const slug =
    pathOf(own ?? '')
      .split('/')
      .filter(Boolean)
      .at(-1) ?? piece.slug;
  return {
    ...piece,
    id: piece.id.replace(/^tag:localhost,/, `tag:${home === null ? 'localhost' : new URL(home).hostname},`),
    slug,
    base: own !== null && /^https?:/.test(own) ? own : home,
    aliases: own === null ? [] : [own],
    title: piece.title === slug ? null : piece.title,
  };
}

/** Where a blog showed what is filed under a category or tag. */
function pagesOf(term: Term, blogs: readonly string[], home: string | null): Pick<Term, 'pages' | 'feeds'> {
  const name = encodeURIComponent(term.name).replaceAll('%20', '+');
  return {
    pages: blogs.map((blog) => full(`${blog}/${term.kind === 'tag' ? 'tag' : 'category'}/${name}`, home)),
    feeds: {},
  };
}

function full(path: string, home: string | null): string {
  return home !== null && URL.canParse(path, home) ? new URL(path, home).href : path;
}

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : address;
}
