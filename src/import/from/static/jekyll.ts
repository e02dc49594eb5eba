import { dayInPath, slugInPath } from '../../../copy/front/days/path-names.ts';
import { openManuscript } from '../../../copy/front/front-matter.ts';
import { nameOf } from '../../../model/address/paths.ts';
import { attemptFile } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import type { Look, Mark } from '../../found/look.ts';
import { clockOf, isZone } from '../../found/moment.ts';
import type { Source, SourceFile } from '../../found/outside.ts';
import type { Found, Remark } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { shelvesIn, shelvesOf } from '../jekyll-shelves.ts';
import { below, homeOf, type PermalinkParts, permalinkOf, urlized } from '../permalink.ts';
import { valuesOf } from '../values.ts';
import { writtenPermalink } from '../written-permalink.ts';
import { isLeftOut, isManuscript, outermost, settingsOf, settingText, unread } from './files.ts';
import { type Habits, pieceOfFile, pieceOrNothing } from './folder.ts';
import type { PartlyKnown } from './liquid/engine.ts';
import { showLiquid } from './liquid/show-liquid.ts';
import { liquidOfJekyll, pageValues } from './liquid/site-values.ts';
import { peopleIn, writersOf } from './people.ts';

/** Jekyll: `_posts`, `_drafts` and pages, with `_config.yml` where that is there. */
export const jekyll: Format = { name: 'jekyll', recognise, read };

