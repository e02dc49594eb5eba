/** Where a list of numbers ends that begins at a place. */
export function skipList(bytes: Uint8Array, at: number): number {
  let place = at + lengthOf(bytes[at] as number);
  for (let left = numberAt(bytes, at); left > 0; left--) place += lengthOf(bytes[place] as number);
  return place;
}

/** How many bytes a number or the head of a list has, by its first (RFC 8949, 3). */
export function lengthOf(head: number): number {
  const more = (head & 0x1f) - 23;
  return more <= 0 ? 1 : 1 + 2 ** (more - 1);
}

/** The number that begins at a place, or the length of a list. */
export function numberAt(bytes: Uint8Array, at: number): number {
  const head = bytes[at] as number;
  const length = lengthOf(head);
  if (length === 1) return head & 0x1f;
  let value = 0;
  for (let byte = at + 1; byte < at + length; byte++) value = value * 0x100 + (bytes[byte] as number);
  return value;
}

const UTF8 = new TextDecoder();

/** The text that begins at a place, and where it ends. */
export function textAt(bytes: Uint8Array, at: number): { readonly text: string; readonly end: number } {
  const from = at + lengthOf(bytes[at] as number);
  const end = from + numberAt(bytes, at);
  return { text: UTF8.decode(bytes.subarray(from, end)), end };
}

/** Where a list of pages ends that begins at a place. */
export function skipPages(bytes: Uint8Array, at: number): number {
  let place = at + lengthOf(bytes[at] as number);
  for (let left = numberAt(bytes, at); left > 0; left--) place = skipPage(bytes, place);
  return place;
}

/** Where a page ends: a list of three, the distance from the page before and two lists. */
export function skipPage(bytes: Uint8Array, at: number): number {
  return skipList(bytes, skipList(bytes, at + 1 + lengthOf(bytes[at + 1] as number)));
}
