import { countWords } from '../../body/words.ts';
import type { Remark } from '../../found/piece.ts';

/** Shortcodes that hold a footnote, as the usual plugins named them; bounded, for a body may be anything. */
const NOTE =
  /\[(footnote|ref|efn_note|mfn|modern_footnote|fn|bg_footnote|mnml_footnote|sidenote|easy_footnote)(?:\s[^\]]{0,200})?\]((?:[^[]|\[(?!\/?\1\b)){1,20000}?)\[\/\1\]/gi;
/** Double parentheses are notes of Footnotes Made Easy, of footnotes by Mark Cheret and of their kin. */
const DOUBLED = /(?<!\()\(\(((?:[^()]|\((?:[^()]|\([^()]*\)){0,400}\)){2,4000}?)\)\)(?!\))/g;
/** FD Footnotes numbers its notes in brackets: `[1. The note.]`. */
const NUMBERED = /\s?\[(\d{1,3})\.\s((?:[^[\]]|\[[^[\]]{0,400}\]){2,4000}?)\]/g;

/** Nobody writes more into one piece, and what reads them is not made for it. */
const MOST = 1000;

/** Puts the notes that stand between the words of a text under it, each with a mark where it stood. */
export function showFootnoteShortcodes(html: string, remarks: Remark[]): string {
  const notes: string[] = [];
  const mark = (whole: string, note: string) => {
    if (notes.length === MOST) return whole;
    const number = notes.push(note.trim());
    return `<sup><a href="#note-${number}" id="mark-${number}">${number}</a></sup>`;
  };
  let marked = html.replace(NOTE, (whole, _name: string, note: string) => mark(whole, note));
  const named = notes.length;
  marked = marked.replace(DOUBLED, (whole, note: string, at: number) =>
    isNote(note, marked[at - 1] ?? ' ') ? mark(whole, note) : whole,
  );
  if (isNumbered(marked)) marked = marked.replace(NUMBERED, (whole, _, note: string) => mark(whole, note));
  if (notes.length === 0) return html;
  if (notes.length > named)
    remarks.push({
      kind: 'guessed',
      what: 'footnote',
      detail: `${notes.length - named} notes in brackets as plugins for footnotes write them became footnotes`,
    });
  const list = notes.map(
    (note, at) => `<li id="note-${at + 1}">${note} <a href="#mark-${at + 1}">↩</a></li>`,
  );
  return `${marked.replace(/\[(?:footnotes|references|awefoot_show_footnotes)\s*\/?\]/gi, '')}\n\n<ol>${list.join('')}</ol>`;
}

/** Whether what stands in double parentheses is a sentence or a part of one, and no formula: `f((x, y))`. */
function isNote(note: string, before: string): boolean {
  const text = note.replace(/<[^>]*>/g, '').trim();
  if (countWords(text) < 2 || !/\s/.test(text)) return false;
  return !/\w/.test(before) || /^\p{Lu}/u.test(text);
}

/** Whether all numbers in brackets with a text count up from one: then they are notes. */
function isNumbered(text: string): boolean {
  const numbers = [...text.matchAll(NUMBERED)].map(([, number]) => Number(number));
  return numbers.length > 0 && numbers.every((number, at) => number === at + 1);
}
