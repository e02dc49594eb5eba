import type { Host } from '../../model/address/hosts.ts';
import { NO_ADDRESS } from './site-files.ts';

/** What the next steps depend on. */
type Made = {
  /** The folder as a shell takes it; null if the shell stands in it. */
  readonly folder: string | null;
  readonly host: Host | null;
  readonly url: string;
  readonly name: string;
  /** Path of the site at its address: `''`, or such as `/column`. */
  readonly base: string;
};

/** The next three steps after a site was made, for its host. */
export function nextSteps({ folder, host, url, name, base }: Made): readonly string[] {
  const look = [
    'Look at it while you write:',
    ...commands(folder && `cd ${folder}`, 'npm install', 'npx backfile watch --open'),
  ];
  const hasNoAddress = url === NO_ADDRESS;
  const address =
    hasNoAddress && host !== null
      ? `Write the address of the site into site.yaml${hostAddress(host, name)}. `
      : '';
  const [second, third] = forHost(host, name, base);
  return [
    ...step(1, look),
    ...step(2, [address + (second[0] ?? ''), ...second.slice(1)]),
    ...step(3, third),
    '',
    `More: npx backfile help ${host === null ? 'start' : topicOf(host)}`,
  ];
}

/** The address that a host will give the site, where that can be known, as a hint in parentheses. */
function hostAddress(host: Host, name: string): string {
  if (host === 'github-pages') return ` (url: https://YOU.github.io/${name}, or a domain of your own)`;
  if (host === 'netlify')
    return ` (url: https://${name}.netlify.app, if that name is free, or a domain of your own)`;
  if (host === 'cloudflare-pages') return ` (url: https://${name}.pages.dev, or a domain of your own)`;
  return ' (url:)';
}

type Step = readonly string[];

function forHost(host: Host | null, name: string, base: string): readonly [Step, Step] {
  const toGit = commands(
    'npx backfile build',
    'git init -b main',
    'git add .',
    'git commit -m "Begin the archive"',
    `git remote add origin https://github.com/YOU/${name}.git`,
    'git push -u origin main',
  );
  switch (host) {
    case null:
      return [
        ['Begin a piece of your own:', ...commands('npx backfile new "Its title"')],
        [
          'Build the site. What is then in dist/ is the whole site, for any web host (npx backfile help hosts):',
          ...commands('npx backfile build'),
        ],
      ];
    case 'github-pages':
      return [
        [
          `On github.com, make an empty repository ${name}. Under its Settings > Pages, choose "GitHub Actions" as the source.`,
        ],
        [
          'Push the site, with your name on GitHub in place of YOU. GitHub builds and publishes it, now and at every push:',
          ...toGit,
        ],
      ];
    case 'netlify':
      return [
        [
          `On github.com, make an empty repository ${name}, and push the site, with your name in place of YOU:`,
          ...toGit,
        ],
        [
          'On netlify.com, choose "Add new project", "Import an existing project", and the repository. The rest is in netlify.toml.',
        ],
      ];
    case 'cloudflare-pages':
      return [
        [
          'Make the project on Cloudflare. On github.com, make an empty repository with the secrets CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID (Settings > Secrets and variables > Actions).',
          ...commands(`npx wrangler pages project create ${name} --production-branch main`),
        ],
        [
          'Push the site, with your name on GitHub in place of YOU. It is published now and at every push:',
          ...toGit,
        ],
      ];
    case 's3':
      return [
        [
          'Make a bucket for a static website, with index.html as its index document and 404.html as its error document.',
        ],
        [
          'Build and upload, with the name of the bucket:',
          ...commands('npx backfile build', 'aws s3 sync dist/ s3://NAME --delete'),
        ],
      ];
    case 'nginx':
      return [
        ['Copy nginx.conf from the site folder to where the server includes the settings of sites.'],
        [
          'Build and upload, with the name of your server:',
          ...commands(
            'npx backfile build',
            `rsync -rt --checksum --delete dist/ YOU@SERVER:/var/www/${name}${base}/`,
          ),
        ],
      ];
    case 'apache':
    case 'none':
      return [
        ['Begin a piece of your own:', ...commands('npx backfile new "Its title"')],
        [
          'Build and upload, with the name of your server and its folder of web pages:',
          ...commands('npx backfile build', 'rsync -rt --checksum --delete dist/ YOU@SERVER:FOLDER/'),
        ],
      ];
  }
}

/** The page of the guide about a host. */
function topicOf(host: Host): string {
  return host === 'none' ? 'ftp' : host;
}

function commands(...lines: readonly (string | null)[]): readonly string[] {
  return ['', ...lines.flatMap((line) => (line ? [`  ${line}`] : []))];
}

function step(number: number, lines: Step): readonly string[] {
  return [
    '',
    ...lines.map((line, at) => (at === 0 ? `${number}. ${line}` : line === '' ? '' : `   ${line}`)),
  ];
}
