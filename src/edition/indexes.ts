import type { SitePath } from '../model/address/paths.ts';
import { type Digest, digestEach } from '../model/digest.ts';

/** The addresses of pages that do not belong to a dispatch. */
export type Indexes = {
  /** Their addresses, in the order in which they are planned. */
  readonly urls: () => ReadonlySet<string>;
  /** Digest of these. */
  readonly digest: () => Digest;
};

export function indexesOf(pages: readonly { readonly url: SitePath; readonly template: string }[]): Indexes {
  let urls: ReadonlySet<string> | undefined;
  let digest: Digest | undefined;
  const list = () =>
    pages.flatMap(({ url, template }) =>
      template === 'dispatch.njk' || template === 'manifest.json.njk' ? [] : url,
    );
  return {
    urls: () => {
      urls ??= new Set(list());
      return urls;
    },
    digest: () => {
      digest ??= digestEach(list());
      return digest;
    },
  };
}
