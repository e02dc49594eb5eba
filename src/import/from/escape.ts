/** Text made safe for HTML, in an element or an attribute; character references that stand there stay. */
export function escapeUnlessReference(text: string): string {
  return text
    .replace(/&(?!#?\w+;)/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
