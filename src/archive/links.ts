import { folderOf, hrefOf, type SourcePath } from '../model/address/paths.ts';
import type { AssetFile } from '../model/asset.ts';
import type { Dispatch, PictureReference, Slot } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import type { Fill, Picture, PictureFacts } from '../model/picture.ts';
import type { Site } from '../model/site.ts';
import type { Shelf } from './clipping.ts';
import type { Directory } from './directory.ts';
import type { Shelves } from './shelves.ts';

/** Fills the slots of a dispatch's copy. Warns about each link or picture that leads to nothing. */
export function fillSlots(dispatch: Dispatch, directory: Directory, findings: Finding[]): readonly Fill[] {
  return dispatch.copy.slots.map((slot): Fill => {
    if (slot.kind === 'link') return linkOf(slot, dispatch, directory, findings);
    const picture = pictureOf(slot, dispatch, directory, lostPictureReporter(slot, dispatch, findings));
    if (picture) {
      const { row, lazy, inline, attributes, plain } = slot;
      return {
        kind: 'image',
        picture,
        row,
        lazy,
        inline,
        ...(attributes && { attributes }),
        ...(plain && { plain }),
      };
    }
    return { kind: 'lost', alt: slot.alt ?? '' };
  });
}

/** The lead picture named in front matter; null if none is named, or (with a warning) if the file is missing. */
export function leadPicture(dispatch: Dispatch, directory: Directory, findings: Finding[]): Picture | null {
  const { image } = dispatch;
  return image ? pictureOf(image, dispatch, directory, lostPictureReporter(image, dispatch, findings)) : null;
}

/** The picture that represents a dispatch without a lead: the first of its body, unless it wants none. */
export function teaserPicture(dispatch: Dispatch, directory: Directory): Picture | null {
  if (dispatch.image !== null || !dispatch.firstImage) return null;
  return pictureOf(dispatch.firstImage, dispatch, directory, () => {});
}

function linkOf(
  { target, position, file }: Extract<Slot, { kind: 'link' }>,
  dispatch: Dispatch,
  directory: Directory,
  findings: Finding[],
): Fill {
  const { path, rest } = splitTarget(target);
  const to = (href: string): Fill => ({ kind: 'link', href: href + encoded(rest) });
  const asset = file && directory.asset(path, folderOf(dispatch.source));
  if (asset) return to(directory.assetHref(asset));
  const found = directory.find(path, dispatch);
  if (found) return rest === '' ? directory.linkTo(found) : to(hrefOf(found.path, directory.site.base));
  const absent = file ? undefined : directory.absent(path, dispatch);
  if (absent?.path) return to(hrefOf(absent.path, directory.site.base));
  const finding = {
    rule: 'broken-link',
    level: 'warning',
    source: dispatch.source,
    ...(position ? { position } : {}),
  } as const;
  if (absent) {
    findings.push({
      ...finding,
      reason: `The link to ${target} leads to ${absent.source}, which is not published, so its text is printed without a link`,
      remedy: 'It becomes a link in the first build that publishes the other; or remove it.',
    });
    return NO_LINK;
  }
  findings.push({
    ...finding,
    reason: `${file ? 'The address' : 'The link to'} ${target} leads to nothing in this archive`,
    remedy: file
      ? 'Add the file beside the dispatch or under assets/, correct its name, or write the whole URL.'
      : 'Link to a file (../2008/talks.md), a slug or an address of the archive, or write the whole URL.',
  });
  const isInside =
    path.startsWith('/') && !path.startsWith('//') && !path.startsWith(`${directory.site.base}/`);
  return { kind: 'link', href: (isInside ? directory.site.base : '') + encoded(target) };
}

/** The fill of a link to what is held back: its text is printed without a link. */
const NO_LINK: Fill = { kind: 'link', href: '' };

