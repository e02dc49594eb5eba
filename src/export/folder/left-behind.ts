/** Files of a site that say something only to its host or to search engines. A copy without a server leaves them out. */
export function isForHosts(path: string): boolean {
  return /^(?:_headers|_redirects|\.htaccess|redirects\.nginx\.conf|s3-website\.json|robots\.txt|CNAME|\.nojekyll|sitemap[^/]*\.xml|\.well-known\/.*)$/.test(
    path,
  );
}
