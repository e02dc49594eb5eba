import { UPRIGHT } from '../book/upright.ts';

/** The style sheet of an e-book. It names no colours and few sizes: these are the reader's choice. */
export const STYLE = `body { margin: 0 3%; line-height: 1.45; }
h1, h2, h3, h4, h5, h6 { line-height: 1.2; text-align: start; hyphens: none; break-after: avoid; margin: 1.6em 0 0.5em; }
h1.headline { font-size: 1.7em; margin: 0.2em 0 0.4em; }
p { margin: 0 0 0.7em; }
.kicker, .filed, .label, .part { font-size: 0.85em; letter-spacing: 0.04em; }
.kicker { margin: 1em 0 0; }
.dek { font-style: italic; font-size: 1.1em; margin: 0 0 0.6em; }
.byline, .filed { margin: 0; }
header { margin: 0 0 1.6em; }
.dateline { font-variant: small-caps; }
figure { margin: 1.4em 0; break-inside: avoid; }
img { max-width: 100%; height: auto; }
figcaption { font-size: 0.85em; margin: 0.4em 0 0; }
.credit { font-style: italic; }
blockquote { margin: 1em 1.5em; }
blockquote.pull { font-size: 1.2em; font-style: italic; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.85em; }
table { border-collapse: collapse; font-size: 0.9em; margin: 1em 0; }
caption { font-style: italic; text-align: start; margin: 0 0 0.3em; }
th, td { border-bottom: 1px solid; padding: 0.3em 0.6em; text-align: start; vertical-align: top; }
.align-left { text-align: left; }
.align-center { text-align: center; }
.align-right { text-align: right; }
hr { border: 0; border-top: 1px solid; width: 30%; margin: 1.8em auto; }
.notes { border-top: 1px solid; margin: 2em 0 0; font-size: 0.9em; }
.corrections, .bio { border-top: 1px solid; margin: 1.5em 0 0; padding: 0.6em 0 0; font-size: 0.9em; }
.bio { font-style: italic; }
.elsewhere { font-size: 0.9em; }
nav ol { list-style: none; padding: 0; margin: 0; }
nav li { margin: 0.35em 0; }
nav li ol { margin-inline-start: 1.2em; }
body.cover { margin: 0; text-align: center; }
body.cover img { max-height: 100vh; }
body.title { text-align: center; }
body.title .book-title { font-size: 2.2em; font-style: italic; text-align: center; margin: 25vh 0 0.4em; }
body.title .imprint { margin: 3em 0 0; }
body.colophon code { overflow-wrap: anywhere; }
${UPRIGHT}
`;
