import type { Props } from '../edition/page.ts';
import type { SiteProps } from '../edition/props.ts';
import { type Digest, digest } from '../model/digest.ts';

/** The digest of all that a template is given, and how long the text was of which it was made, in characters. */
export type PropsDigest = { readonly digest: Digest; readonly length: number };

/**
 * Gives the digest of all that a page's template is given: its props and the site's. Of parts that many pages show (see
 * `shared`), their digests enter it.
 */
export function propsDigest(site: SiteProps): (props: Props) => PropsDigest {
  const ofSite = digest(JSON.stringify(site));
  return (props) => {
    const text = JSON.stringify(props);
    return { digest: digest(ofSite + text), length: text.length };
  };
}
