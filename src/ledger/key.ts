import type { Props } from '../edition/page.ts';
import type { SiteProps } from '../edition/props.ts';
import { type Digest, digest } from '../model/digest.ts';

/** The digest of everything a template receives, and the length in characters of the text it was computed from. */
type PropsDigest = { readonly digest: Digest; readonly length: number };

/**
 * Returns a function that computes the digest of everything a page's template receives: its props and the site's. Parts
 * that many pages show (see `shared`) enter by their own digests.
 */
export function propsDigest(site: SiteProps): (props: Props) => PropsDigest {
  const ofSite = digest(JSON.stringify(site));
  return (props) => {
    const text = JSON.stringify(props);
    return { digest: digest(ofSite + text), length: text.length };
  };
}
