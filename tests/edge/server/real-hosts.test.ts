import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { built, SETTINGS } from '../../support/built.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';
import { leadsTo, OLD, SITE } from './old-addresses.ts';
import {
  APACHE,
  answering,
  apacheConfig,
  freePort,
  get,
  MODULES,
  NGINX,
  nginxConfig,
} from './real-servers.ts';

const folder = temporaryFolder();
chmodSync(folder, 0o755);

describe.each(['', '/cable'])('a real server of a site under "%s" leads every old address on', (base) => {
  test.skipIf(!APACHE || !MODULES)(
    'Apache, with .htaccess (left out where Apache is not installed)',
    async () => {
      const root = join(folder, `apache${base}`);
      const port = await freePort();
      await lay('apache', base, root);
      const config = apacheConfig(root, port, ['rewrite']);
      await leads(APACHE as string, ['-f', config, '-DFOREGROUND'], port, base);
    },
  );

  test.skipIf(!NGINX)(
    'nginx, with the map that it includes (left out where nginx is not installed)',
    async () => {
      const root = join(folder, `nginx${base}`);
      const port = await freePort();
      await lay('nginx', base, root);
      const config = nginxConfig(
        root,
        `include ${root}/www${base}/redirects.nginx.conf;\nserver {\nlisten 127.0.0.1:${port};\nroot ${root}/www;\nabsolute_redirect off;\nif ($backfile_redirect) { return 301 $backfile_redirect; }\nif ($backfile_gone) { return 410; }\nerror_page 410 @backfile_gone;\nlocation @backfile_gone { try_files $uri/index.html $uri =410; }\n}`,
      );
      execFileSync(NGINX as string, ['-t', '-c', config], { stdio: 'pipe' });
      await leads(NGINX as string, ['-c', config], port, base);
    },
  );
});

/** Twelve dispatches whose addresses were by day, and are by year now. */
const MOVED = {
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [
      `posts/piece-${at}.md`,
      `---\ntitle: Piece ${at}\ndate: 2011-03-${String(at + 1).padStart(2, '0')}\nid: piece-${at}\npermalink: /pieces/piece-${at}/\n---\nBody.\n`,
    ]),
  ),
  'addresses.txt': Array.from(
    { length: 12 },
    (_, at) =>
      `/2011/03/${String(at + 1).padStart(2, '0')}/piece-${at}/ 2011-03-01 dispatch id piece-${at}\n`,
  ).join(''),
};

async function lay(host: string, base: string, root: string): Promise<void> {
  const settings = `${SETTINGS.replace('wire.example', `wire.example${base}`)}host: ${host}\n`;
  const { files, found } = await built({
    ...SITE,
    ...MOVED,
    'site.yaml': settings,
    'redirects.yaml': `${SITE['redirects.yaml']}/gone/: {gone: 2009-05-04, because: It was a hoax.}\n`,
  });
  expect(found).toEqual([]);
  mkdirSync(join(root, 'www'), { recursive: true });
  // Without the pages that lead on: what is looked at are the server's own redirects.
  const plain = Object.entries(files).filter(([, text]) => !String(text).includes('http-equiv="refresh"'));
  layFiles(join(root, `www${base}`), Object.fromEntries(plain));
}

async function leads(program: string, args: readonly string[], port: number, base: string): Promise<void> {
  const server = spawn(program, args, { stdio: 'pipe' });
  onTestFinished(() => void server.kill());
  await answering(server, port);
  for (const { from, to } of OLD) {
    const answer = await get(port, base + from);
    const right = to.startsWith('/') ? base + to : to;
    const lead = leadsTo(answer, 'http://wire.example')?.replace(/^https:\/\/wire\.example/, '');
    expect([from, answer.status, lead]).toEqual([from, 301, right]);
  }
  const kept = await get(port, `${base}/old/talks/?from=mail`);
  expect(leadsTo(kept, 'http://wire.example')).toBe(`${base}/2009/02/02/talks/?from=mail`);
  expect((await get(port, `${base}/2009/02/02/talks/`)).status).toBe(200);
  expect((await get(port, `${base}/?p=1234`)).status).toBe(200);
  expect((await get(port, `${base}/nowhere/`)).status).toBe(404);
  for (const at of [0, 11]) {
    const moved = await get(port, `${base}/2011/03/${String(at + 1).padStart(2, '0')}/piece-${at}/`);
    expect([moved.status, leadsTo(moved, 'http://wire.example')]).toEqual([
      301,
      `${base}/pieces/piece-${at}/`,
    ]);
  }
  const gone = await get(port, `${base}/gone/`);
  expect([gone.status, gone.body.includes('It was a hoax.')]).toEqual([410, true]);
}
