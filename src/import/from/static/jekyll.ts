import { dayInPath } from '../../../copy/front/days/path-names.ts';
import { nameOf } from '../../../model/address/paths.ts';
import { attemptFile } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import type { Look, Mark } from '../../found/look.ts';
import { clockOf, isZone } from '../../found/moment.ts';
import type { Source } from '../../found/outside.ts';
import type { Found, Piece, Remark } from '../../found/piece.ts';
import { collectionAddress, postAddress, postPattern } from '../jekyll-addresses.ts';
import { shelvesIn, shelvesOf } from '../jekyll-shelves.ts';
import { below, homeOf } from '../permalink.ts';
import { valuesOf } from '../values.ts';
import { isManuscript, settingsOf, settingText, unread } from './files.ts';
import { pieceOfFile, pieceOrNothing } from './folder.ts';
import type { Habits } from './habits.ts';
import { fileOfHexo } from './hexo-settings.ts';
import { collectionsIn } from './jekyll-collections.ts';
import { defaultsFor, leftOut, rootOf } from './jekyll-settings.ts';
import { showLiquid } from './liquid/show-liquid.ts';
import { liquidOfJekyll, pageValues } from './liquid/site-values.ts';
import { peopleIn, writersOf } from './people.ts';
import { languagesIn, Translations } from './translations.ts';

/** Reads a Jekyll site: `_posts`, `_drafts`, pages, and `_config.yml` if there is one. */
export const jekyll: Format = { name: 'jekyll', recognise, read };

async function recognise(look: Look): Promise<Mark | null> {
  const { has, name, paths } = look;
  if (has(/(?:^|\/)source\/_posts\//)) {
    const octopress = has(/(?:^|\/)Rakefile$/) ?? has(/(?:^|\/)source\/_(?:includes|layouts)\//);
    return octopress === undefined
      ? null
      : { why: `${octopress} beside source/_posts/ means Octopress, a kind of Jekyll` };
  }
  // A site of Eleventy may keep its posts in `_posts/`, too.
  if (has(ELEVENTY) !== undefined && has(/(?:^|\/)_config\.(?:ya?ml|toml)$/) === undefined) return null;
  const post =
    has(/(?:^|\/)_posts\/(?:.*\/)?[^/]+\.(?:md|markdown|html?|textile)$/) ??
    (name === '_posts' ? paths[0] : undefined);
  // So may one of Hexo whose settings name its folder.
  if (post === undefined || (await fileOfHexo(look)) !== undefined) return null;
  return { why: 'its posts are in _posts/' };
}

const ELEVENTY = /(?:^|\/)(?:\.eleventy|eleventy\.config)\.[cm]?[jt]s$/;

/** `baseurl` as what stands before every path: nothing, or a slash and a folder. */
function baseOf(written = ''): string {
  const plain = written.replace(/^\/+|\/+$/g, '');
  return plain === '' ? '' : `/${plain}`;
}

/** The path of the site's feed; null if it has none, or one on another site. `home`: the address of the site. */
function feedIn(
  settings: { readonly [key: string]: unknown },
  base: string,
  home: string | null,
): string | null {
  const written = settingText(valuesOf(settings.feed), 'path');
  if (!written || !/^\w+:|^\/\//.test(written))
    return written ? `${base}/${written.replace(/^\//, '')}` : null;
  const at = URL.parse(written, home ?? undefined);
  return at && home !== null && at.host === new URL(home).host ? at.pathname : null;
}

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const settings = await settingsOf(source.files, '_config.yml', '_config.yaml', '_config.toml');
  const base = baseOf(settingText(settings, 'baseurl'));
  const url = settingText(settings, 'url');
  const home = homeOf(request, url, base);
  const feed = feedIn(settings, base, home);
  const zone = settingText(settings, 'timezone');
  const clock = clockOf(zone ?? null);
  const lang = settingText(settings, 'lang', 'default_lang', 'locale');
  yield {
    kind: 'site',
    site: {
      ...(settingText(settings, 'title', 'name') ? { title: settingText(settings, 'title', 'name')! } : {}),
      ...(settingText(settings, 'tagline', 'description')
        ? { tagline: settingText(settings, 'tagline', 'description')! }
        : {}),
      ...(home ? { url: home } : {}),
      ...(feed ? { redirects: { [feed]: '/feed.xml' } } : {}),
      ...(lang ? { lang: lang.replace('_', '-') } : {}),
      ...(zone && isZone(zone) ? { timezone: zone } : {}),
    },
  };
  yield* writers(source, settings);
  const pattern = postPattern(settingText(settings, 'permalink'));
  const root = rootOf(source, settings);
  const render = await liquidOfJekyll(source.files, {
    root,
    settings,
    base,
    // Jekyll's `site.url` has no path.
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
  const translations = new Translations();
  const others = languagesIn(settings.languages).filter((one) => one !== lang?.toLowerCase());
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
        : 'it lies outside the folder that Jekyll reads';
      if (out !== null) {
        yield { kind: 'skipped', what: 'file', name: file.path, why: out };
        return;
      }
      if (!post && !draft && group !== undefined && collection.output !== true) {
        yield {
          kind: 'skipped',
          what: 'file',
          name: file.path,
          why: 'Jekyll makes no page of it, since its folder is not a collection with output: true',
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
        folder: base,
        address: (parts) =>
          post
            ? below(base, postAddress(pattern, parts))
            : group !== undefined
              ? below(base, collectionAddress(file.path, group, settingText(collection, 'permalink'), parts))
              : draft
                ? null
                : `${base}/${inside.replace(/(?:index)?\.\w+$/, '')}`,
        spacedLists: true,
        // For Jekyll, the folders above `_posts` are categories.
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
        const placed = inItsLanguage({ ...piece, notes }, others, base);
        yield pieceOrNothing(
          group !== undefined && piece.date === null
            ? { ...placed, kind: 'page' }
            : translations.joined(placed, sharedBy(piece, others.length > 0)),
        );
      }
    });
  }
}

/** A piece in another language of the site, which jekyll-polyglot showed in a folder of that language. */
function inItsLanguage(piece: Piece, others: readonly string[], base: string): Piece {
  const [address, ...more] = piece.aliases;
  const lang = others.find((one) => one === piece.lang?.toLowerCase());
  if (lang === undefined || !address?.startsWith(`${base}/`)) return piece;
  return { ...piece, aliases: [`${base}/${piece.lang}${address.slice(base.length)}`, ...more] };
}

/** What the translations of a piece share: a field by which themes join them, or their address for jekyll-polyglot. */
function sharedBy(piece: Piece, byAddress: boolean): string {
  const named = ['lang-ref', 'lang_ref', 'ref', 'page_id', 'translation_id']
    .map((key) => piece.extra[key])
    .find((value) => typeof value === 'string' || typeof value === 'number');
  return named === undefined ? ((byAddress ? piece.aliases[0] : undefined) ?? piece.id) : `key:${named}`;
}

const UNNAMED: Remark = {
  kind: 'guessed',
  what: 'kind',
  detail: 'it is among the posts, but its name has no date, so Jekyll may not have shown it',
};

/** The writers of a site, from `_data/authors.yml`, the collection `_authors` and the settings. */
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
