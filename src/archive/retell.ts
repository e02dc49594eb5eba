import type { Dispatch } from '../model/dispatch.ts';
import { type Archive, bodyOf } from './archive.ts';
import type { Body } from './clipping.ts';
import { FiledClipping } from './filed.ts';

/**
 * Gives a filed dispatch its new text, in place, and files nothing else anew. Returns false, and changes nothing, if more
 * than the text is new: then its page may follow from other dispatches, too.
 */
export function retell({ listed, unlisted, directory }: Archive, dispatch: Dispatch): boolean {
  const filed = [...listed, ...unlisted].find(({ slip }) => slip.source === dispatch.source);
  if (!(filed instanceof FiledClipping)) return false;
  const body = bodyOf(dispatch, directory, []);
  if (besideText(filed.dispatch, filed) !== besideText(dispatch, body)) return false;
  filed.replace(dispatch, body);
  return true;
}

/** The fields of a dispatch, and the pictures that it shows. */
function besideText(
  { digest: _digest, copy: _copy, lede: _lede, firstImage: _image, lines: _lines, ...fields }: Dispatch,
  { fills, lead, thumbnail }: Body,
): string {
  return JSON.stringify([fields, fills.filter(({ kind }) => kind === 'image'), lead, thumbnail]);
}
