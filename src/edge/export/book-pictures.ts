import { type BoundPicture, type PictureCase, pictureCase } from '../../export/book/bound.ts';
import { svgOfBooks } from '../../export/book/svg.ts';
import type { ExportFile } from '../../export/export.ts';
import { type Encoder, openEncoder } from '../pictures/encoder.ts';
import { assetContent, bytesOf } from './edition-files.ts';
import type { Job } from './job.ts';

/** The widest that a picture is, in pixels, whose file has to be made anew for a book. */
const WIDEST = 1120;

/** A case for the pictures of a book, and what gives the content of the book's file of each. */
export function bookPictures({ planned, site }: Pick<Job, 'planned' | 'site'>): {
  readonly pictures: PictureCase;
  readonly content: (picture: BoundPicture) => Promise<ExportFile['content']>;
} {
  const assets = new Map<string, ExportFile['content']>();
  for (const asset of planned.edition.assets) assets.set(asset.path, assetContent(site, asset));
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
  };
}
