import { type BoundPicture, type PictureCase, pictureCase } from '../../export/book/bound.ts';
import { svgOfBooks } from '../../export/book/svg.ts';
import type { ExportFile } from '../../export/export.ts';
import { type Encoder, openEncoder } from '../pictures/encoder.ts';
import { assetContent, bytesOf } from './edition-files.ts';
import type { Job } from './job.ts';

/** The widest that a picture is, in pixels, whose file has to be made anew for a book. */
const WIDEST = 1120;

/** A case for the pictures of a book, what gives the content of the book's file of each, and which are animations. */
export function bookPictures({ planned, site }: Pick<Job, 'planned' | 'site'>): {
  readonly pictures: PictureCase;
  readonly content: (picture: BoundPicture) => Promise<ExportFile['content']>;
  readonly isAnimation: (picture: BoundPicture) => boolean;
} {
  const assets = new Map<string, ExportFile['content']>();
  const animations = new Set<string>();
  const moving = new Set<string>();
  for (const { path, image } of planned.archive.assets) if (image && image.frames > 1) moving.add(path);
  for (const asset of planned.edition.assets) {
    assets.set(asset.path, assetContent(site, asset));
    if (moving.has(asset.source)) animations.add(asset.path);
  }
  const bytesAt = (path: string) => {
    const content = assets.get(path);
    return content === undefined ? undefined : bytesOf(content);
  };
  let encoder: Promise<Encoder> | null = null;
  return {
    pictures: pictureCase(planned.site, bytesAt),
    content: async ({ path, made }) => {
      const content = assets.get(path) ?? '';
      if (made === 'copied') return content;
      if (made === 'rewritten') return svgOfBooks(bytesOf(content).toString('utf8'));
      encoder ??= openEncoder();
      return (await encoder).toJpeg(bytesOf(content), WIDEST);
    },
    isAnimation: ({ path }) => animations.has(path),
  };
}
