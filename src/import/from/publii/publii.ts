import { attempt, reasonOf } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import type { Source, SourceFile } from '../../found/outside.ts';
import type { Found } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { dataOf, textIn, type Values, valuesOf } from '../values.ts';
import { pieceOfPost, type Tables } from './post.ts';

/** Publii: a backup or the folder of a site, whose posts lie in `db.sqlite` and whose pictures in `media/`. */
export const publii: Format = {
  name: 'publii',
  recognise: ({ has }) => {
    const database = has(/(?:^|\/)input\/db\.sqlite$|^db\.sqlite$/);
    const config = has(/(?:^|\/)site\.config\.json$/);
    return database !== undefined && (config ?? has(/(?:^|\/)media\/posts\//)) !== undefined
      ? { why: `${database} is the database of Publii` }
      : null;
  },
  read,
};

const TABLES = ['posts', 'authors', 'tags', 'posts_tags', 'posts_images', 'posts_additional_data'] as const;

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const file = source.files.find(({ path }) => /(?:^|\/)db\.sqlite$/.test(path));
  if (file === undefined)
    return yield { kind: 'damage', name: source.name, why: 'there is no db.sqlite in it' };
  const config = await configOf(source.files);
  const urls = valuesOf(valuesOf(config.advanced).urls);
  const domain = textIn(config, 'domain');
  const home =
    request.oldUrl ?? (/^https?:\/\/[^/.]+\./.test(domain) ? `${domain.replace(/\/$/, '')}/` : null);
  const title = textIn(config, 'displayName', 'name');
  const lang = textIn(config, 'language');
  yield {
    kind: 'site',
    site: {
      ...(title === '' ? {} : { title }),
      ...(home === null
        ? {}
        : { url: home, redirects: { [`${home}feed.xml`]: '/feed.xml', [`${home}feed.json`]: '/feed.json' } }),
      ...(/^[a-z]{2}(?:-[a-z]{2})?$/i.test(lang) ? { lang } : {}),
    },
  };
  let tables: Tables;
  try {
    tables = request.opener.tables(await file.read(), TABLES) as Tables;
  } catch (error) {
    return yield { kind: 'failed', what: 'file', name: file.path, why: reasonOf(error) };
  }
  const root = file.path.slice(0, -'db.sqlite'.length);
  for (const author of tables.authors ?? []) yield writerOf(author, home, urls);
  for (const tag of tables.tags ?? []) {
    const prefix = textIn(urls, 'tagsPrefix');
    const path = [prefix, textIn(tag, 'slug')].filter(Boolean).join('/');
    yield {
      kind: 'term',
      term: {
        kind: 'tag',
        key: textIn(tag, 'slug'),
        name: textIn(tag, 'name'),
        description: textIn(tag, 'description') || null,
        pages: [`${home ?? '/'}${path}/`],
        feeds: {},
      },
    };
  }
  for (const [at, post] of (tables.posts ?? []).entries())
    yield* attempt('post', textIn(post, 'title') || `${file.path}, post ${at + 1}`, () =>
      pieceOfPost(post, {
        tables,
        root,
        home,
        urls,
        origin: `${file.path}, post ${textIn(post, 'id')}`,
        request,
      }),
    );
}

async function configOf(files: readonly SourceFile[]): Promise<Values> {
  const file = files.find(({ path }) => /(?:^|\/)site\.config\.json$/.test(path));
  return file === undefined ? {} : valuesOf(dataOf(decodeText(await file.read()).text));
}

function writerOf(author: Values, home: string | null, urls: Values): Found {
  const config = valuesOf(dataOf(textIn(author, 'config')));
  const slug = textIn(author, 'username');
  const prefix = textIn(urls, 'authorsPrefix') || 'authors';
  return {
    kind: 'writer',
    writer: {
      key: textIn(author, 'id'),
      name: textIn(author, 'name') || slug,
      bio: textIn(config, 'description', 'bio') || null,
      email: textIn(config, 'email') || null,
      url: textIn(config, 'website') || null,
      image: textIn(config, 'avatar') || null,
      pages: slug === '' ? [] : [`${home ?? '/'}${prefix}/${slug}/`],
      feeds: {},
    },
  };
}
