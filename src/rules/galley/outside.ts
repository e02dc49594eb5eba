/** An address of another site in a body. `shown`: the page itself loads it, as a picture or a frame. */
type OutsideLink = { readonly address: string; readonly shown: boolean };

/** Addresses of other sites in a body's HTML, each once, in order. Markdown pictures are not included: they are slots. */
export function outsideLinks(html: string): readonly OutsideLink[] {
  const found = new Map<string, OutsideLink>();
  for (const [, attribute = '', quoted = ''] of html.matchAll(
    /\s(href|src|poster)="((?:https?:)?\/\/[^"]{1,4000})"/gi,
  )) {
    const address = quoted
      .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replaceAll('&amp;', '&');
    if (!found.has(address)) found.set(address, { address, shown: attribute.toLowerCase() !== 'href' });
  }
  return [...found.values()];
}