function recognise({ has, name, paths }: Look): Mark | null {
  if (has(/(?:^|\/)source\/_posts\//)) {
    const octopress = has(/(?:^|\/)Rakefile$/) ?? has(/(?:^|\/)source\/_(?:includes|layouts)\//);
    return octopress === undefined
      ? null
      : { why: `${octopress} beside source/_posts/ is how Octopress works, a kind of Jekyll` };
  }
  // Eleventy may keep its posts in a folder of that name.
  if (has(ELEVENTY) !== undefined && has(/(?:^|\/)_config\.(?:ya?ml|toml)$/) === undefined) return null;
  const post =
    has(/(?:^|\/)_posts\/(?:.*\/)?[^/]+\.(?:md|markdown|html?|textile)$/) ??
    (name === '_posts' ? paths[0] : undefined);
  return post === undefined ? null : { why: 'its posts are in _posts/' };
}

const ELEVENTY = /(?:^|\/)(?:\.eleventy|eleventy\.config)\.[cm]?[jt]s$/;

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
  const feed = settingText(valuesOf(settings.feed), 'path');
  const home = homeOf(request, url, base);
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
      ...(feed ? { redirects: { [`${base}/${feed.replace(/^\//, '')}`]: '/feed.xml' } } : {}),
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
  const root = rootOf(source, settings);
  const render = await liquidOfJekyll(source.files, {
    root,
    settings,
    base,
    // `site.url` is the host alone.
    url: (home ?? '').replace(/\/$/, '').replace(new RegExp(`${base}$`), ''),
    today: request.today,
    collections: await collectionsIn(source.files, root, settings),
  });
  const [excluded, included] = [settings.exclude, settings.include].map((list) =>
    Array.isArray(list) ? list.map(String) : [],
  ) as [string[], string[]];
  const files = source.files.filter(
    ({ path }) => !/(?:^|\/)(?:_site|_includes|_layouts|_sass|vendor|node_modules|assets)\//.test(path),
  );
  yield* unread(files);
  const shelves = shelvesIn(source, settings);
  const told = new Set<string>();
  for (const file of files.filter(({ path }) => isManuscript(path))) {
    yield* attemptFile(file.path, async function* () {
      const inside = file.path.startsWith(root) ? file.path.slice(root.length) : file.path;
      const post =
        /(?:^|\/)_posts\//.test(file.path) || (source.name === '_posts' && !file.path.startsWith('_'));
      const draft = /(?:^|\/)_drafts\//.test(file.path);
      const group = /(?:^|\/)_(?!posts|drafts)([^/]*)\//.exec(file.path)?.[1];
      const collection = valuesOf(valuesOf(settings.collections)[group ?? '']);
      if (AUTHORS.test(file.path)) return;
      const out = file.path.startsWith(root)
        ? leftOut(inside, { excluded, included, draft })
        : 'it lies outside of the folder that Jekyll reads';
      if (out !== null) {
        yield { kind: 'skipped', what: 'file', name: file.path, why: out };
        return;
      }
      if (!post && !draft && group !== undefined && collection.output !== true) {
        yield {
          kind: 'skipped',
          what: 'file',
          name: file.path,
          why: 'it belongs to a collection or a theme, not to the posts',
        };
        return;
      }
      const habits: Habits = {
        name: 'jekyll',
        kind: post || draft || group !== undefined ? 'dispatch' : 'page',
        defaults: { author: settings.author, ...defaultsFor(file.path, post || draft, settings.defaults) },
        draft,
        clock,
        home,
        address: (parts) =>
          post
            ? below(
                base,
                permalinkOf(withCategories(pattern, parts.categories), {
                  ...parts,
                  name: plainTitle(parts.name),
                  slug: parts.slug === null ? null : plainTitle(parts.slug),
                }),
              )
            : group !== undefined
              ? below(base, collectionAddress(file.path, group, settingText(collection, 'permalink'), parts))
              : draft
                ? null
                : `${base}/${inside.replace(/(?:index)?\.\w+$/, '')}`,
        spacedLists: true,
        // Jekyll takes the folders above `_posts` for categories.
        folders: post ? (/^(.*?)(?:^|\/)_posts\//.exec(inside)?.[1] ?? '').split('/').filter(Boolean) : [],
        section: '',
        notTags: [],
        showsFields: true,
        show: (body, notes, path, fields) =>
          showLiquid(
            body,
            render,
            { page: pageValues(fields, { path: inside, date: dayInPath(path) }) },
            notes,
          ),
      };
      const piece = await pieceOfFile(file, habits, request);
      if (piece === null || (!post && !draft && piece.title === null))
        yield {
          kind: 'skipped',
          what: 'file',
          name: file.path,
          why: 'it is neither a post nor a page with a title',
        };
      else {
        const notes =
          post && !/^\d{2,4}-\d{1,2}-\d{1,2}-/.test(nameOf(file.path))
            ? [...piece.notes, UNNAMED]
            : piece.notes;
        yield* shelvesOf(piece, shelves, base, told);
        yield pieceOrNothing(
          group !== undefined && piece.date === null
            ? { ...piece, notes, kind: 'page' }
            : { ...piece, notes },
        );
      }
    });
  }
}

const UNNAMED: Remark = {
  kind: 'guessed',
  what: 'kind',
  detail: 'it is among the posts, but its name has no date, so Jekyll may not have shown it',
};

/** Why Jekyll makes nothing of a file; null if it does. */
function leftOut(
  inside: string,
  {
    excluded,
    included,
    draft,
  }: { readonly excluded: readonly string[]; readonly included: readonly string[]; readonly draft: boolean },
): string | null {
  if (isLeftOut(inside, excluded)) return '_config.yml excludes it';
  if (/(?:^|\/)\./.test(inside) && !isLeftOut(inside, included)) return 'Jekyll leaves out hidden files';
  return !draft && /^[_~#]/.test(nameOf(inside))
    ? 'Jekyll leaves out files whose name begins with such a sign'
    : null;
}

/** The folder that is the root of the site, with a slash at its end; '' for the whole source. */
function rootOf(source: Source, settings: { readonly [key: string]: unknown }): string {
  const config = outermost(source.files, (path) => /(?:^|\/)_config\.(?:ya?ml|toml)$/.test(path))?.path ?? '';
  const folder = config.replace(/[^/]*$/, '');
  const named = settingText(settings, 'source')?.replace(/^\.?\/|\/$/g, '') ?? '';
  // Octopress keeps its posts below source/.
  const below =
    named !== ''
      ? named
      : source.files.some(({ path }) => path.startsWith(`${folder}source/_posts/`))
        ? 'source'
        : '';
  const root = below === '' ? folder : `${folder}${below}/`;
  const posts = source.files.filter(({ path }) => /(?:^|\/)_posts\//.test(path));
  // A theme alone may have settings, beside posts whose own are missing.
  return posts.length === 0 || posts.some(({ path }) => path.startsWith(root)) ? root : '';
}

/** Values of `defaults` in the configuration whose scope a file is in; the narrowest path counts most. */
function defaultsFor(path: string, isPost: boolean, defaults: unknown): { readonly [key: string]: unknown } {
  const fitting = (Array.isArray(defaults) ? defaults : []).map(valuesOf).filter((one) => {
    const { path: under = '', type } = valuesOf(one.scope);
    const folder = String(under ?? '').replace(/\/$/, '');
    const typed = type === undefined || (type === 'posts') === isPost || type === '';
    return typed && (folder === '' || path === folder || path.startsWith(`${folder}/`));
  });
  const width = (one: { readonly [key: string]: unknown }) => String(valuesOf(one.scope).path ?? '').length;
  return Object.assign({}, ...fitting.sort((a, b) => width(a) - width(b)).map((one) => valuesOf(one.values)));
}

/** Jekyll puts a name into an address with hyphens for all that an address would have to escape (`slugify: pretty`). */
function plainTitle(name: string): string {
  return name.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replace(/^-|-$/g, '');
}

/** Jekyll puts categories into addresses in lower case and otherwise as they are. */
function withCategories(pattern: string, categories: readonly string[]): string {
  return pattern
    .replace(':slugified_categories', categories.map(urlized).join('/'))
    .replace(':categories', categories.map((one) => one.toLowerCase()).join('/'));
}

function collectionAddress(
  path: string,
  group: string,
  permalink: string | undefined,
  parts: PermalinkParts,
): string | null {
  const inside = path.replace(new RegExp(`^(?:.*/)?_${group}/`), '').replace(/\.\w+$/, '');
  const pattern = (permalink ?? '/:collection/:path.html')
    .replace(':collection', group)
    .replace(':path', inside);
  return permalinkOf(pattern, parts);
}

/** The pieces of each collection but the posts, as templates see them. */
async function collectionsIn(
  files: readonly SourceFile[],
  root: string,
  settings: { readonly [key: string]: unknown },
): Promise<ReadonlyMap<string, readonly PartlyKnown[]>> {
  const found = new Map<string, readonly PartlyKnown[]>();
  for (const [group, collection] of Object.entries(valuesOf(settings.collections))) {
    if (group === 'posts') continue;
    const pieces: PartlyKnown[] = [];
    for (const file of files) {
      if (!file.path.startsWith(`${root}_${group}/`) || !isManuscript(file.path)) continue;
      const own = valuesOf(openManuscript(decodeText(await file.read()).text).fields.value);
      const fields = { ...defaultsFor(file.path, false, settings.defaults), ...own };
      const name = slugInPath(file.path);
      const title =
        settingText(fields, 'title') ??
        name.replace(/-/g, ' ').replace(/\b\p{Ll}/gu, (one) => one.toUpperCase());
      const parts = {
        date: null,
        name,
        slug: settingText(fields, 'slug') ?? null,
        title,
        categories: [],
        section: '',
        id: null,
        fields,
      };
      const permalink = settingText(fields, 'permalink');
      const url =
        permalink === undefined
          ? collectionAddress(file.path, group, settingText(valuesOf(collection), 'permalink'), parts)
          : writtenPermalink(permalink, parts, file.path);
      const inside = file.path.slice(root.length);
      const made = { title, slug: name, path: inside, relative_path: inside, collection: group };
      pieces.push(pageValues(fields, { ...made, ...(url === null ? {} : { url }) }));
    }
    found.set(group, pieces);
  }
  return found;
}

/** People of `_data/authors.yml`, of the collection `_authors`, and of the settings. */
async function* writers(
  source: Source,
  settings: { readonly [key: string]: unknown },
): AsyncGenerator<Found> {
  const people = new Map(await peopleIn(source.files, (path) => AUTHORS.test(path)));
  for (const [key, one] of Object.entries(valuesOf(settings.authors)))
    if (!people.has(key)) people.set(key, typeof one === 'string' ? { name: one } : valuesOf(one));
  yield* writersOf(people);
}

const AUTHORS =
  /(?:^|\/)_data\/(?:authors|people|team)(?:\.(?:ya?ml|json)|\/[^/]+\.(?:ya?ml|json))$|(?:^|\/)_authors\/[^/]+\.(?:md|markdown)$/;
