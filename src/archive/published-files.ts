import { folderOf, foldPath, joinPath, nameOf, type SourcePath } from '../model/address/paths.ts';
import type { AssetFile } from '../model/asset.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import { holdingName } from '../model/held/held-names.ts';
import type { Json } from '../model/json.ts';
import type { Site } from '../model/site.ts';
import { decoded } from '../model/text/percent.ts';

/** A file that is not published, and why. */
export type HeldFile = {
  readonly path: SourcePath;
  /**
   * `named`: only unpublished dispatches name it. `beside`: nothing published shows it, and it lies beside an unpublished
   * dispatch. `alone`: nothing published shows it, and no dispatch lies beside it. `kind`: nothing published shows it, and
   * hardly anybody means to publish such a file, as a text of another program.
   */
  readonly because: 'named' | 'beside' | 'alone' | 'kind';
  /** An unpublished dispatch that names it or lies beside it. */
  readonly by: SourcePath | null;
};

/** What else may name files. */
export type Surroundings = {
  /** HTML of the copy of an unpublished dispatch. */
  readonly html: (dispatch: Dispatch) => string;
  /** Whether settings, templates or style sheets name a file by its last segment. */
  readonly isNamed: (name: string) => boolean;
};

export const NO_SURROUNDINGS: Surroundings = { html: () => '', isNamed: () => false };

/** The dispatches of a site folder: those of this edition, and those left out of it. */
type Divided = { readonly published: readonly Dispatch[]; readonly unpublished: readonly Dispatch[] };

/**
 * Decides which files are published. A file that only unpublished dispatches name is held back wherever it lies. All
 * other files of `assets/` are published. Files of `posts/` are published with the dispatches beside them: if one of
 * these is unpublished, or if the file is of a doubtful kind, such as a text of another program, something published must name the file.
 */
export function publishedFiles(
  { published, unpublished }: Divided,
  assets: readonly AssetFile[],
  site: Site,
  { html, isNamed }: Surroundings,
): { readonly assets: readonly AssetFile[]; readonly held: readonly HeldFile[] } {
  let finder: Find | undefined;
  const find: Find = (reference, from) => {
    finder ??= finderOf(assets, site);
    return finder(reference, from);
  };
  const namedBy = new Map<SourcePath, SourcePath>();
  for (const dispatch of unpublished) {
    for (const reference of [...referencesOf(dispatch), ...wordsOf(html(dispatch))])
      for (const file of find(reference, dispatch))
        if (!namedBy.has(file.path)) namedBy.set(file.path, dispatch.source);
  }
  const heldBeside = heldBesideOf({ published, unpublished }, site);
  const doubtful = new Map<SourcePath, HeldFile>();
  for (const { path } of assets) {
    if (isRequestedByName(path)) continue;
    const by = namedBy.get(path);
    const found = by
      ? { because: 'named' as const, by }
      : path.startsWith('posts/')
        ? (heldBeside(path) ?? (doubtfulKind(path) ? { because: 'kind' as const, by: null } : null))
        : null;
    if (found) doubtful.set(path, { path, ...found });
  }
  if (doubtful.size > 0) {
    const names = new Set([...doubtful.keys()].map((path) => foldPath(nameOf(path))));
    for (const dispatch of published) {
      for (const reference of referencesOf(dispatch)) {
        if (!names.has(lastOf(reference))) continue;
        for (const { path } of find(reference, dispatch)) doubtful.delete(path);
      }
    }
    for (const path of doubtful.keys()) if (isNamed(nameOf(path))) doubtful.delete(path);
  }
  if (doubtful.size === 0) return { assets, held: [] };
  return { assets: assets.filter(({ path }) => !doubtful.has(path)), held: [...doubtful.values()] };
}

/** Whether hosts, browsers or the theme request a file by its name: dispatches do not decide about it. */
function isRequestedByName(path: SourcePath): boolean {
  return path === 'assets/theme.css' || ASKED_FOR.test(path);
}

