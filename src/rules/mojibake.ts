import { positionAt } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

/** UTF-8 read as Windows-1252 or Latin-1, once or twice, and the replacement character. */
const SPOILT =
  /â€[\u0098-\u009d™œ“”˜¦¢\u0080-\u009f]|â€|Ã[\u0080-\u00bf©¨¤¶¼±³¡­ªº§]|Â[\u0080-\u00bf]|ï»¿|\ufffd/;

export const mojibake: Rule = {
  name: 'mojibake',
  level: 'warning',
  what: 'Letters came out wrong: `â€™` for an apostrophe, `Ã©` for é, or a replacement character.',
  why: 'The text was read in a different encoding than it was written in; every reader sees it.',
  mend: 'Write the letters that were meant; if a whole file is damaged, export it again as UTF-8.',
  read: ({ dispatch }, galley) => {
    const { text } = galley;
    if (!/[âÃÂï\ufffd]/.test(text)) return [];
    const found = SPOILT.exec(text);
    if (!found) return [];
    const more = text.split(new RegExp(SPOILT, 'g')).length - 2;
    return [
      {
        position: positionAt(text, found.index),
        reason: `"${found[0]}" looks like a letter that came out wrong${more > 0 ? ` (and ${more} more in ${dispatch.source.slice(dispatch.source.lastIndexOf('/') + 1)})` : ''}`,
        remedy: 'Write what was meant, or export the file again as UTF-8.',
      },
    ];
  },
};
