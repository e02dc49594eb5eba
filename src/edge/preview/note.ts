import type { ProofNote } from '../../desk/proof/proof-note.ts';
import { escapeHtml } from '../../model/text/html.ts';
import type { View } from './proofs.ts';

/** The folder of the preview's own files and events, beside the pages of the site. */
export const PREVIEW = '/__backfile/';

/** Which state of the archive a page shows, and to whom. */
export type Shown = { readonly version: number; readonly view: View };

/** An HTML page as the preview shows it: with its note, and the script that keeps it up to date. */
export function withNote(html: string, note: ProofNote & Shown): string {
  const addition =
    `<script type="application/json" id="theme.note">${escapeJson(note)}</script>` +
    `<script type="module" src="${PREVIEW}client.js"></script>`;
  const end = html.search(/<\/body\s*>(?![\s\S]*<\/body\s*>)/i);
  return end < 0 ? html + addition : html.slice(0, end) + addition + html.slice(end);
}

/** A page that is shown if no other can be; the note says why. */
export function barePage(title: string, text: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:20vh auto;padding:0 1rem;color-scheme:light dark}</style></head><body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></body></html>`;
}

function escapeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