const ASKED_FOR =
  /^assets\/_root\/(?:\.|\.well-known\/.*|_headers$|_redirects$|CNAME$|(?:robots|ads|app-ads|humans|security|llms)\.txt$|favicon[\w-]*\.\w+$|apple-touch-icon[\w-]*\.png$|[\w-]+\.webmanifest$|manifest\.json$|browserconfig\.xml$|google[\da-f]+\.html$|BingSiteAuth\.xml$)/i;

/** Finds the files that a reference in a dispatch may mean: too many rather than too few. */
type Find = (reference: string, from: Dispatch) => readonly AssetFile[];

function finderOf(assets: readonly AssetFile[], { origin, base }: Site): Find {
  const byPath = new Map<string, AssetFile>();
  /** Files whose names differ only in letter case or Unicode form. */
  const alike = new Map<string, AssetFile[]>();
  for (const asset of assets) {
    const path = foldPath(asset.path);
    const other = byPath.get(path);
    if (other) alike.set(path, [...(alike.get(path) ?? [other]), asset]);
    else byPath.set(path, asset);
  }
  return (reference, { source }) => {
    const plain = plainOf(reference);
    const inside = plain.startsWith(`${origin}/`) ? plain.slice(origin.length) : plain;
    if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(inside)) return [];
    const fromTop = joinPath('', inside.replace(/^\/+/, ''));
    const own = base !== '' && inside.startsWith(`${base}/`) ? inside.slice(base.length + 1) : undefined;
    const paths = [
      inside.startsWith('/') ? undefined : joinPath(folderOf(source), inside),
      ...[fromTop, own && joinPath('', own)].flatMap((path) => (path === undefined ? [] : placesOf(path))),
    ];
    return paths.flatMap((path) => {
      const folded = path === undefined ? '' : foldPath(path);
      const found = byPath.get(folded);
      return found ? (alike.get(folded) ?? [found]) : [];
    });
  };
}

/** Where a path may lead: it may start at the root of the site folder, of the site, or of one of its folders. */
function placesOf(path: string): readonly string[] {
  const address = path.startsWith('assets/') ? [`posts/${path.slice('assets/'.length)}`] : [];
  return [path, `assets/${path}`, `posts/${path}`, `assets/_root/${path}`, ...address];
}

/** Everything that a dispatch names: what it shows and links, and the fields of its own that templates may show. */
function referencesOf(dispatch: Dispatch): readonly string[] {
  const { copy, image, firstImage, facsimile, dekHtml, bio, bylines, corrections, extra } = dispatch;
  const pictures = [image, firstImage, ...facsimile, ...copy.slots.filter((slot) => slot.kind === 'image')];
  return [
    ...copy.slots.flatMap((slot) => (slot.kind === 'link' ? [slot.target] : [])),
    ...copy.outside,
    ...pictures.flatMap((picture) =>
      picture
        ? [picture.src, ...addressesIn(picture.captionHtml ?? ''), ...addressesIn(picture.creditHtml ?? '')]
        : [],
    ),
    ...bylines.flatMap((byline) => [
      ...[byline.image, byline.url].flatMap((address) => address ?? []),
      ...(byline.bio ? addressesIn(byline.bio) : []),
    ]),
    ...addressesIn(dekHtml ?? ''),
    ...addressesIn(bio ?? ''),
    ...corrections.flatMap(({ note }) => addressesIn(note)),
    ...textsIn(extra),
  ];
}

/** Addresses in inline HTML. */
function addressesIn(html: string): readonly string[] {
  return [...html.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, address = '']) => unescaped(address));
}

/** All texts in a value of front matter. */
function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value as { readonly [key: string]: Json }).flatMap(textsIn);
}

