// Pictures of a built archive at every width, in both schemes and in print, to look at; and what its pages weigh.
//
//   npm run look -- [--out dist] [--into /tmp/backfile-look] [ADDRESS …]
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { openBrowser } from '../support/chromium.ts';
import { dispatchesOf, htmlOf, pagesOf, serve } from './sample.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'dist' },
    into: { type: 'string', default: join(tmpdir(), 'backfile-look') },
    width: { type: 'string', multiple: true, default: ['320', '390', '768', '1280', '1920'] },
    scheme: { type: 'string', multiple: true, default: ['light', 'dark', 'print'] },
  },
});
const out = resolve(values.out);
const addresses = positionals.length > 0 ? positionals : oneOfEachKind();
mkdirSync(values.into, { recursive: true });
await photograph();
for (const address of addresses) console.log(`${weight(address)}  ${address}`);
console.log(`Pictures in ${values.into}. Weights: HTML and CSS, gzipped, together.`);

async function photograph(): Promise<void> {
  const { origin, server } = await serve(out);
  const browser = await openBrowser();
  for (const scheme of values.scheme) {
    // On paper there is one width.
    for (const width of scheme === 'print' ? ['800'] : values.width) {
      const page = await browser.newPage({ viewport: { width: Number(width), height: 900 } });
      await page.emulateMedia(
        scheme === 'print' ? { media: 'print' } : { colorScheme: scheme === 'dark' ? 'dark' : 'light' },
      );
      for (const address of addresses) {
        await page.goto(origin + address, { waitUntil: 'networkidle' });
        const name = `${address.replaceAll('/', '-').replace(/^-|-$/g, '') || 'home'}.${width}.${scheme}.png`;
        await page.screenshot({ path: join(values.into, name), fullPage: true });
      }
      await page.close();
    }
  }
  await browser.close();
  server.close();
}

function oneOfEachKind(): readonly string[] {
  const pages = pagesOf(out);
  const first = (kind: RegExp) => pages.filter((page) => kind.test(page)).slice(0, 1);
  return [
    '/',
    ...dispatchesOf(out).slice(-1),
    ...[/^\/columns\/[^/]+\/$/, /^\/bylines\/[^/]+\/$/, /^\/tags\/[^/]+\/$/].flatMap(first),
    ...[/^\/\d{4}\/$/, /^\/\d{4}\/\d\d\/$/, /^\/\d{4}\/\d\d\/\d\d\/$/].flatMap(first),
    ...[/^\/archive\/$/, /^\/bylines\/$/, /^\/tags\/$/, /^\/search\/$/, /^\/corrections\/$/].flatMap(first),
    '/404.html',
  ];
}

function weight(address: string): string {
  const html = htmlOf(out, address);
  const styles = [...html.matchAll(/<link[^>]+rel="?stylesheet"?[^>]*>/g)].map(
    ([tag]) => /href="?([^" >]+)/.exec(tag)?.[1] ?? '',
  );
  const bytes = [html, ...styles.map((path) => htmlOf(out, path))].map((text) => gzipSync(text).length);
  return `${(bytes.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1).padStart(6)} KB`;
}
