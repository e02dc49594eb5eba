/** A hash of a text, 32 bits as a signed integer (FNV-1a over UTF-16 units): fast, and not for anything that must be safe. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
