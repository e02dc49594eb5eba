/**
 * Sets a dispatch of the sample archive as a page of the newspaper that printed it, and photographs it as a scan:
 * `node tests/support/draw-facsimile.ts`. It is a drawing, as its credit says: the newspaper does not exist.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { openManuscript } from '../../src/copy/front/front-matter.ts';
import { openBrowser } from './chromium.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SOURCE = 'posts/2007/2007-03-08-minister-resigns.md';
const SCAN = 'posts/2007/packet-2007-03-09-page-1.jpg';
const [WIDTH, HEIGHT] = [1000, 1150];

const { body } = openManuscript(readFileSync(join(ROOT, SOURCE), 'utf8'));
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
await page.setContent(paper(paragraphs(body)));
await page.evaluate('document.fonts.ready');
const photograph = await page.screenshot();
await browser.close();
const scan = await sharp(photograph).blur(0.5).greyscale().jpeg({ quality: 32, mozjpeg: true }).toBuffer();
writeFileSync(join(ROOT, SCAN), scan);
console.log(`${SCAN}: ${scan.length} bytes`);

function paragraphs(markdown: string): readonly string[] {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map((text) =>
      text
        .replace(/^> /, '')
        .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
        .replace(/\*(.+?)\*/g, '<i>$1</i>')
        .replace(/"(.+?)"/g, '“$1”')
        .replace(/'/g, '’'),
    );
}

function font(name: string, style: string): string {
  const bytes = readFileSync(join(ROOT, 'templates', 'theme', name)).toString('base64');
  return `@font-face { font-family: News; font-style: ${style}; font-weight: 400 700; src: url(data:font/woff2;base64,${bytes}) }`;
}

function paper(text: readonly string[]): string {
  return `<!doctype html><meta charset="utf-8"><style>
${font('newsreader-roman.woff2', 'normal')}
${font('newsreader-italic.woff2', 'italic')}
* { margin: 0; box-sizing: border-box }
body { width: ${WIDTH}px; height: ${HEIGHT}px; background: #8a857a; font: 400 20.5px/1.22 News, serif; color: #26231f; overflow: hidden }
.sheet { position: absolute; inset: 14px; padding: 26px 44px; background: linear-gradient(100deg, #e4dccb, #efe8d9 30%, #e9e1cf); rotate: -.35deg; overflow: hidden }
.ears { display: flex; justify-content: space-between; align-items: end; font-size: 16px }
h1 { font: italic 700 92px/1 News; text-align: center; letter-spacing: -.02em; padding-block: 4px 14px }
.folio { display: flex; justify-content: space-between; border-block: 3px double; padding-block: 5px; font-size: 17px; text-transform: uppercase; letter-spacing: .06em }
h2 { font: 700 57px/1 News; padding-block: 26px 12px; letter-spacing: -.015em }
h3 { font: italic 400 29px/1.15 News; padding-block-end: 16px; border-block-end: 1px solid }
.text { columns: 3; column-gap: 24px; column-rule: 1px solid #777; margin-block-start: 18px; text-align: justify; hyphens: auto }
.text p { text-indent: 1em }
.text p:first-of-type { text-indent: 0 }
.by { font: 700 17px/1.2 News; text-transform: uppercase; text-align: center; padding-block-end: 10px; letter-spacing: .05em }
.foot { position: absolute; inset: auto 44px 26px; border-block-start: 1px solid; padding-block-start: 8px; font-size: 17px }
</style><body lang="en"><div class="sheet">
<div class="ears"><span>Six mornings a week since 1887</span><span>LATE EDITION</span></div>
<h1>The Sandvik Packet</h1>
<div class="folio"><span>No. 36,412</span><span>Friday, 9 March 2007</span><span>Page 1</span></div>
<h2>Minister resigns over one adverb</h2>
<h3>Mrs Solem was late with an answer, and never once gave a false one</h3>
<div class="text"><div class="by">By Maren Odd</div>${text.map((one) => `<p>${one}</p>`).join('')}</div>
<p class="foot">Tides, page 2. The herring, page 3. The chess problem is held over for want of a board.</p>
</div>`;
}
