/**
 * Whether an address stands for one that is not known yet: a name reserved for examples (RFC 2606, section 3), or this
 * machine.
 */
export function isPlaceholder(origin: string): boolean {
  const { hostname } = new URL(origin);
  return /(?:^|\.)example\.(?:com|net|org|edu)$|(?:^|\.)localhost$|^127\.|^\[::1\]$|^0\.0\.0\.0$/.test(
    hostname,
  );
}
