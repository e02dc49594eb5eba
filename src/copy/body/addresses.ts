/** What kind of address a writer put into a link or an image. */
type AddressKind = 'inside' | 'anchor' | 'outside' | 'unsafe';

/**
 * Judges an address as a browser would read it (WHATWG URL: spaces and controls in front, tabs and line ends
 * anywhere are ignored): `inside` needs the archive, `outside` is printed as written, `unsafe` would run something.
 */
export function kindOf(address: string, isImage = false): AddressKind {
  const plain = address.replace(/[\t\n\r]/g, '').replace(/^[\0-\x20]+/, '');
  if (plain.startsWith('#')) return 'anchor';
  if (plain.startsWith('//') || plain.startsWith('\\\\')) return 'outside';
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(plain)?.[1]?.toLowerCase();
  if (scheme === undefined) return 'inside';
  if (scheme === 'data')
    return isImage && /^data:image\/(?:png|jpe?g|gif|webp)[;,]/i.test(plain) ? 'outside' : 'unsafe';
  return scheme === 'javascript' || scheme === 'vbscript' ? 'unsafe' : 'outside';
}

/**
 * Decodes a percent-encoded address. It stays as it is if it cannot be decoded, or would become another kind of
 * address.
 */
export function readable(address: string): string {
  if (!address.includes('%')) return address;
  try {
    const plain = decodeURI(address);
    // `%6aavascript:` is a path to a browser; decoded, it would run.
    return kindOf(plain) === kindOf(address) ? plain : address;
  } catch {
    return address;
  }
}
