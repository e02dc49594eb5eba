import { type Locate, pathFrom } from './locate.ts';

/** A style sheet whose addresses are as they must be in a copy without a server; `path` is that of its file. */
export function localSheet(sheet: string, path: string, locate: Pick<Locate, 'local'>): string {
  return sheet
    .replace(
      /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)/g,
      (whole, ...written: (string | undefined)[]) => {
        const address = written.slice(0, 3).find((each) => each !== undefined) ?? '';
        if (/^(?:data:|#)/i.test(address)) return whole;
        return `url("${locate.local(address, path).replaceAll('"', '%22')}")`;
      },
    )
    .replace(
      /(@import\s+)(["'])([^"']+)\2/g,
      (_, before: string, _quote, address: string) => `${before}"${locate.local(address, path)}"`,
    );
}

/** A feed whose style sheet is found in a copy without a server; any other text as it is. */
export function localFeed(text: string, path: string, locate: Pick<Locate, 'local'>): string {
  return text.replace(
    /^(<\?xml [^>]*\?>\n<\?xml-stylesheet [^>]*href=")([^"]*)/,
    (_, before: string, address: string) => before + locate.local(address, path),
  );
}

/**
 * A style sheet with its fonts in it: some browsers load no font from a disk. A font that a site shows only if it comes at
 * once is always shown, since nothing has to come. `fontAt` gives a font by its path.
 */
export function withFonts(
  sheet: string,
  path: string,
  fontAt: (path: string) => { readonly type: string; readonly base64: string } | undefined,
): string {
  return sheet
    .replace(/url\("([^"#?]+\.(?:woff2?|ttf|otf))"\)/gi, (whole, address: string) => {
      const font = fontAt(pathFrom(path, address));
      return font ? `url("data:${font.type};base64,${font.base64}")` : whole;
    })
    .replace(/(font-display:\s*)optional/g, '$1swap');
}
