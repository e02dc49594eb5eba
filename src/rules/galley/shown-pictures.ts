import { nameOf } from '../../model/address/paths.ts';
import type { PictureReference } from '../../model/dispatch.ts';
import type { Position } from '../../model/finding.ts';
import { startOf } from './positions.ts';
import type { Manuscript } from './rule.ts';

/** A picture of a piece as written, and where it is. */
type Shown = { readonly picture: PictureReference; readonly at: { readonly position?: Position } };

/** Pictures of a piece: the one named in front matter, then those of its text. */
export function picturesOf({ dispatch }: Manuscript): readonly Shown[] {
  const { image, copy } = dispatch;
  const body = copy.slots.flatMap((slot): readonly Shown[] =>
    slot.kind === 'image' ? [{ picture: slot, at: slot.position ? { position: slot.position } : {} }] : [],
  );
  return image ? [{ picture: image, at: startOf(dispatch.lines.image) }, ...body] : body;
}

/** Whether a text is really a file name: `IMG_2034`, `samore-2.jpg`, the picture's own name. */
export function isFileName(words: string, src: string): boolean {
  const text = words.trim();
  if (/\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|bmp|heic)$/i.test(text)) return true;
  if (
    /^(?:img|dsc[nf]?|pic|mvi|image|photo|picture|screen ?shot|untitled)?[-_ ]?\d{3,}(?:[-_ ]\d+)*$/i.test(
      text,
    )
  )
    return true;
  const stem = nameOf(src.replace(/[?#].*$/s, '')).replace(/\.\w{2,5}$/, '');
  return /[-_\d]/.test(stem) && text.toLowerCase() === stem.toLowerCase();
}
