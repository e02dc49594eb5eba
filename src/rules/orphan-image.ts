import { extensionOf, hrefOf, nameOf, type SourcePath } from '../model/address/paths.ts';
import { publishedAt } from '../model/asset.ts';
import type { Rule } from './galley/rule.ts';
import { piecesOf } from './galley/targets.ts';

const IMAGES = new Set([
  '.jpg',
  '.jpeg',
  '.png',
  '.gif',
  '.webp',
  '.avif',
  '.svg',
  '.tif',
  '.tiff',
  '.bmp',
  '.heic',
]);

export const orphanImage: Rule = {
  name: 'orphan-image',
  level: 'info',
  what: 'Nothing shows an image or links to it.',
  why: 'It is copied to the site all the same, and counts against the host’s limits.',
  mend: 'Remove it, or leave it if a template or another site shows it.',
  look: (archive, _, sources) => {
    const images = archive.assets.filter(
      ({ path }) => IMAGES.has(extensionOf(path)) && !path.startsWith('assets/_root/'),
    );
    if (images.length === 0) return [];
    const { base } = archive.site;
    const used = new Set<string>();
    for (const piece of piecesOf(archive)) {
      if (piece.lead?.asset) used.add(piece.lead.asset);
      for (const page of 'facsimile' in piece ? piece.facsimile : [])
        if (page.kind === 'scan' && page.picture.asset) used.add(page.picture.asset);
      for (const fill of piece.fills) {
        if (fill.kind === 'link') used.add(fill.href.replace(/[?#].*$/s, ''));
        else if (fill.kind === 'image' && fill.picture.asset) used.add(fill.picture.asset);
      }
    }
    for (const picture of archive.portraits.values()) if (picture.asset) used.add(picture.asset);
    const settings = ['site.yaml', 'bylines.yaml', 'columns.yaml', 'assets/theme.css']
      .map((path) => sources.text(path as SourcePath) ?? '')
      .join('\n');
    return images
      .filter(
        (asset) =>
          !used.has(asset.path) &&
          !used.has(hrefOf(publishedAt(asset), base)) &&
          !settings.includes(nameOf(asset.path)),
      )
      .map(({ path }) => ({
        source: path,
        reason: 'Nothing in this archive shows the image or links to it',
        remedy: 'Remove it, or leave it if a template or another site shows it.',
      }));
  },
};
