import { nameOf } from '../../model/address/paths.ts';
import type { PictureReference } from '../../model/dispatch.ts';
import type { Position } from '../../model/finding.ts';
import type { Manuscript } from '../rule.ts';

/** A picture of a piece: as written, and where. `lead`: named in front matter. */
export type Shown = {
  readonly picture: PictureReference;
  readonly lead: boolean;
  readonly inline: boolean;
  readonly at: { readonly position?: Position };
};

/** Pictures of a piece: its lead, then those of its text. */
export function picturesOf({ dispatch }: Manuscript): readonly Shown[] {
  const { image, copy } = dispatch;
  const lead: readonly Shown[] = image
    ? [{ picture: image, lead: true, inline: false, at: atLine(dispatch.lines.image) }]
    : [];
  const body = copy.slots.flatMap((slot): readonly Shown[] =>
    slot.kind === 'image'
      ? [
          {
            picture: slot,
            lead: false,
            inline: slot.inline,
            at: slot.position ? { position: slot.position } : {},
          },
        ]
      : [],
  );
  return body.length === 0 ? lead : [...lead, ...body];
}

/** The start of a line as the position of a finding; empty if the line is unknown. */
export function atLine(line: number | undefined): { readonly position?: Position } {
  return line === undefined ? {} : { position: { line, column: 1 } };
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
