import type { Dispatch } from '../model/dispatch.ts';
import type { Archive } from './archive.ts';
import type { Body } from './clipping.ts';
import { FiledClipping } from './filed.ts';
import { bodyOf } from './linked-body.ts';
import { findAkinTo } from './related.ts';

/**
 * Gives a filed dispatch its new text, in place, and files nothing else anew. Returns false, and changes nothing, if more
 * than the text is new: then its page may follow from other dispatches, too.
 */
export function retell({ listed, unlisted, directory }: Archive, dispatch: Dispatch): boolean {
  const all = [...listed, ...unlisted];
  const filed = all.find(({ slip }) => slip.source === dispatch.source);
  if (!(filed instanceof FiledClipping)) return false;
  const body = bodyOf(dispatch, directory, []);
  if (besideText(filed.dispatch, filed) !== besideText(dispatch, body)) return false;
  if (directory.site.related && filed.dispatch.terms !== dispatch.terms)
    filed.setAkin(
      findAkinTo(
        filed,
        dispatch,
        all.sort((a, b) => a.rank - b.rank),
      ),
    );
  filed.replace(dispatch, body);
  return true;
}

/** The fields of a dispatch, and the pictures that it shows. */
function besideText(
  {
    digest: _digest,
    copy: _copy,
    terms: _terms,
    lede: _lede,
    firstImage: _image,
    lines: _lines,
    ...fields
  }: Dispatch,
  { fills, lead, facsimile, thumbnail }: Body,
): string {
  return JSON.stringify([fields, fills.filter(({ kind }) => kind === 'image'), lead, facsimile, thumbnail]);
}
