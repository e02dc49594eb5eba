import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { initCommand } from '../../../src/edge/commands/init.ts';
import { crons } from '../../../src/edge/new-site/schedule.ts';
import type { Host } from '../../../src/model/address/hosts.ts';
import { readYaml } from '../../../src/model/yaml/yaml.ts';
import { built } from '../../support/built.ts';
import { filesIn, layFiles, temporaryFolder } from '../../support/site-on-disk.ts';
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
const silent = { paint: (_: string, text: string) => text, say: () => {}, print: () => {}, drawn: false };

async function siteFor(host: Host, base = '', timezone = 'Europe/Oslo'): Promise<string> {
  const site = mkdtempSync(join(folder, host));
  const flags = {
    title: 'The Wire',
    url: `https://wire.example${base}`,
    timezone,
    host: [host],
    lockfile: false,
  };
  await initCommand(site, flags, silent, null);
  return site;
}

const OLD = '---\ntitle: Old\ndate: 2009-02-02\naliases: [/old.html]\n---\nText.\n';

/** Builds a new site, with an old address or without, into `www/` of a folder below the site's path. */
async function publish(site: string, root: string, base: string, old: boolean): Promise<void> {
  const text = { ...filesIn(site), ...(old ? { 'posts/old.md': OLD } : {}) };
  const { files, report } = await built(text, { theme: 'builtin' });
  expect(report.published).toBe(true);
  layFiles(join(root, `www${base}`), files);
}

describe.each([
  ['', true],
  ['', false],
  ['/cable', true],
])('a new site under "%s", with old addresses: %s', (base, old) => {
  const answers = async (port: number) => {
    const home = await get(port, `${base}/`, { 'accept-encoding': 'gzip' });
    expect([home.status, home.headers['content-encoding'], home.headers['x-content-type-options']]).toEqual([
      200,
      'gzip',
      'nosniff',
    ]);
    const page = await get(port, `${base}/`);
    const style = /href="([^"]*\/theme\/style[^"]*)"/.exec(page.body)?.[1] ?? 'no style';
    const sheet = await get(port, style);
    expect([sheet.status, sheet.headers['cache-control']]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
    expect(page.headers['cache-control']).toBeUndefined();
    const lost = await get(port, `${base}/nowhere/`);
    expect([lost.status, lost.body.includes('The Wire')]).toEqual([404, true]);
    const moved = await get(port, `${base}/old.html`);
    expect(moved.status).toBe(old ? 301 : 404);
    expect((await get(port, `${base}/redirects.nginx.conf`)).status).toBe(404);
  };

  test.skipIf(!APACHE || !MODULES)(
    'is served as it should be by Apache (left out where it is not installed)',
    async () => {
      const root = join(folder, `root-apache${base}${old}`);
      await publish(await siteFor('apache', base), root, base, old);
      const port = await freePort();
      const config = apacheConfig(root, port, ['rewrite', 'headers', 'filter', 'deflate']);
      const server = spawn(APACHE as string, ['-f', config, '-DFOREGROUND'], { stdio: 'pipe' });
      onTestFinished(() => void server.kill());
      await answering(server, port);
      await answers(port);
    },
  );

  test.skipIf(!NGINX)('is served as it should be by nginx (left out where it is not installed)', async () => {
    const root = join(folder, `root-nginx${base}${old}`);
    const site = await siteFor('nginx', base);
    await publish(site, root, base, old);
    const port = await freePort();
    const written = readFileSync(join(site, 'nginx.conf'), 'utf8')
      .replaceAll('/var/www/the-wire', `${root}/www`)
      .replace('listen 80;', `listen 127.0.0.1:${port};`);
    const server = spawn(NGINX as string, ['-c', nginxConfig(root, written)], { stdio: 'pipe' });
    onTestFinished(() => void server.kill());
    await answering(server, port);
    await answers(port);
  });
});

describe('the schedule of builds for dispatches dated ahead', () => {
  test.for([
    ['Etc/UTC', ['10 0,8 * * *']],
    ['Europe/Oslo', ['10 6,7,22,23 * * *']],
    ['America/New_York', ['10 4,5,12,13 * * *']],
    ['Asia/Kolkata', ['40 2,18 * * *']],
    ['Asia/Kathmandu', ['25 2,18 * * *']],
    ['Australia/Lord_Howe', ['10 13,21 * * *', '40 13,21 * * *']],
    ['Pacific/Auckland', ['10 11,12,19,20 * * *']],
  ] as const)('in %s is at 0:10 and 8:10, in summer and winter', ([zone, expected]) => {
    expect(crons(zone, 2026)).toEqual(expected);
  });

  test.for(['github-pages', 'cloudflare-pages'] as const)('is in the workflow of %s', async (host) => {
    const site = await siteFor(host, '', 'Asia/Kolkata');
    const workflow = readYaml(readFileSync(join(site, '.github/workflows/publish.yml'), 'utf8')).value;
    expect(workflow).toMatchObject({ on: { schedule: [{ cron: '40 2,18 * * *' }] } });
  });

  test('is a function of Netlify, which calls a build hook if there is one', async () => {
    const site = await siteFor('netlify', '', 'Australia/Lord_Howe');
    const module = await import(join(site, 'netlify/functions/publish-dated.mjs'));
    expect(module.config).toEqual({ schedule: '10,40 13,21 * * *' });
    await expect(module.default()).resolves.toBeUndefined();
  });
});

describe('the address', () => {
  test('comes from GitHub Pages itself in its workflow, with the path of the project', async () => {
    const workflow = filesIn(await siteFor('github-pages'))['.github/workflows/publish.yml'];
    expect(workflow).toMatch(/npx backfile build --url "\$\{\{ steps\.pages\.outputs\.base_url }}"/);
    expect(workflow).toContain('include-hidden-files: true');
  });
});
