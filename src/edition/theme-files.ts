import {
  extensionOf,
  type Href,
  hrefOf,
  type OutputPath,
  type SitePath,
  type SourcePath,
} from '../model/address/paths.ts';
import { digest } from '../model/digest.ts';
import { compareText } from '../model/finding.ts';
import { fromUtf8, toUtf8 } from '../model/text/utf8.ts';
import type { Asset } from './page.ts';

/** A file under `templates/theme/`; `name` is its path there. */
export type ThemeFile = { readonly name: string; readonly source: SourcePath; readonly content: Uint8Array };

/**
 * Publishes files of the theme at addresses with a digest, so that browsers may cache them for good. Names of other theme
 * files in a style sheet are replaced by those addresses.
 */
export function themeFiles(
  files: readonly ThemeFile[],
  base: string,
): { readonly assets: readonly Asset[]; readonly hrefs: { readonly [name: string]: Href } } {
  const hrefs: { [name: string]: Href } = {};
  const assets: Asset[] = [];
  const isSheet = (file: ThemeFile) => extensionOf(file.name) === '.css';
  const inOrder = files.toSorted(
    (a, b) => Number(isSheet(a)) - Number(isSheet(b)) || compareText(a.name, b.name),
  );
  for (const file of inOrder) {
    const content = isSheet(file) ? withAddresses(file.content, hrefs) : file.content;
    const path = hashedPath(file.name, content);
    hrefs[file.name] = hrefOf(path, base);
    assets.push({ path: path.slice(1) as OutputPath, digest: digest(content), source: file.source, content });
  }
  return { assets, hrefs };
}

function withAddresses(sheet: Uint8Array, hrefs: { readonly [name: string]: Href }): Uint8Array {
  const text = fromUtf8(sheet);
  return toUtf8(
    text.replace(/url\(\s*(["']?)([^"')]+)\1\s*\)/g, (whole, _quote, name: string) => {
      const href = hrefs[name.replace(/^\.\//, '')];
      return href ? `url("${href.slice(href.lastIndexOf('/') + 1)}")` : whole;
    }),
  );
}

function hashedPath(name: string, content: Uint8Array): SitePath {
  const extension = extensionOf(name);
  const stem = name.slice(0, name.length - extension.length);
  return `/theme/${stem}.${digest(content).slice(0, 10)}${extension}` as SitePath;
}
