import type { Book } from '../book/book.ts';
import { UPRIGHT } from '../book/upright.ts';

/** What programs that print HTML can do beyond what all can. */
export type Skills = {
  /** Notes at the foot of the page that refers to them; else they follow their dispatch. */
  readonly footnotes: boolean;
  /** Page numbers of other places; else these are filled in after a first printing. */
  readonly pageNumbers: boolean;
  /** Whether words from right to left can be copied from its PDF, and found in it. */
  readonly copiesFromRight: boolean;
};

/** Sizes of paper, as CSS gives them. */
export const PAPERS: { readonly [name: string]: string } = {
  a5: '148mm 210mm',
  b5: '176mm 250mm',
  a4: '210mm 297mm',
  letter: '216mm 279mm',
  trade: '6in 9in',
};

/** The style sheet of a printed book. Fonts of the theme are beside it. */
export function printStyle(book: Book, paper: string, skills: Skills): string {
  const [inner, outer] = book.dir === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  return `@font-face { font-family: Newsreader; src: url(newsreader-roman.woff2); font-weight: 200 800; }
@font-face { font-family: Newsreader; src: url(newsreader-italic.woff2); font-weight: 200 800; font-style: italic; }
@page { size: ${paper}; margin: 20mm 16mm 22mm; @bottom-center { content: counter(page); font: 9pt Newsreader, serif; } }
@page :left { margin-${inner}: 14mm; margin-${outer}: 20mm; @top-${inner} { content: ${cssText(book.title)}; font: ${slant(book.title)} 8.5pt Newsreader, serif; } }
@page :right { margin-${inner}: 20mm; margin-${outer}: 14mm; }
@page plain { @bottom-center { content: none; } @top-left { content: none; } @top-right { content: none; } }
${book.chapters.map(({ name, dispatch }) => headOf(name, dispatch.headline, outer)).join('\n')}
html { font: 10pt/1.42 Newsreader, 'Noto Serif', 'Noto Naskh Arabic', 'Noto Serif Hebrew', 'Noto Serif CJK JP', serif; hyphens: auto; hyphenate-character: '-'; }
body { margin: 0; }
p { margin: 0; text-align: justify; orphans: 2; widows: 2; }
.body p + p { text-indent: 1.3em; }
.body li p + p, .body td p + p, .notes p, .body figure + p { text-indent: 0; }
h1, h2, h3, h4, h5, h6 { font-weight: 500; line-height: 1.18; hyphens: none; break-after: avoid; margin: 1.3em 0 0.5em; text-align: start; }
h3 { font-size: 11.5pt; } h4, h5, h6 { font-size: 10pt; font-style: italic; }
a { color: inherit; text-decoration: none; }
.half-title { page: plain; text-align: center; }
.half-title h1 { font: italic 500 25pt/1.15 Newsreader, serif; margin: 45mm 0 6mm; text-align: center; }
.half-title p { text-align: center; margin: 0 0 1mm; text-indent: 0; }
.half-title .dek { font-size: 13pt; margin: 0 0 12mm; }
.half-title .imprint { margin-top: 40mm; }
.foreword, .contents, .colophon, .index { break-before: page; }
.colophon { page: plain; }
.colophon p { text-align: start; margin: 0 0 0.7em; overflow-wrap: anywhere; }
.colophon a, .body a[href^=http] { text-decoration: underline; text-decoration-thickness: 0.4pt; text-underline-offset: 1.5pt; }
.contents ol, .index ul { list-style: none; margin: 0; padding: 0; }
.contents li { margin: 0 0 1.2mm; break-inside: avoid; hyphens: none; }
.contents li.part { margin-top: 4mm; break-inside: auto; }
.contents .part-name { font-style: italic; break-after: avoid; margin: 0 0 1.5mm; }
.contents ol ol { margin-inline-start: 4mm; }
.index li { margin: 0 0 1.2mm; }
h1.part { font: italic 500 14pt/1.2 Newsreader, serif; margin: 0 0 9mm; padding: 0 0 2mm; border-bottom: 0.5pt solid; }
h1.part, .chapter { break-before: page; }
h1.part + .chapter { break-before: avoid; }
.chapter header { margin: 0 0 6mm; }
.chapter h2.headline { font-size: 18pt; margin: 1mm 0 2.5mm; }
.kicker, .filed, .label { font-size: 8.5pt; letter-spacing: 0.03em; text-align: start; }
.dek { font-style: italic; font-size: 11pt; margin: 0 0 2mm; text-align: start; }
.byline { text-align: start; }
.dateline { text-transform: uppercase; font-size: 0.84em; letter-spacing: 0.05em; }
figure { margin: 4mm 0; break-inside: avoid; text-align: center; }
img { max-width: 100%; max-height: 120mm; height: auto; width: auto; object-fit: contain; }
p img { max-height: 60mm; }
figcaption { font-size: 8.5pt; line-height: 1.3; margin: 1.5mm 0 0; text-align: start; }
.credit { font-style: italic; }
blockquote { margin: 3mm 6mm; } blockquote.pull { font: italic 13pt/1.3 Newsreader, serif; margin: 5mm 8mm; }
ul, ol { margin: 2mm 0; padding-inline-start: 6mm; } li { margin: 0 0 1mm; }
pre { font-size: 7.5pt; line-height: 1.35; white-space: pre-wrap; overflow-wrap: anywhere; margin: 3mm 0; text-align: start; hyphens: none; }
code { font-size: 0.86em; overflow-wrap: anywhere; hyphens: none; }
.body a { overflow-wrap: anywhere; }
table { border-collapse: collapse; font-size: 8.5pt; line-height: 1.3; margin: 4mm 0; max-width: 100%; hyphens: auto; }
caption { font-style: italic; text-align: start; margin: 0 0 1.5mm; }
th, td { border-bottom: 0.4pt solid; padding: 1mm 2mm; text-align: start; vertical-align: top; overflow-wrap: anywhere; } th { font-weight: 600; }
.align-left { text-align: left; } .align-center { text-align: center; } .align-right { text-align: right; }
hr { border: 0; border-top: 0.5pt solid; width: 25%; margin: 5mm auto; }
sup { font-size: 0.7em; line-height: 0; }
.notes { margin: 6mm 0 0; border-top: 0.5pt solid; padding: 2mm 0 0; font-size: 8.5pt; line-height: 1.35; }
.notes h2, .notes h3 { font-size: 9pt; margin: 0 0 1mm; }
.corrections, .bio { margin: 5mm 0 0; padding: 2mm 0 0; border-top: 0.5pt solid; font-size: 8.5pt; line-height: 1.35; break-inside: avoid; }
.corrections, .bio { break-before: avoid; }
.bio { font-style: italic; } .bio + .bio { border: 0; margin: 0; }
.elsewhere { font-size: 8.5pt; text-align: start; overflow-wrap: anywhere; }
${UPRIGHT}
[dir=rtl] p, [dir=rtl] li { line-height: 1.7; }
${skills.footnotes ? FOOTNOTES : ''}${skills.pageNumbers ? PAGE_NUMBERS : FILLED_NUMBERS}`;
}

