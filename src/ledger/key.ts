import type { Page, Props } from '../edition/page.ts';
import type { SiteProps } from '../edition/props.ts';
import { type Digest, digest } from '../model/digest.ts';

/**
 * Gives the digest of all that a page's template is given: its props and the site's. `props`: the page's, where they
 * are made already. Of parts that many pages show (see `shared`), their digests enter it.
 */
export function propsDigest(site: SiteProps): (page: Page, props?: Props) => Digest {
  const ofSite = digest(JSON.stringify(site));
  return (page, props = page.props()) => digest(ofSite + JSON.stringify(props));
}