/** Everything in HTML that may name a file: whole attributes, and words in text and attributes. */
function wordsOf(html: string): readonly string[] {
  const words = new Set<string>();
  for (const [, attribute = ''] of html.matchAll(/="([^"]*)"/g)) words.add(unescaped(attribute));
  for (const [word] of unescaped(html).matchAll(/[^\s"'<>(),;=|\u0001\u0002`]+/g))
    if (/[./]/.test(word)) words.add(word.replace(/[.:!?]+$/, ''));
  return [...words];
}

function unescaped(html: string): string {
  return html.replace(/&(?:amp|#38|#x26);/gi, '&').replace(/&(?:quot|#34|#x22);/gi, '"');
}

/** Decodes a reference and removes its query and fragment. */
function plainOf(reference: string): string {
  if (!/[%?#\s]/.test(reference)) return reference;
  return decoded(reference.replace(/[?#].*$/s, '').trim());
}

/** The name of the file that a reference means, folded. */
function lastOf(reference: string): string {
  return foldPath(nameOf(plainOf(reference)));
}

/**
 * Why the dispatches beside a file of `posts/` keep it from being published; null if they do not. Beside a
 * file are the dispatches of its folder or, if that has none, of the nearest folder above.
 */
function heldBesideOf(
  { published, unpublished }: Divided,
  site: Site,
): (path: SourcePath) => Pick<HeldFile, 'because' | 'by'> | null {
  const withPublished = new Set(published.map(({ source }) => folderOf(source)));
  const withUnpublished = new Map(unpublished.map(({ source }) => [folderOf(source), source]));
  return (path) => {
    if (!site.drafts && /(?:^|\/)_drafts\//.test(path)) return { because: 'beside', by: null };
    if (!site.drafts && !withPublished.has(folderOf(path)) && holdingName(`${folderOf(path)}/`) !== null)
      return { because: 'beside', by: null };
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
      const by = withUnpublished.get(folder);
      if (by !== undefined) return { because: 'beside', by };
      if (withPublished.has(folder)) return null;
    }
    return { because: 'alone', by: null };
  };
}

/** Files that hardly anybody means to publish as they are, by their names; Markdown files are none of these. */
const DOUBTFUL: readonly (readonly [RegExp, string])[] = [
  [
    /\.(?:doc[xm]?|f?odt|sxw|rtf|pages|wp[ds]|abw|gdoc|scrivx?|ulyz|fountain|fdx|tex|wiki|mediawiki|creole|textile|org|re?st|a(?:scii)?doc|ipynb)$/i,
    'a text of another program',
  ],
  [/\.(?:md|mdx|markdown|mkdn?|mdown)[.%#$~_-][^/]*$/i, 'a copy of a manuscript'],
  [/\.(?:eml|emlx|msg|mbox|mbx|pst|ost)$/i, 'a mail'],
  [
    /\.(?:pem|key|p12|pfx|kdbx?|ppk|gpg|pgp|age|enc|jks|sql|sqlite3?|db|log|dump|lnk|url|webloc|iml|suo|code-workspace|pyc|lock|asd|wbk|env|bak|\${3})$|(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$/i,
    'a file of another program',
  ],
];

/** What a file of `posts/` is if hardly anybody means to publish it as it is; undefined if it may be an attachment. */
function doubtfulKind(path: SourcePath): string | undefined {
  return DOUBTFUL.find(([name]) => name.test(path))?.[1];
}

/** Warns about a file of `posts/` that is held back because of what it is. */
export function fileNotRead(source: SourcePath): Finding {
  return {
    rule: 'dispatch-not-read',
    level: 'warning',
    source,
    reason: `This is ${doubtfulKind(source)}, and no published dispatch links it, so it is neither read nor published`,
    remedy:
      'If it is a dispatch, write it in Markdown; backfile import reads many formats. To publish it as it is, link it, or move it to assets/.',
  };
}

/** Warns about a film that records where it was taken. It is published unchanged: we cannot remove the place from films. */
export function filmWithPlace(source: SourcePath): Finding {
  return {
    rule: 'picture-location',
    level: 'warning',
    source,
    reason: 'The file records where it was taken, and is published as it is',
    remedy: 'Save it without its place, with the program that made it.',
  };
}
