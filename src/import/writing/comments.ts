import { closeBody, openBody } from '../body/body.ts';
import type { Circumstance } from '../body/circumstance.ts';
import { unlessTooDeep } from '../body/read-html.ts';
import type { Comment } from '../found/piece.ts';
import { withParagraphs } from '../from/paragraphs.ts';

/** Approved comments as a part of the piece, for operators who want them published; '' if there are none. */
export function commentsText(comments: readonly Comment[], circumstance: Circumstance): string {
  const texts = comments.flatMap((comment) => {
    if (!comment.approved || comment.kind !== 'comment') return [];
    const set = unlessTooDeep(() =>
      closeBody(openBody(withParagraphs(comment.html), circumstance), () => null),
    );
    if (set === undefined) return [];
    const name = (comment.author ?? 'Anonymous').replace(/[*_[\]<>\\`]/g, '\\$&');
    const day = comment.date ? `, ${comment.date.slice(0, 10)}` : '';
    return [`**${name}**${day}\n\n${set.markdown.trim().replace(/^/gm, '> ').replace(/^> $/gm, '>')}`];
  });
  return texts.length === 0 ? '' : `\n\n## Comments\n\n${texts.join('\n\n')}\n`;
}
