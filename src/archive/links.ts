import type { Dispatch, PictureReference } from '../model/dispatch.ts';
import type { Finding, Place } from '../model/finding.ts';
import { folderOf, hrefOf, type SourcePath } from '../model/paths.ts';
import type { Fill, Picture } from '../model/picture.ts';
import type { Directory } from './directory.ts';

/** What stands in the slots of a dispatch's copy. A link or a picture that leads to nothing is a warning. */
export function fillSlots(dispatch: Dispatch, directory: Directory, findings: Finding[]): readonly Fill[] {
  return dispatch.copy.slots.map((slot): Fill => {
    if (slot.kind === 'link')
      return { kind: 'link', href: link(slot.target, dispatch, directory, findings, slot.place) };
    const picture = pictureOf(slot, dispatch, directory);
    if (picture) return { kind: 'image', picture, row: slot.row, lazy: slot.lazy, inline: slot.inline };
    findings.push(missingPicture(slot, dispatch));
    return { kind: 'lost', alt: slot.alt ?? '' };
  });
}

/** The lead picture as named in front matter; null where there is none, or where it is missing (a warning). */
export function leadPicture(dispatch: Dispatch, directory: Directory, findings: Finding[]): Picture | null {
  if (!dispatch.image) return null;
  const picture = pictureOf(dispatch.image, dispatch, directory);
  if (!picture) findings.push(missingPicture(dispatch.image, dispatch));
  return picture;
}

/** The picture that stands for a dispatch without a lead: the first of its body, unless it wants none. */
export function teaserPicture(dispatch: Dispatch, directory: Directory): Picture | null {
  if (dispatch.image !== null || !dispatch.firstImage) return null;
  return pictureOf(dispatch.firstImage, dispatch, directory);
}

function link(
  target: string,
  dispatch: Dispatch,
  directory: Directory,
  findings: Finding[],
  place: Place | undefined,
): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
  const found = directory.find(path, dispatch);
  if (found) return hrefOf(found.path, directory.site.base) + rest;
  findings.push({
    rule: 'broken-link',
    level: 'warning',
    source: dispatch.source,
    ...(place ? { place } : {}),
    reason: `The link to ${target} leads to nothing in this archive`,
    remedy: 'Link to a file (../2008/talks.md), a slug or an address of the archive, or write the whole URL.',
  });
  return path.startsWith('/') && !path.startsWith('//') && !path.startsWith(`${directory.site.base}/`)
    ? directory.site.base + target
    : target;
}

function pictureOf(reference: PictureReference, dispatch: Dispatch, directory: Directory): Picture | null {
  const { src, alt, caption, credit } = reference;
  const words = { alt: alt ?? '', caption, credit, width: null, height: null, variants: [] };
  if (/^(?:https?:)?\/\//i.test(src) || /^data:image\//i.test(src))
    return { asset: null, href: src, ...words };
  const folder = folderOf(dispatch.source);
  const asset = directory.asset(src.replace(/[?#].*$/s, ''), folder) ?? directory.asset(src, folder);
  return asset ? { asset: asset.path, href: directory.assetHref(asset), ...words } : null;
}

function missingPicture(reference: PictureReference, dispatch: Dispatch): Finding {
  const line = dispatch.lines.image;
  const place = reference.place ?? (line === undefined ? undefined : { line, column: 1 });
  return {
    rule: 'missing-image',
    level: 'warning',
    source: dispatch.source,
    ...(place ? { place } : {}),
    reason: `The picture ${reference.src} is neither beside the dispatch nor under assets/`,
    remedy: reference.alt
      ? 'Add the file or mend its name; until then its alternative text stands in.'
      : 'Add the file or mend its name; until then nothing stands in its place.',
  };
}

/** The portrait of a byline as `bylines` names it; null where there is none, or where it is missing (a warning). */
export function portraitOf(
  name: string,
  src: string,
  directory: Directory,
  findings: Finding[],
): Picture | null {
  const words = { alt: name, caption: null, credit: null, width: null, height: null, variants: [] };
  if (/^https?:\/\//i.test(src)) return { asset: null, href: src, ...words };
  const asset = directory.asset(src, 'assets');
  if (asset) return { asset: asset.path, href: directory.assetHref(asset), ...words };
  findings.push({
    rule: 'missing-image',
    level: 'warning',
    source: 'site.yaml' as SourcePath,
    reason: `The portrait of ${name}, ${src}, is not under assets/`,
    remedy: 'Add the file or mend its name under bylines.',
  });
  return null;
}
