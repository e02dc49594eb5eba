import type { Host } from '../../model/address/hosts.ts';

/** What decides the files of a host. */
type Place = {
  /** Name of the project at the host: letters, digits and hyphens. */
  readonly name: string;
  /** Path of the site at its address: `''`, or such as `/column`. */
  readonly base: string;
  /** Name of the machine in the address. */
  readonly domain: string;
  /** When to build for dispatches dated ahead: cron expressions in UTC. */
  readonly crons: readonly string[];
};

/** The files that a host needs besides the site: a workflow or settings of the host. */
export function hostFiles(host: Host, place: Place): { readonly [path: string]: string } {
  switch (host) {
    case 's3':
    case 'none':
      return {};
    case 'apache':
      return { 'assets/_root/.htaccess': apache(place) };
    case 'nginx':
      return { 'nginx.conf': nginx(place) };
    case 'github-pages':
      return { '.github/workflows/publish.yml': githubPages(place) };
    case 'netlify':
      return {
        'netlify.toml': NETLIFY,
        'netlify/cache/manifest.yml': 'name: keep-backfile-cache\n',
        'netlify/cache/index.js': NETLIFY_CACHE,
        'netlify/functions/publish-dated.mjs': netlifySchedule(place),
      };
    case 'cloudflare-pages':
      return {
        'wrangler.toml': `name = ${JSON.stringify(place.name)}\npages_build_output_dir = "dist"\ncompatibility_date = "2026-01-01"\n`,
        '.github/workflows/publish.yml': cloudflarePages(place),
      };
  }
}

/** Starts of a workflow: pushes, the schedule, and a button. */
function starts({ crons }: Place): string {
  return `on:
  push:
    branches: [main]
  # For dispatches dated ahead: at 0:10 and 8:10 in the time zone of the site, in summer and winter (written in UTC).
  schedule:
${crons.map((cron) => `    - cron: '${cron}'\n`).join('')}  workflow_dispatch:
`;
}

/** Steps that build the site with what earlier builds remember; \`dist/\` with it, so that only what changed is made. */
function steps(build: string, before = ''): string {
  return `      - uses: actions/checkout@v7
        with:
          # The whole history: how dispatches changed (changes: git in site.yaml) is told from it.
          fetch-depth: 0
      - uses: actions/setup-node@v7
        with:
          node-version: 24
          cache: npm
      - uses: actions/cache@v6
        with:
          path: |
            .backfile
            dist
          key: backfile-\${{ github.run_id }}
          restore-keys: backfile-
${before}      - run: npm ci
      - run: ${build}
      # If nobody builds on a machine of their own, let this workflow keep addresses.txt: add --register to the line
      # above, write \`contents: write\` under permissions, and remove the # from the next two lines.
      # - run: git add addresses.txt && (git diff --cached --quiet || git -c user.name=backfile -c user.email=backfile@localhost commit -m "Register addresses")
      # - run: git push
`;
}

function githubPages(place: Place): string {
  const build = `npx backfile build --url "\${{ steps.pages.outputs.base_url }}"`;
  // The action knows the address: that of the project, with its path, or the custom domain.
  const configure = '      - uses: actions/configure-pages@v6\n        id: pages\n';
  return `# Builds the site at every push to the branch main and publishes it on GitHub Pages.
# Once: Settings > Pages > Source: GitHub Actions.
name: Publish
${starts(place)}permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: pages
jobs:
  publish:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: \${{ steps.deploy.outputs.page_url }}
    steps:
${steps(build, configure)}      - uses: actions/upload-pages-artifact@v5
        with:
          path: dist
          # Files such as .well-known/ belong to the site.
          include-hidden-files: true
      - id: deploy
        uses: actions/deploy-pages@v5
`;
}

function cloudflarePages(place: Place): string {
  return `# Builds the site at every push to the branch main and publishes it on Cloudflare Pages.
# Once: add the secrets CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID under Settings > Secrets and variables > Actions.
name: Publish
${starts(place)}permissions:
  contents: read
concurrency:
  group: pages
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
${steps('npx backfile build')}      - uses: cloudflare/wrangler-action@v4
        with:
          apiToken: \${{ secrets.CLOUDFLARE_API_TOKEN }}
          accountId: \${{ secrets.CLOUDFLARE_ACCOUNT_ID }}
          command: pages deploy dist --project-name=${place.name} --branch=main
`;
}

