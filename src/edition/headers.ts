import type { SitePath } from '../model/address/paths.ts';
import type { Maker } from './bench.ts';
import { pageAt } from './page.ts';

/** A site's own table of headers. If it exists, none is made. */
const OWN = 'assets/_root/_headers';

/**
 * The table of headers that Netlify and Cloudflare Pages read, if the site asks for it (`headers: true`): a strict
 * Content-Security-Policy that the theme obeys, and long cache lifetimes for files with a digest in their name.
 */
export const headers: Maker = ({ archive, site }) => {
  if (!archive.site.headers || archive.assets.some(({ path }) => path === OWN)) return [];
  const isOpen = archive.site.style.html === 'keep';
  return [
    pageAt('/_headers' as SitePath, '_headers.njk', () => ({
      base: site.base,
      policy: policyOf(isOpen, archive.site.search),
    })),
  ];
};

/**
 * What pages may load and run (CSP Level 3). Nothing inline runs. Pictures, films and frames of other sites are allowed
 * if raw HTML is kept; only pictures if it is sanitised. The search needs WebAssembly from the site itself.
 */
function policyOf(isOpen: boolean, search: boolean): string {
  const directives: { readonly [name: string]: string } = {
    'default-src': "'none'",
    'script-src': search ? "'self' 'wasm-unsafe-eval'" : "'self'",
    'style-src': "'self'",
    'font-src': "'self'",
    'img-src': "'self' data: https:",
    'media-src': isOpen ? "'self' https:" : "'self'",
    'frame-src': isOpen ? 'https:' : "'none'",
    'connect-src': "'self'",
    'worker-src': "'self' blob:",
    'manifest-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'self'",
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}