const FOOTNOTES = `@page { @footnote { border-top: 0.4pt solid; padding-top: 1.5mm; margin-top: 3mm; } }
.chapter { counter-reset: footnote; }
.footnote { float: footnote; font-size: 8.5pt; line-height: 1.35; text-align: start; text-indent: 0; font-style: normal; }
.footnote::footnote-marker { content: counter(footnote) '. '; }
::footnote-call { content: counter(footnote); font-size: 0.7em; line-height: 0; vertical-align: super; }
`;

const PAGE_NUMBERS = `.contents a::after { content: leader('. ') target-counter(attr(href), page); }
.index a::after { content: target-counter(attr(href), page); }
`;

const FILLED_NUMBERS = `.contents a { display: flex; }
.contents .number { margin-inline-start: auto; padding-inline-start: 4mm; font-variant-numeric: tabular-nums; }
`;

/** The running head on the right pages of a chapter. */
function headOf(name: string, headline: string, side: string): string {
  const text = shortened(headline);
  return `@page ${name}:right { @top-${side} { content: ${cssText(text)}; font: ${slant(text)} 8.5pt Newsreader, serif; } }`;
}

/** Italic for scripts that have one. */
function slant(text: string): 'italic' | 'normal' {
  return /[^\P{L}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(text) ? 'normal' : 'italic';
}

/** A text as CSS writes one. */
function cssText(text: string): string {
  return `"${text.replace(/[\\"<]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `).replace(/\s+/g, ' ')}"`;
}

function shortened(headline: string): string {
  return headline.length <= 58 ? headline : `${headline.slice(0, 56).replace(/\s+\S*$/, '')} …`;
}
