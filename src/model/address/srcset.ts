/** Replaces the addresses in a `srcset`; spaces, commas and descriptors stay as written (HTML, 4.8.4.2.2). */
export function mapSrcset(srcset: string, to: (address: string) => string): string {
  return srcset.replace(
    /([^\s,]\S*?)(?:(,+)(?=\s|$)|(\s+[^,]*(?:,|$))|$)/g,
    (_, address: string, commas = '', descriptor = '') => to(address) + commas + descriptor,
  );
}
