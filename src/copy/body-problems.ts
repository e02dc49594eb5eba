import type { Position } from '../model/finding.ts';
import type { YamlProblem } from '../model/yaml/yaml.ts';
import { unclosedComment } from './body/comments.ts';
import { lostText } from './lost-text.ts';
import { markupSlips, printedNote } from './printed-notes.ts';

/** A body as written, and the line of the file on which it begins. */
type Body = { readonly body: string; readonly line: number };

/** What a body and the HTML that was made of it show together: text that readers would not see, or should not. */
export function bodyProblems({ body, line }: Body, html: string): readonly YamlProblem[] {
  return [
    ...openComments(body, line),
    ...printedNotes(html, { body, line }),
    ...lostTexts(html, { body, line }),
  ];
}

/** Reports a comment that hides the rest of the dispatch. `line`: the line of the file on which the body begins. */
function openComments(body: string, line: number): readonly YamlProblem[] {
  const offset = unclosedComment(body);
  if (offset === null) return [];
  return [
    {
      rule: 'comment-unclosed',
      level: 'warning',
      position: positionAt(body, offset, line),
      reason: 'The comment that begins here does not end, so nothing after it is published',
      remedy: 'Write --> where the comment ends.',
    },
  ];
}

/** Reports notes of the writer and markup that would be printed, and elements that act on the whole page. */
function printedNotes(html: string, { body, line }: Body): readonly YamlProblem[] {
  const note = printedNote(html, body);
  const slips = markupSlips(html, body).map(({ rule, offset, what, remedy }) => ({
    rule,
    level: rule === 'picture-unread' ? ('warning' as const) : ('error' as const),
    position: positionAt(body, offset, line),
    reason: what,
    remedy,
  }));
  if (note === null) return slips;
  return [
    ...slips,
    {
      rule: 'comment-printed',
      level: note.isProse ? 'warning' : 'error',
      position: positionAt(body, note.offset, line),
      reason: note.isProse
        ? 'The sign of a comment is printed here as text'
        : `${note.what}, and would be printed as text`,
      remedy:
        'Write <!-- and --> around the note, without a blank line before <!--, or remove it; write code between `backticks`.',
    },
  ];
}

/** Reports text of the writer that is not on the page. */
function lostTexts(html: string, { body, line }: Body): readonly YamlProblem[] {
  return lostText(body, html).map(({ offset, what, remedy }) => ({
    rule: 'text-lost',
    level: 'warning',
    position: positionAt(body, offset, line),
    reason: what,
    remedy,
  }));
}

function positionAt(body: string, offset: number, line: number): Position {
  const before = body.slice(0, offset).split('\n');
  return { line: line + before.length - 1, column: before.at(-1)!.length + 1 };
}
