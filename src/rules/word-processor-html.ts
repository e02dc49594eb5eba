import { positionAt } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

const TRACE =
  /<[a-z]+[^<>]{0,200}\b(?:class=["']?Mso\w*|style=["'][^"'<>]{0,200}mso-)|<\/?[ovwm]:\w+|<font\b|<!--\[if [^\]]{0,80}\]>|<span[^<>]{0,200}\bid=["']docs-internal-guid|<b style=["']font-weight:\s*normal/i;

export const wordProcessorHtml: Rule = {
  name: 'word-processor-html',
  level: 'info',
  what: 'The text contains HTML that a word processor left: `class="MsoNormal"`, `<o:p>`, `<font>`.',
  why: 'It sets its own typefaces and colours, which look wrong in the theme and cannot be read in dark mode.',
  mend: 'Paste the text without formatting, and mark it up in Markdown.',
  read: (_, galley) => {
    const found = galley.markup.includes('<') ? TRACE.exec(galley.markup) : null;
    return found
      ? [
          {
            position: positionAt(galley.text, found.index),
            reason: `${found[0].slice(0, 60)} was left by a word processor`,
            remedy: 'Paste the text without its formatting.',
          },
        ]
      : [];
  },
};
