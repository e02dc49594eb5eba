import type { Clipping } from '../archive/clipping.ts';
import type { Planned } from '../desk/prepare.ts';
import { absolute } from '../model/address/absolute.ts';
import { plainText } from '../model/text/plain-text.ts';
import { type Typesetting, typeset } from '../press/typeset.ts';

/** The body of a dispatch as HTML, set with the picture files that were written, not with smaller versions. */
function bodyHtml(
  { copies, archive }: Pick<Planned, 'copies' | 'archive'>,
  clipping: Clipping,
  setting?: Typesetting,
): string {
  const { dispatch, fills, archived, href } = clipping;
  const url = absolute(href, archive.site.origin);
  const copy = { digest: dispatch.copy.digest, fills, archived, prefix: '', url };
  return typeset(copies(dispatch.copy.digest), copy, setting);
}

/** The body of a dispatch without markup, a line for each paragraph. */
export function bodyText(planned: Pick<Planned, 'copies' | 'archive'>, clipping: Clipping): string {
  return plainText(bodyHtml(planned, clipping));
}
