import type { Format, Request } from '../format.ts';
import { clockOf, isZone } from '../moment.ts';
import type { Source } from '../outside.ts';
import type { Found, Note } from '../piece.ts';
import { type Habits, isManuscript, pieceOfFile, settingsOf, settingText } from './folder.ts';
import { videoText } from './jekyll.ts';
import { permalinkOf } from './permalink.ts';
import { fenced, parameters, pictureText, showTags } from './template-tags.ts';

/** Hexo: `source/_posts`, `source/_drafts` and pages, with `_config.yml`. */
export const hexo: Format = { name: 'hexo', read };

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const settings = await settingsOf(source.files, '_config.yml', '_config.yaml');
  const url = settingText(settings, 'url');
  const home = request.oldUrl ?? (url && /^https?:/.test(url) ? `${url.replace(/\/$/, '')}/` : null);
  const zone = settingText(settings, 'timezone');
  const clock = clockOf(zone ?? null);
  const author = settingText(settings, 'author');
  yield {
    kind: 'site',
    site: {
      ...(settingText(settings, 'title') ? { title: settingText(settings, 'title')! } : {}),
      ...(settingText(settings, 'subtitle', 'description')
        ? { tagline: settingText(settings, 'subtitle', 'description')! }
        : {}),
      ...(home
        ? { url: home, redirects: { [`${home}atom.xml`]: '/feed.xml', [`${home}rss2.xml`]: '/rss.xml' } }
        : {}),
      ...(settingText(settings, 'language') ? { lang: settingText(settings, 'language')! } : {}),
      ...(zone && isZone(zone) ? { timezone: zone } : {}),
    },
  };
  const pattern = settingText(settings, 'permalink') ?? ':year/:month/:day/:title/';
  const root = home ? new URL(home).pathname.replace(/\/$/, '') : '';
  for (const file of source.files.filter(
    ({ path }) => isManuscript(path) && !/(?:^|\/)(?:themes|node_modules|public|scaffolds)\//.test(path),
  )) {
    const post = /(?:^|\/)_posts\//.test(file.path);
    const draft = /(?:^|\/)_drafts\//.test(file.path);
    if (!post && !draft && /(?:^|\/)_[^/]+\//.test(file.path)) continue;
    const inside = file.path.replace(/^(?:.*\/)?source\//, '');
    const habits: Habits = {
      name: 'hexo',
      kind: post || draft ? 'dispatch' : 'page',
      draft,
      clock,
      home,
      address: (parts) =>
        post
          ? root +
            permalinkOf(pattern, {
              ...parts,
              name: inside.replace(/^_posts\//, '').replace(/\.\w+$/, ''),
              slug: parts.slug,
            })
          : draft
            ? null
            : `${root}/${inside.replace(/(?:index)?\.\w+$/, '')}`,
      spacedLists: false,
      section: '',
      notTags: [],
      show: (body, notes, path) => showHexo(body, path, notes),
    };
    const piece = await pieceOfFile(file, habits, request);
    if (piece === null || (!post && !draft && piece.title === null))
      yield {
        kind: 'skipped',
        what: 'file',
        name: file.path,
        why: 'it is neither a post nor a page with a title',
      };
    else
      yield {
        kind: 'piece',
        piece:
          author && piece.bylines.length === 0 && piece.kind === 'dispatch'
            ? { ...piece, bylines: [{ key: author, name: author }] }
            : piece,
      };
  }
}

/** Hexo's tags: pictures of the piece's own folder, links to posts, quotations, code, videos. */
function showHexo(body: string, path: string, notes: Note[]): string {
  const folder = path
    .split('/')
    .at(-1)!
    .replace(/\.\w+$/, '');
  const shown = showTags(
    body,
    (name, rest, inner) => {
      const values = parameters(rest);
      switch (name) {
        case 'asset_img':
        case 'img': {
          const at =
            Object.keys(values).find((key) =>
              /\.(?:jpe?g|png|gif|webp|svg|avif|bmp)(?:\?|$)/i.test(values[key]!),
            ) ?? '0';
          const words = Object.keys(values)
            .filter((key) => Number(key) > Number(at))
            .map((key) => values[key]!)
            .filter((word) => !/^\d+$/.test(word));
          return pictureText(
            name === 'asset_img' ? `${folder}/${values[at] ?? ''}` : (values[at] ?? ''),
            words.join(' '),
            '',
          );
        }
        case 'asset_path':
          return `${folder}/${values['0'] ?? ''}`;
        case 'asset_link':
          return `[${values['1'] ?? values['0'] ?? ''}](${folder}/${values['0'] ?? ''})`;
        case 'post_link':
          return `[${values['1'] ?? values['0'] ?? ''}](post:${values['0'] ?? ''})`;
        case 'post_path':
          return `post:${values['0'] ?? ''}`;
        case 'youtube':
        case 'vimeo':
          return videoText(name, values['0'] ?? '');
        case 'codeblock':
        case 'code':
          return inner === undefined ? null : fenced(inner, values.lang ?? '');
        case 'blockquote':
        case 'quote':
        case 'pullquote':
          return inner === undefined
            ? null
            : `${inner.trim().replace(/^/gm, '> ')}${rest === '' || name === 'pullquote' ? '' : `\n>\n> — ${rest.replace(/["']/g, '')}`}`;
        case 'centerblock':
        case 'cq':
          return inner === undefined ? null : inner.trim();
        case 'link':
          return `[${values['0'] ?? ''}](${values['1'] ?? ''})`;
        default:
          return null;
      }
    },
    () => null,
    notes,
  );
  return shown.replace(/<!--\s*more\s*-->\n?/g, '');
}
