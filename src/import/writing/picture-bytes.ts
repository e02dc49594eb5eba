/** Kind of a picture by its first bytes, as its extension; null if it is not a picture. */
export function pictureType(bytes: Uint8Array): string | null {
  const at = (offset: number, text: string) =>
    [...text].every((character, index) => bytes[offset + index] === character.charCodeAt(0));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpg';
  if (bytes[0] === 0x89 && at(1, 'PNG\r\n')) return 'png';
  if (at(0, 'GIF87a') || at(0, 'GIF89a')) return 'gif';
  if (at(0, 'RIFF') && at(8, 'WEBP')) return 'webp';
  if (at(4, 'ftypavif') || at(4, 'ftypavis')) return 'avif';
  if (at(4, 'ftypheic') || at(4, 'ftypheix') || at(4, 'ftypmif1')) return 'heic';
  if (at(0, 'BM') && bytes.length > 26) return 'bmp';
  if (at(0, 'II*\0') || at(0, 'MM\0*')) return 'tiff';
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 1 && bytes[3] === 0) return 'ico';
  const head = String.fromCharCode(...bytes.subarray(0, 1000)).trimStart();
  return /^(?:\u00ef\u00bb\u00bf)?(?:<\?xml[\s\S]*?\?>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i.test(
    head,
  )
    ? 'svg'
    : null;
}

/** Why a drawing is not taken; null if it is. */
export function dangerOf(bytes: Uint8Array): string | null {
  const text = new TextDecoder().decode(bytes);
  if (/<script|\son\w+\s*=|javascript:|<!ENTITY|<iframe|<embed|<object/i.test(text))
    return 'it is a drawing that runs code';
  return /<foreignObject/i.test(text)
    ? 'it is a drawing with HTML in it (foreignObject), which a build does not publish; save it as PNG'
    : null;
}

/** The bytes of an address that contains them; null if it cannot be read. */
export function bytesOfData(source: string, limit: number): Uint8Array | null {
  const [, coding, data] =
    /^data:[^,;]*(?:;[^,;]+)*?(;base64)?,(.*)$/is.exec(source.slice(0, limit * 1.4)) ?? [];
  if (data === undefined) return null;
  try {
    return coding
      ? Uint8Array.from(atob(data.replace(/\s+|%0A/g, '')), (character) => character.charCodeAt(0))
      : new TextEncoder().encode(decodeURIComponent(data));
  } catch {
    return null;
  }
}
