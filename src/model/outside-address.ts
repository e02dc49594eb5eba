/** An address of another site: without its fragment, in the one form in which it is asked for and remembered, and the fragment (`#part`, or ''). */
export type OutsideAddress = { readonly address: string; readonly part: string };

/** Reads an address as it stands in a text (`https:` where it names no scheme); null for what is no page of the web. */
export function outsideAddress(written: string): OutsideAddress | null {
  const whole = written.startsWith('//') ? `https:${written}` : written;
  if (!/^https?:/i.test(whole) || !URL.canParse(whole)) return null;
  const url = new URL(whole);
  const part = url.hash;
  url.hash = '';
  return { address: url.href, part };
}
