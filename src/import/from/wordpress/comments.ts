import { plainText } from '../../body/read-html.ts';
import { readMoment, withUtc } from '../../found/moment.ts';
import type { Comment, Remark } from '../../found/piece.ts';
import { childrenOf, childText, type XmlElement } from '../../found/xml.ts';

/** Comments and pings of a post, but for spam and what is in the trash, which is noted. */
export function commentsOf(element: XmlElement, notes: Remark[]): readonly Comment[] {
  const all = childrenOf(element, 'wp:comment');
  const meant = all.filter(
    (one) => !/^(?:spam|trash|post-trashed)$/.test(childText(one, 'wp:comment_approved')),
  );
  if (meant.length < all.length)
    notes.push({
      kind: 'dropped',
      what: 'comment',
      detail: `${all.length - meant.length} that were spam or in the trash`,
    });
  return meant.map((one): Comment => {
    const approved = childText(one, 'wp:comment_approved');
    const utc = readMoment(childText(one, 'wp:comment_date_gmt'));
    const local = readMoment(childText(one, 'wp:comment_date'));
    const moment = local && utc ? withUtc(local, utc) : (local ?? utc);
    const parent = childText(one, 'wp:comment_parent');
    return {
      id: childText(one, 'wp:comment_id'),
      kind: /ping|trackback/.test(childText(one, 'wp:comment_type')) ? 'ping' : 'comment',
      author: plainText(childText(one, 'wp:comment_author')) || null,
      url: childText(one, 'wp:comment_author_url') || null,
      date: moment ? `${moment.day}T${moment.time ?? '00:00:00'}${moment.offset ?? ''}` : null,
      parent: parent === '' || parent === '0' ? null : parent,
      approved: approved === '1' || approved === 'approve',
      html: childText(one, 'wp:comment_content'),
    };
  });
}
