import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { built, SETTINGS } from '../../support/built.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';
import { type Answered, leadsTo, OLD, SITE } from './old-addresses.ts';

const APACHE = ['/usr/sbin/apache2', '/usr/sbin/httpd'].find((path) => existsSync(path));
const MODULES = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules'].find((path) => existsSync(path));
const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path));
const folder = temporaryFolder();
chmodSync(folder, 0o755);

describe.each(['', '/cable'])('a real server of a site under "%s" leads every old address on', (base) => {
  test.skipIf(!APACHE || !MODULES)(
    'Apache, with .htaccess (left out where Apache is not installed)',
    async () => {
      const root = join(folder, `apache${base}`);
      const port = await freePort();
      await lay('apache', base, root);
      const load = ['mpm_event', 'authz_core', 'dir', 'mime', 'alias', 'rewrite']
        .filter((name) => existsSync(join(MODULES as string, `mod_${name}.so`)))
        .map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`);
      const config = join(root, 'httpd.conf');
      writeFileSync(
        config,
        `ServerRoot ${root}\nListen 127.0.0.1:${port}\nServerName wire.example\nPidFile ${root}/pid\nErrorLog ${root}/error.log\n${load.join('\n')}
TypesConfig /dev/null\nAddType text/html .html\n${process.getuid?.() === 0 ? 'User www-data\nGroup www-data\n' : ''}
DocumentRoot ${root}/www\n<Directory ${root}/www>\nRequire all granted\nAllowOverride All\nDirectoryIndex index.html\n</Directory>\n`,
      );
      await leads(APACHE as string, ['-f', config, '-DFOREGROUND'], port, base);
    },
  );

  test.skipIf(!NGINX)(
    'nginx, with the map that it includes (left out where nginx is not installed)',
    async () => {
      const root = join(folder, `nginx${base}`);
      const port = await freePort();
      await lay('nginx', base, root);
      const config = join(root, 'nginx.conf');
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (name) => `${name}_temp_path ${root}/tmp;`,
      );
      writeFileSync(
        config,
        `${process.getuid?.() === 0 ? 'user www-data;\n' : ''}daemon off;\npid ${root}/pid;\nerror_log ${root}/error.log;\nevents {}\nhttp {\n${temporary.join('\n')}\naccess_log off;\ntypes { text/html html; }
include ${root}/www${base}/redirects.nginx.conf;\nserver {\nlisten 127.0.0.1:${port};\nroot ${root}/www;\nabsolute_redirect off;\nif ($backfile_redirect) { return 301 $backfile_redirect; }\nif ($backfile_gone) { return 410; }\nerror_page 410 @backfile_gone;\nlocation @backfile_gone { try_files $uri/index.html $uri =410; }\n}\n}\n`,
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

/** Waits until a server answers; what it said where it ended instead. */
async function answering(server: ChildProcess, port: number): Promise<void> {
  let said = '';
  server.stderr?.on('data', (part) => (said += part));
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The server ended: ${said}`);
    const answered = await get(port, '/').catch(() => null);
    if (answered) return;
  }
}

function get(port: number, path: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const headers = { host: 'wire.example' };
    request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part) => (body += part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? null, body }),
      );
    })
      .on('error', reject)
      .end();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
