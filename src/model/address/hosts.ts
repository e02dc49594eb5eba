/** Hosts whose rules are known; `none` is any other host that only serves files. */
export const HOSTS = [
  'github-pages',
  'netlify',
  'cloudflare-pages',
  'apache',
  'nginx',
  's3',
  'none',
] as const;
export type Host = (typeof HOSTS)[number];

const MIB = 1024 * 1024;

/** How a host serves a built site, according to its documentation. */
export type HostRules = {
  readonly name: string;
  /** The file at the root of the site from which the host reads redirects; null if it reads none. */
  readonly table: '_redirects' | '.htaccess' | 'redirects.nginx.conf' | 's3-website.json' | null;
  /** Whether an existing file takes precedence over a line of the table without `!` (`301!`). */
  readonly filesFirst: boolean;
  /** Whether the host understands `!` after a status. */
  readonly force: boolean;
  /** Which queries a line can match: any, none, or only those whose parameters all have values. */
  readonly queries: 'any' | 'values' | 'none';
  /** Whether a line matches an address both with and without a trailing slash. */
  readonly slashless: boolean;
  /** Limits: lines, lines with `*` or `:name`, and characters of a line; null if no limit is documented. */
  readonly lines: number | null;
  readonly dynamicLines: number | null;
  readonly lineLength: number | null;
  /** The number of lines that the host recommends as a maximum; it may refuse a site with more. */
  readonly advisedLines: number | null;
  /** Whether `/x` serves `x.html`; `instead`: `/x.html` and `/x/` also redirect to `/x`. */
  readonly extensionless: 'yes' | 'instead' | 'no';
  /** Status of the redirect that adds the missing slash to a folder's address. */
  readonly slashStatus: 301 | 302 | 308;
  /** Limits: number of files, bytes of a file, and bytes in all; null if no limit is documented. */
  readonly files: number | null;
  readonly fileBytes: number | null;
  readonly siteBytes: number | null;
};

const UNLIMITED = {
  lines: null,
  dynamicLines: null,
  lineLength: null,
  advisedLines: null,
  files: null,
  fileBytes: null,
  siteBytes: null,
};

/**
 * The rules of each host, for free plans (read in November 2026):
 *
 * - GitHub Pages: docs.github.com/pages, "GitHub Pages limits"; no redirects; `/x` serves `x.html`, letter case matters.
 * - Netlify: docs.netlify.com/manage/routing/redirects, "overview" (syntax, 10,000 as an advice), "redirect options"
 *   (query parameters, trailing slash), "rewrites and proxies" (shadowing, `!`).
 * - Cloudflare Pages: developers.cloudflare.com/pages, "Redirects" (2,000 static and 100 dynamic lines of 1,000
 *   characters, always before files, no query parameters), "Serving Pages" (extensions, slashes), "Limits".
 * - Apache: httpd.apache.org/docs/2.4, "mod_rewrite" and "Per-directory rewrites" (.htaccess), "mod_dir" (slashes).
 * - nginx: nginx.org/en/docs/http, "ngx_http_map_module", "ngx_http_rewrite_module".
 * - Amazon S3: docs.aws.amazon.com/AmazonS3/latest/userguide, "Configuring a webpage redirect" (50 routing rules, of
 *   prefixes and without queries), "Index document support" (slashes, 302).
 * - How each answers with and without a slash or an extension: github.com/slorber/trailing-slash-guide.
 */
export const HOST_RULES: { readonly [Name in Host]: HostRules } = {
  'github-pages': {
    ...UNLIMITED,
    name: 'GitHub Pages',
    table: null,
    filesFirst: true,
    force: false,
    queries: 'none',
    slashless: true,
    extensionless: 'yes',
    slashStatus: 301,
    fileBytes: 100 * MIB,
    siteBytes: 1024 * MIB,
  },
  netlify: {
    ...UNLIMITED,
    name: 'Netlify',
    table: '_redirects',
    filesFirst: true,
    force: true,
    queries: 'values',
    slashless: true,
    extensionless: 'yes',
    slashStatus: 301,
    advisedLines: 10_000,
  },
  'cloudflare-pages': {
    ...UNLIMITED,
    name: 'Cloudflare Pages',
    table: '_redirects',
    filesFirst: false,
    force: false,
    queries: 'none',
    slashless: false,
    lines: 2000,
    dynamicLines: 100,
    lineLength: 1000,
    extensionless: 'instead',
    slashStatus: 308,
    files: 20_000,
    fileBytes: 25 * MIB,
  },
  apache: {
    ...UNLIMITED,
    name: 'Apache',
    table: '.htaccess',
    filesFirst: false,
    force: false,
    queries: 'any',
    slashless: true,
    extensionless: 'no',
    slashStatus: 301,
  },
  nginx: {
    ...UNLIMITED,
    name: 'nginx',
    table: 'redirects.nginx.conf',
    filesFirst: false,
    force: false,
    queries: 'any',
    slashless: true,
    extensionless: 'no',
    slashStatus: 301,
  },
  s3: {
    ...UNLIMITED,
    name: 'Amazon S3',
    table: 's3-website.json',
    filesFirst: false,
    force: false,
    queries: 'none',
    slashless: true,
    lines: 50,
    extensionless: 'no',
    slashStatus: 302,
  },
  none: {
    ...UNLIMITED,
    name: 'a host that serves files alone',
    table: null,
    filesFirst: true,
    force: false,
    queries: 'none',
    slashless: true,
    extensionless: 'no',
    slashStatus: 301,
  },
};

/** Used if the site names no host: a table that both Netlify and Cloudflare Pages read, and files. */
const UNNAMED: HostRules = {
  ...HOST_RULES.netlify,
  name: 'the host',
  force: false,
  advisedLines: null,
};

export function rulesOf(host: Host | null): HostRules {
  return host === null ? UNNAMED : HOST_RULES[host];
}