/** The target of a link as a path, and its query and fragment. */
export function splitTarget(target: string): { readonly path: string; readonly rest: string } {
  const end = target.search(/[?#]/);
  return end < 0 ? { path: target, rest: '' } : { path: target.slice(0, end), rest: target.slice(end) };
}

/** Percent-encodes the characters of an address that RFC 3986 does not allow; encoded ones stay. */
function encoded(address: string): string {
  return address.toWellFormed().replace(/[^\x21-\x7e]+|["<>\\^`{|}]|%(?![\da-f]{2})/giu, encodeURIComponent);
}

/** Links in settings are resolved from the folder of this file. */
const SETTINGS = { source: 'site.yaml' as SourcePath };

/**
 * Resolves the links in a writer's inline HTML (a bio line, a correction, a dek) as in the text of a dispatch: by file,
 * slug or address. A link that leads to nothing keeps its address, under the path of the site; one to what is held back
 * loses it.
 */
export function resolveLinks(
  html: string,
  directory: Directory,
  from: Pick<Dispatch, 'source'> = SETTINGS,
): string {
  const { site } = directory;
  return html.replace(LINK, (whole, before: string, written: string, rest: string) => {
    if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(written)) return whole;
    const reference = written.replaceAll(/&(?:amp|#x26);/g, '&');
    const found = directory.find(reference, from);
    const absent = found ? undefined : directory.absent(reference, from);
    const path = found?.path ?? absent?.path;
    if (path) return `${before} href="${hrefOf(path, site.base).replaceAll('&', '&amp;')}${rest}"`;
    if (absent) return before;
    return written.startsWith('/') && !written.startsWith(`${site.base}/`)
      ? `${before} href="${site.base}${written}${rest}"`
      : whole;
  });
}

/** The tag of a link, with its address divided before a query or fragment. */
const LINK = /(<a\b[^>]*?) href="([^"#?]+)([^"]*)"/g;

/** Reports why a picture is not shown; `reason` is the end of a sentence: `is damaged`. */
type ReportLost = (rule: string, reason: string, remedy: string) => void;

/** The picture that a reference names; null, with a reason, if it is missing or cannot be shown. */
export function pictureOf(
  reference: PictureReference,
  dispatch: Dispatch,
  directory: Directory,
  reportLost: ReportLost,
): Picture | null {
  const { src, alt, caption, credit } = reference;
  const html = (text: string | null | undefined) => (text ? resolveLinks(text, directory, dispatch) : null);
  const words = {
    alt: alt ?? '',
    caption,
    credit,
    captionHtml: html(reference.captionHtml),
    creditHtml: html(reference.creditHtml),
  };
  if (/^(?:https?:)?\/\//i.test(src) || /^data:image\//i.test(src))
    return { asset: null, href: src, ...words, width: null, height: null, variants: [] };
  const folder = folderOf(dispatch.source);
  const asset = directory.asset(src.replace(/[?#].*$/s, ''), folder) ?? directory.asset(src, folder);
  const problem = asset ? problemOf(asset, directory.site) : MISSING;
  if (asset && !problem) return fileAsPicture(asset, words, directory);
  const { rule, reason, remedy } = problem ?? MISSING;
  reportLost(rule, reason, remedy);
  return null;
}

/** Makes the function that reports a picture of the text, or the lead picture, as not shown. */
function lostPictureReporter(
  { src, alt, position }: PictureReference,
  { source, lines }: Dispatch,
  findings: Finding[],
): ReportLost {
  return (rule, reason, remedy) => {
    const at = position ?? (lines.image === undefined ? undefined : { line: lines.image, column: 1 });
    findings.push({
      rule,
      level: 'warning',
      source,
      ...(at ? { position: at } : {}),
      reason: `The picture ${src} ${reason}`,
      remedy: `${remedy}; until then, ${alt ? 'its alternative text is shown' : 'nothing is shown in its place'}.`,
    });
  };
}

const MISSING = {
  rule: 'missing-image',
  reason: 'is neither beside the dispatch nor under assets/',
  remedy: 'Add the file or correct its name',
};

/** Why a file's picture cannot be shown; null if it can. */
function problemOf({ image }: AssetFile, { images }: Site): PictureFacts['problem'] {
  if (!image) return null;
  if (image.problem)
    return image.problem.rule === 'unsafe-svg' && images.svg !== 'pass' ? null : image.problem;
  const pixels = (image.width * image.height) / 1e6;
  if (pixels <= images.limit || image.type === 'image/svg+xml') return null;
  return {
    rule: 'picture-too-large',
    reason: `is ${image.width} × ${image.height} pixels, beyond the limit of ${images.limit} megapixels`,
    remedy: 'Make it smaller, or raise the limit under images in site.yaml',
  };
}

function fileAsPicture(
  asset: AssetFile,
  words: Pick<Picture, 'alt' | 'caption' | 'credit' | 'captionHtml' | 'creditHtml'>,
  directory: Directory,
): Picture {
  const { image } = asset;
  return {
    asset: asset.path,
    href: directory.assetHref(asset),
    ...words,
    credit: words.credit ?? (directory.site.images.credit ? (image?.credit ?? null) : null),
    width: image?.width ?? null,
    height: image?.height ?? null,
    variants: [],
  };
}

/** The portraits of bylines that have one. */
export function portraitsOf(
  shelves: Shelves,
  directory: Directory,
  findings: Finding[],
): ReadonlyMap<Shelf, Picture> {
  const portraits = new Map<Shelf, Picture>();
  for (const shelf of shelves.bylines) {
    const picture = shelf.image && portraitOf(shelf.name, shelf.image, directory, findings);
    if (picture) portraits.set(shelf, picture);
  }
  return portraits;
}

/** The portrait of a byline as named under `bylines`; null if none is named, or (with a warning) if it is missing. */
export function portraitOf(
  name: string,
  src: string,
  directory: Directory,
  findings: Finding[],
): Picture | null {
  const words = { alt: name, caption: null, credit: null, captionHtml: null, creditHtml: null };
  if (/^https?:\/\//i.test(src))
    return { asset: null, href: src, ...words, width: null, height: null, variants: [] };
  const asset = directory.asset(src, 'assets');
  const problem = asset ? problemOf(asset, directory.site) : null;
  if (asset && !problem) return fileAsPicture(asset, words, directory);
  findings.push({
    rule: problem?.rule ?? 'missing-image',
    level: 'warning',
    source: 'site.yaml' as SourcePath,
    reason: `The portrait of ${name}, ${src}, ${problem?.reason ?? 'is not under assets/'}`,
    remedy: problem ? `${problem.remedy}.` : 'Add the file, or correct its name under bylines.',
  });
  return null;
}
