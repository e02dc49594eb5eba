/** An address of another site, normalised and without its fragment; and the fragment (`#part`, or ''). */
type OutsideAddress = { readonly address: string; readonly part: string };

/** Reads an address as written (with `https:` if it names no scheme); null if it is not a web address. */
export function outsideAddress(written: string): OutsideAddress | null {
  const whole = written.startsWith('//') ? `https:${written}` : written;
  if (!/^https?:/i.test(whole) || !URL.canParse(whole)) return null;
  const url = new URL(whole);
  const part = url.hash;
  url.hash = '';
  return { address: url.href, part };
}
