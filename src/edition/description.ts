/** Search engines show about two lines of a description. */
const LENGTH = 160;

/**
 * Describes a page that lists dispatches or names, in a form that works in any language: "February 2009 – The Wire:
 * Talks that did not take place; The envoy". Lists as many as fit, and at least one.
 */
export function listDescription(title: string, site: string, listed: readonly string[]): string {
  const head = title === site ? site : `${title} – ${site}`;
  let text = head;
  for (const [at, name] of listed.entries()) {
    const longer = `${text}${at === 0 ? ': ' : '; '}${name}`;
    if (at > 0 && longer.length > LENGTH) break;
    text = longer;
  }
  return text;
}
