import type { Host } from '../../model/address/hosts.ts';

/** The files that a host needs besides the site: a workflow or settings, which keep the cache between builds. */
export function hostFiles(host: Host, name: string): { readonly [path: string]: string } {
  switch (host) {
    case 'apache':
    case 'nginx':
    case 's3':
    case 'none':
      return {};
    case 'github-pages':
      return { '.github/workflows/publish.yml': GITHUB_PAGES };
    case 'netlify':
      return {
        'netlify.toml': NETLIFY,
        'netlify/cache/manifest.yml': 'name: keep-backfile-cache\n',
        'netlify/cache/index.js': NETLIFY_CACHE,
      };
    case 'cloudflare-pages':
      return {
        'wrangler.toml': `name = ${JSON.stringify(name)}\npages_build_output_dir = "dist"\ncompatibility_date = "2026-01-01"\n`,
        '.github/workflows/publish.yml': CLOUDFLARE_PAGES,
      };
  }
}

/** Steps that build the site with what earlier builds remember; \`dist/\` with it, so that only what changed is made. */
const STEPS = `      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - uses: actions/cache@v4
        with:
          path: |
            .backfile
            dist
          key: backfile-\${{ github.run_id }}
          restore-keys: backfile-
      - run: npm install
      - run: npx backfile build
      # Where nobody builds on a machine of their own, addresses.txt is kept here: write \`backfile build --register\`
      # above, \`contents: write\` under permissions, and take the next two lines in.
      # - run: git add addresses.txt && (git diff --cached --quiet || git -c user.name=backfile -c user.email=backfile@localhost commit -m "Register addresses")
      # - run: git push
`;

const GITHUB_PAGES = `# Builds the site at every push to the main branch and publishes it on GitHub Pages.
# Once: Settings > Pages > Source: GitHub Actions.
name: Publish
on:
  push:
    branches: [main]
  # Once a day, for dispatches dated ahead.
  schedule:
    - cron: '5 0 * * *'
  workflow_dispatch:
permissions:
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
${STEPS}      - uses: actions/upload-pages-artifact@v3
        with:
          path: dist
      - id: deploy
        uses: actions/deploy-pages@v4
`;

const CLOUDFLARE_PAGES = `# Builds the site at every push to the main branch and publishes it on Cloudflare Pages.
# Once: add the secrets CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID under Settings > Secrets.
name: Publish
on:
  push:
    branches: [main]
  schedule:
    - cron: '5 0 * * *'
  workflow_dispatch:
permissions:
  contents: read
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
${STEPS}      - uses: cloudflare/wrangler-action@v3
        with:
          apiToken: \${{ secrets.CLOUDFLARE_API_TOKEN }}
          accountId: \${{ secrets.CLOUDFLARE_ACCOUNT_ID }}
          command: pages deploy
`;

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
