import { resolveLinks } from '../../archive/links.ts';
import type { Planned } from '../../desk/prepare.ts';
import { absolute, withAddresses } from '../../model/address/absolute.ts';
import { unmarked } from '../../model/language/language-marks.ts';
import { escapeHtml } from '../../model/text/html.ts';
import { formatDate } from '../../model/time/dates.ts';
import { stubBody } from '../../press/feed-entry.ts';
import { typeset } from '../../press/typeset.ts';
import type { LeavingPiece } from './piece.ts';

/** Where a file of the archive will stand, by its address on the site; null for anything else. */
export type AddressThere = (address: string) => string | null;

/**
 * The body of a piece for a system that has no place for datelines and corrections: these stand in the text. Files have
 * the addresses that `placed` gives, all others their public ones.
 */
export function wholeBody(piece: LeavingPiece, planned: Planned, placed: AddressThere): string {
  const body = beforeFigures(bodyOf(piece, planned));
  return withPlaces(body + corrections(piece, planned), planned, placed);
}

/** Sets figures with which a heading ends after it: old files have them there, and editors drop their captions. */
function beforeFigures(html: string): string {
  return html.replace(
    /(<h([1-6])\b[^>]*>(?:(?!<\/?h[1-6]\b|<figure\b)[\s\S])*)((?:<figure\b(?:(?!<\/figure>|<\/h[1-6]>)[\s\S])*<\/figure>\s*)+)<\/h\2>/g,
    '$1</h$2>\n$3',
  );
}

/** Points the addresses of HTML to where files will stand, and the others to the public site. */
function withPlaces(html: string, { site }: Planned, placed: AddressThere): string {
  return withAddresses(html, (address) => placed(address) ?? absolute(address, site.origin));
}

/** The body as the writer set it, with addresses as on the site, and links within the page. */
function bodyOf({ dispatch, slip, lang, fills }: LeavingPiece, { copies, press }: Planned): string {
  if (dispatch.stub)
    return stubBody({ external: slip.canonical, lang }, (key, word) => press.say(key, word, {}));
  const { digest } = dispatch.copy;
  // Without an address of the page, addresses and links within the text stay as they are.
  const copy = { digest, fills, prefix: '', url: '' };
  return typeset(copies(digest), copy, { feed: true, dateline: dispatch.dateline });
}

function corrections({ dispatch }: LeavingPiece, { archive, press, site }: Planned): string {
  if (dispatch.corrections.length === 0) return '';

  const word = unmarked(press.words.correction ?? 'Correction');
  return dispatch.corrections
    .map(({ filed, note }) => {
      const when = filed ? `, ${formatDate(filed, 'long', site.style.lang)}` : '';
      return `\n<p><strong>${escapeHtml(word + when)}:</strong> ${resolveLinks(note, archive.directory, dispatch)}</p>`;
    })
    .join('');
}
