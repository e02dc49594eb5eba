import { readYaml } from '../../model/yaml.ts';
import type { Format, Request } from '../format.ts';
import { clockOf, isZone } from '../moment.ts';
import type { Source } from '../outside.ts';
import type { Found, Note } from '../piece.ts';
import { decodeText } from '../text.ts';
import { type Habits, isManuscript, pieceOfFile, settingsOf, settingText } from './folder.ts';
import { permalinkOf } from './permalink.ts';
import { fenced, parameters, pictureText, showTags } from './template-tags.ts';

/** Jekyll: `_posts`, `_drafts` and pages, with `_config.yml` where that is there. */
export const jekyll: Format = { name: 'jekyll', read };

const STYLES: { readonly [name: string]: string } = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  weekdate: '/:categories/:year/W:week/:short_day/:title.html',
  none: '/:categories/:title.html',
};

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const settings = await settingsOf(source.files, '_config.yml', '_config.yaml', '_config.toml');
  const base = settingText(settings, 'baseurl') ?? '';
  const url = settingText(settings, 'url');
  const home = request.oldUrl ?? (url && /^https?:/.test(url) ? `${url.replace(/\/$/, '')}${base}/` : null);
  const zone = settingText(settings, 'timezone');
  const clock = clockOf(zone ?? null);
  yield {
    kind: 'site',
    site: {
      ...(settingText(settings, 'title', 'name') ? { title: settingText(settings, 'title', 'name')! } : {}),
      ...(settingText(settings, 'tagline', 'description')
        ? { tagline: settingText(settings, 'tagline', 'description')! }
        : {}),
      ...(home ? { url: home } : {}),
      ...(settingText(settings, 'lang', 'locale')
        ? { lang: settingText(settings, 'lang', 'locale')!.replace('_', '-') }
        : {}),
      ...(zone && isZone(zone) ? { timezone: zone } : {}),
    },
  };
  yield* writers(source, settings);
  const pattern =
    STYLES[settingText(settings, 'permalink') ?? 'date'] ??
    settingText(settings, 'permalink') ??
    STYLES.date!;
  for (const file of source.files.filter(
    ({ path }) =>
      isManuscript(path) &&
      !/(?:^|\/)(?:_site|_includes|_layouts|_sass|vendor|node_modules|assets)\//.test(path),
  )) {
    const post =
      /(?:^|\/)_posts\//.test(file.path) || (source.name === '_posts' && !file.path.startsWith('_'));
    const draft = /(?:^|\/)_drafts\//.test(file.path);
    if (!post && !draft && /(?:^|\/)_(?!posts|drafts)[^/]*\//.test(file.path)) {
      yield {
        kind: 'skipped',
        what: 'file',
        name: file.path,
        why: 'it belongs to a collection or a theme, not to the posts',
      };
      continue;
    }
    const habits: Habits = {
      name: 'jekyll',
      kind: post || draft ? 'dispatch' : 'page',
      draft,
      clock,
      home,
      address: (parts) =>
        post
          ? base + permalinkOf(pattern, parts)
          : draft
            ? null
            : `${base}/${file.path.replace(/(?:index)?\.\w+$/, '')}`,
      spacedLists: true,
      section: '',
      notTags: [],
      show: (body, notes, path) => showLiquid(body, { base, home, path }, notes),
    };
    const piece = await pieceOfFile(file, habits, request);
    if (piece === null || (!post && !draft && piece.title === null))
      yield {
        kind: 'skipped',
        what: 'file',
        name: file.path,
        why: 'it is neither a post nor a page with a title',
      };
    else yield { kind: 'piece', piece };
  }
}

async function* writers(
  source: Source,
  settings: { readonly [key: string]: unknown },
): AsyncGenerator<Found> {
  const file = source.files.find(({ path }) => /(?:^|\/)_data\/authors\.ya?ml$/.test(path));
  const people = file ? readYaml(decodeText(await file.read()).text).value : settings.authors;
  if (typeof people !== 'object' || people === null || Array.isArray(people)) return;
  for (const [key, value] of Object.entries(people)) {
    const person = typeof value === 'object' && value !== null ? (value as { [key: string]: unknown }) : {};
    const text = (...names: string[]) => settingText(person, ...names) ?? null;
    yield {
      kind: 'writer',
      writer: {
        key,
        name: text('name', 'display_name') ?? key,
        bio: text('bio', 'description'),
        email: text('email'),
        url: text('url', 'web', 'site', 'uri'),
        image: text('avatar', 'image', 'picture'),
        pages: [],
        feeds: {},
      },
    };
  }
}

/** Liquid of a body as Markdown: highlights, includes of figures and videos, links to posts, kramdown's marks. */
export function showLiquid(
  body: string,
  site: { readonly base: string; readonly home: string | null; readonly path: string },
  notes: Note[],
): string {
  const shown = showTags(
    body,
    (name, rest, inner) => {
      if (name === 'highlight' || name === 'codeblock' || name === 'code')
        return inner === undefined ? null : fenced(inner, rest.split(/\s/)[0]?.replace(/^lang:/, '') ?? '');
      if (name === 'post_url' || name === 'link')
        return name === 'post_url'
          ? `post:${rest.replace(/^\/|["']/g, '')}`
          : `/${rest.replace(/["']/g, '').replace(/^\//, '')}`;
      if (name === 'youtube' || name === 'vimeo') return videoText(name, parameters(rest)['0'] ?? '');
      if (name !== 'include' && name !== 'include_relative') return null;
      const values = parameters(rest.replace(/^\S+/, ''));
      const src = values.src ?? values.url ?? values.image ?? values.image_path ?? values.file ?? values.path;
      if (/(?:figure|image|img|picture|photo)/i.test(rest.split(/\s/)[0] ?? '') && src)
        return pictureText(src, values.alt ?? values.title ?? '', values.caption ?? values.description ?? '');
      const video = /youtube|vimeo/i.exec(rest.split(/\s/)[0] ?? '')?.[0].toLowerCase();
      if (video && (values.id ?? values.video_id ?? values['0']))
        return videoText(video, values.id ?? values.video_id ?? values['0'] ?? '');
      return null;
    },
    (name) =>
      /^site\.(?:baseurl|url)$/.test(name)
        ? name.endsWith('baseurl')
          ? site.base
          : (site.home ?? '').replace(/\/$/, '').replace(new RegExp(`${site.base}$`), '')
        : (/^["']([^"']+)["']\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.\w+)/.exec(name)?.[1] ??
          null),
    notes,
  );
  return shown
    .replace(/<!--\s*more\s*-->\n?/g, '')
    .replace(/^[ \t]*\{:(?![%}])[^}\n]{0,300}\}[ \t]*$|(?<=\S)\{:(?![%}])[^}\n]{0,300}\}/gm, (mark) => {
      notes.push({ kind: 'dropped', what: 'kramdown mark', detail: mark.trim().slice(0, 80) });
      return '';
    });
}

/** A video as a link. */
export function videoText(kind: string, id: string): string {
  const url = /^https?:/.test(id)
    ? id
    : kind === 'vimeo'
      ? `https://vimeo.com/${id}`
      : `https://www.youtube.com/watch?v=${id}`;
  return `[Video on ${kind === 'vimeo' ? 'Vimeo' : 'YouTube'}](${url})`;
}
