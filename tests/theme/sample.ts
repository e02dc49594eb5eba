import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { backfile } from '../support/command.ts';
import { commitIn, hasGit, initIn } from '../support/git-site.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Files of the theme as they stand in the repository. */
export const TEMPLATES = join(ROOT, 'templates');

/** A built archive, served, with a browser to look at it. */
export type Sample = { out: string; origin: string; browser: Browser };

/** The dispatch of the sample archive that changed after it was published, and the page that shows how. */
const CHANGED = 'posts/2006/2006-03-16-seven-things-wrong-about-the-dredger.md';
export const CHANGES = hasGit() ? ['/2006/03/16/seven-things-wrong-about-the-dredger/changes/'] : [];

/** Builds the repository's sample archive in a folder, with one dispatch under version control; the built site's folder. */
export async function buildSample(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  for (const name of [
    'posts',
    'assets',
    'site.yaml',
    'bylines.yaml',
    'columns.yaml',
    'lists.yaml',
    'names.yaml',
  ]) {
    if (readdirSync(ROOT).includes(name)) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  if (hasGit()) putUnderVersionControl(folder);
  const out = join(folder, 'dist');
  const { status, stderr } = await backfile(['build', '--site', folder, '--out', out, '--quiet']);
  if (status !== 0) throw new Error(`The sample archive does not build:\n${stderr}`);
  return out;
}

/** Commits what the sample's own corrections say of a dispatch: that it was headed "Six things", and named an arm. */
function putUnderVersionControl(folder: string): void {
  const text = readFileSync(join(folder, CHANGED), 'utf8');
  const first = text
    .replace('title: Seven', 'title: Six')
    .replace(/^5\. .*\n/m, '')
    .replace('Mr Dahl, the night porter', 'our night porter')
    .replace('sixty-two buckets', 'sixty buckets');
  initIn(folder);
  commitIn(folder, [
    { at: '2006-03-16T08:00:00Z', files: { [CHANGED]: first } },
    { at: '2006-03-20T08:00:00Z', files: { [CHANGED]: text.replace('sixty-two buckets', 'sixty buckets') } },
    { at: '2006-04-03T08:00:00Z', files: { [CHANGED]: text } },
  ]);
  appendFileSync(join(folder, 'site.yaml'), '\nchanges: git\n');
}

/** All pages of a built site, as addresses: `/2009/02/`. */
export function pagesOf(out: string): readonly string[] {
  return (readdirSync(out, { recursive: true }) as string[])
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('index.html'))
    .map((name) => `/${name.slice(0, -'index.html'.length)}`)
    .sort();
}

/** All dispatches of a built site, as addresses. */
export function dispatchesOf(out: string): readonly string[] {
  return pagesOf(out).filter((page) => /^\/\d{4}\/\d\d\/\d\d\/[^/]+\/$/.test(page));
}

/** The HTML of a page by its address. */
export function htmlOf(out: string, address: string): string {
  return readFileSync(join(out, address.endsWith('/') ? `${address}index.html` : address), 'utf8');
}

const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml',
};

/** Serves a built site on a free port of this machine; its origin, and the server to close. */
export async function serve(out: string): Promise<{ readonly origin: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(pathname);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    try {
      const content = readFileSync(join(out, file));
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
