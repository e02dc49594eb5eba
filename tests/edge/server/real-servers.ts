import type { ChildProcess } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Answered } from './old-addresses.ts';

export const APACHE = ['/usr/sbin/apache2', '/usr/sbin/httpd'].find((path) => existsSync(path));
export const MODULES = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules'].find((path) =>
  existsSync(path),
);
export const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path));

const isRoot = process.getuid?.() === 0;

/** Writes a configuration of Apache that serves `www/` of a folder with its .htaccess; its path. */
export function apacheConfig(root: string, port: number, modules: readonly string[]): string {
  const load = ['mpm_event', 'authz_core', 'dir', 'mime', 'alias', ...modules]
    .filter((name) => existsSync(join(MODULES as string, `mod_${name}.so`)))
    .map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`);
  const config = join(root, 'httpd.conf');
  writeFileSync(
    config,
    `ServerRoot ${root}\nListen 127.0.0.1:${port}\nServerName wire.example\nPidFile ${root}/pid\nErrorLog ${root}/error.log\n${load.join('\n')}
TypesConfig /dev/null\nAddType text/html .html\n${isRoot ? 'User www-data\nGroup www-data\n' : ''}
DocumentRoot ${root}/www\n<Directory ${root}/www>\nRequire all granted\nAllowOverride All\nDirectoryIndex index.html\n</Directory>\n`,
  );
  return config;
}

/** Writes a configuration of nginx with these lines in its part `http`; its path. */
export function nginxConfig(root: string, lines: string): string {
  const config = join(root, 'nginx-test.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${root}/tmp;`,
  );
  writeFileSync(
    config,
    `${isRoot ? 'user www-data;\n' : ''}daemon off;\npid ${root}/pid;\nerror_log ${root}/error.log;\nevents {}\nhttp {\n${temporary.join('\n')}\naccess_log off;\ntypes { text/html html; text/css css; }\n${lines}\n}\n`,
  );
  return config;
}

/** Waits until a server answers; what it said where it ended instead. */
export async function answering(server: ChildProcess, port: number): Promise<void> {
  let said = '';
  server.stderr?.on('data', (part) => (said += part));
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The server ended: ${said}`);
    const answered = await get(port, '/').catch(() => null);
    if (answered) return;
  }
}

/** Asks a server for a path, as a browser that knows it as wire.example. */
export function get(
  port: number,
  path: string,
  more: { readonly [name: string]: string } = {},
): Promise<Answered & { readonly headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const headers = { host: 'wire.example', ...more };
    request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part) => (body += part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? null,
          body,
          headers: response.headers,
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
