/** Whether a file of a site is a table that only its host reads: no reader asks for it. */
export function isForHosts(path: string): boolean {
  return /^(?:_headers|_redirects|\.htaccess|redirects\.nginx\.conf|s3-website\.json|CNAME|\.nojekyll)$/.test(
    path,
  );
}

/** Whether a file of a site says something only to machines that visit its public address. */
export function isForCrawlers(path: string): boolean {
  return /^(?:robots\.txt|sitemap[^/]*\.xml|sitemaps?\/.*|\.well-known\/.*)$/.test(path);
}
