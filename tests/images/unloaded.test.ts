import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backfile } from '../support/command.ts';
import { layFiles, temporaryFolder } from '../support/site-on-disk.ts';
import { photograph } from './photographs.ts';

/** Builds a site; whether the process had libvips in it when it ended. */
async function loadsSharp(site: string): Promise<boolean> {
  const told = join(site, 'loaded.txt');
  const hook = join(site, 'hook.mjs');
  writeFileSync(
    hook,
    `import { writeFileSync } from 'node:fs';
     process.on('exit', () => writeFileSync(${JSON.stringify(told)}, process.report.getReport().sharedObjects.join('\\n')));`,
  );
  const run = await backfile(['build', '--site', site], {
    env: { NODE_OPTIONS: `--import ${JSON.stringify(hook)}` },
  });
  expect(run.status).toBe(0);
  return /sharp|vips/.test(readFileSync(told, 'utf8'));
}

const SITE = {
  'site.yaml': 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\nimages: {cards: false}\n',
  'posts/2009-02-02-talks.md': '---\ntitle: Talks\n---\n\n![A map](map.svg)\n',
  'assets/map.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
};

test('the nameplate that links elsewhere show loads the encoder once', async () => {
  const site = temporaryFolder();
  layFiles(site, { ...SITE, 'site.yaml': SITE['site.yaml'].replace('false', 'true') });
  expect(await loadsSharp(site)).toBe(true);
  layFiles(site, { 'posts/2009-02-03-more.md': '---\ntitle: More\n---\n\nText.\n' });
  expect(await loadsSharp(site)).toBe(false);
});

test('a site without photographs and cards loads no encoder; one with photographs does so once', async () => {
  const site = temporaryFolder();
  layFiles(site, SITE);
  expect(await loadsSharp(site)).toBe(false);
  layFiles(site, { 'assets/pier.jpg': await photograph(300, 200) });
  expect(await loadsSharp(site)).toBe(true);
  layFiles(site, { 'posts/2009-02-03-more.md': '---\ntitle: More\n---\n\nText.\n' });
  expect(await loadsSharp(site)).toBe(false);
});