const NETLIFY = `[build]
  command = "npx backfile build"
  publish = "dist"

[build.environment]
  NODE_VERSION = "24"

# Keeps what a build remembers for the next one.
[[plugins]]
  package = "/netlify/cache"
`;

const NETLIFY_CACHE = `// Keeps what a build remembers for the next one.
export const onPreBuild = ({ utils }) => utils.cache.restore(['.backfile', 'dist']);
export const onPostBuild = ({ utils }) => utils.cache.save(['.backfile', 'dist']);
`;

function netlifySchedule({ crons }: Place): string {
  // A function has one schedule.
  const hours = [...new Set(crons.flatMap((cron) => cron.split(' ')[1]?.split(',') ?? []))];
  const minutes = [...new Set(crons.map((cron) => cron.split(' ')[0]))];
  const schedule = `${minutes.join(',')} ${hours.join(',')} * * *`;
  return `// Builds the site again for dispatches dated ahead: at 0:10 and 8:10 in the time zone of the site, in summer and
// winter (written in UTC). Once, on Netlify: make a build hook (Project configuration > Build & deploy > Build hooks),
// and save its address as the environment variable BUILD_HOOK. Without that variable, nothing happens.
export default async () => {
  if (process.env.BUILD_HOOK) await fetch(process.env.BUILD_HOOK, { method: 'POST' });
};

export const config = { schedule: '${schedule}' };
`;
}

function apache({ base }: Place): string {
  return `# These lines go before those that Backfile writes into dist/.htaccess.

# The page for addresses that do not exist.
ErrorDocument 404 ${base}/404.html

# Names of files in theme/ change with their content, so browsers may keep them for a year.
<IfModule mod_headers.c>
<If "%{REQUEST_URI} =~ m#^${base}/theme/#">
Header set Cache-Control "public, max-age=31536000, immutable"
</If>
Header set X-Content-Type-Options "nosniff"
Header set Referrer-Policy "strict-origin-when-cross-origin"
</IfModule>

# Text is sent compressed.
<IfModule mod_deflate.c>
AddOutputFilterByType DEFLATE text/html text/css text/javascript text/plain application/xml application/json application/atom+xml application/rss+xml image/svg+xml
</IfModule>
`;
}

function nginx({ base, domain, name }: Place): string {
  const root = `/var/www/${name}`;
  const headers = (indent: string) =>
    `${indent}add_header X-Content-Type-Options nosniff;\n${indent}add_header Referrer-Policy strict-origin-when-cross-origin;\n`;
  return `# Settings of nginx for this site. Put this file where nginx includes the settings of sites (often
# /etc/nginx/sites-enabled/), and upload dist/ to ${root}${base}/.

# Old addresses, and what is gone, are in redirects.nginx.conf, if there are any. Without that file, these lines are used.
map "" $backfile_redirect { default ""; }
map "" $backfile_gone { default ""; }
include ${root}${base}/redirects.nginx.con[f];

server {
  listen 80;
  server_name ${domain};
  root ${root};
  index index.html;
  charset utf-8;
${headers('  ')}
  error_page 404 ${base}/404.html;
  error_page 410 @backfile_gone;
  if ($backfile_redirect) { return 301 $backfile_redirect; }
  if ($backfile_gone) { return 410; }
  location @backfile_gone { try_files $uri/index.html $uri =410; }

  location ${base}/ { try_files $uri $uri/ =404; }
  location = ${base}/redirects.nginx.conf { return 404; }

  # Names of files in theme/ change with their content, so browsers may keep them for a year.
  location ${base}/theme/ {
    add_header Cache-Control "public, max-age=31536000, immutable";
${headers('    ')}  }

  gzip on;
  gzip_types text/css text/javascript text/plain application/xml application/json application/atom+xml application/rss+xml image/svg+xml;
}
`;
}
