/** A text without line breaks and without two spaces side by side. */
export function oneLine(text: string): string {
  // Most spaces stand alone already.
  return text.replace(/[^\S ]\s*| \s+/g, ' ').trim();
}
