/** A text without line breaks and without two spaces side by side. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
