/** Shortcodes that hold a footnote, as the usual plugins named them; bounded, for a body may be anything. */
const NOTE =
  /\[(footnote|ref|efn_note|mfn|fn|bg_footnote)(?:\s[^\]]{0,200})?\]((?:[^[]|\[(?!\/?\1\b)){1,20000}?)\[\/\1\]/gi;

/** Nobody writes more into one piece, and what reads them is not made for it. */
const MOST = 1000;

/** Puts the notes that stand in shortcodes under the body, each with a mark where it stood. */
export function showFootnoteShortcodes(html: string): string {
  const notes: string[] = [];
  const marked = html.replace(NOTE, (whole, _name: string, note: string) => {
    if (notes.length === MOST) return whole;
    const number = notes.push(note.trim());
    return `<sup><a href="#note-${number}" id="mark-${number}">${number}</a></sup>`;
  });
  if (notes.length === 0) return html;
  const list = notes.map(
    (note, at) => `<li id="note-${at + 1}">${note} <a href="#mark-${at + 1}">↩</a></li>`,
  );
  return `${marked}\n\n<ol>${list.join('')}</ol>`;
}
