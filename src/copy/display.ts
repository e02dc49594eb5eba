import type { Dispatch, PictureReference } from '../model/dispatch.ts';
import { firstWords } from './body/lede.ts';
import { slugInPath } from './front/days/path-names.ts';
import { type Phrase, setPhrase } from './front/phrase.ts';
import type { Material } from './material.ts';
import { takeLineMarks } from './names/marks.ts';

/** The title as written and as shown: from the front matter, the first `#` heading, or the first words of the lede. */
export function titleOf(
  material: Material,
  lede: string,
): Pick<Dispatch, 'title' | 'headline' | 'headlineHtml'> {
  const { title } = material.read.fields;
  const written = title === undefined ? '' : unmarked(title, 'title', material);
  const { text: headline, html: headlineHtml } = phrase(written, material, false);
  if (headline !== '')
    return {
      title: setPhrase(written, { lang: '', smart: false, links: false }).text,
      headline,
      headlineHtml,
    };
  const { copy, found, manuscript } = material;
  if (copy.title !== null) {
    const { written, shown, html } = copy.title;
    return { title: written, headline: shown, headlineHtml: html };
  }
  const words = firstWords(lede) || slugInPath(manuscript.path).replace(/[-_]+/g, ' ');
  found.push({
    rule: 'no-title',
    level: 'warning',
    position: { line: 1, column: 1 },
    reason: `The dispatch has no title; it is shown as "${words}"`,
    remedy: 'Add a line to the front matter: title: …',
  });
  return { title: words, headline: words, headlineHtml: null };
}

function phrase(text: string, { style, lang }: Material, links = true): Phrase {
  return setPhrase(text, { lang: lang ?? style.lang, smart: style.smartPunctuation, links });
}

/** A line of front matter without the marks of names, which are collected. */
function unmarked(line: string, field: string, { style, read, marks }: Material): string {
  if (!style.marks) return line;
  return takeLineMarks(line, { line: read.lines[field] ?? 1, column: 1 }, marks);
}

/** The dek as text, and as HTML if it has markup. */
export function dekOf(material: Material): Pick<Dispatch, 'dek' | 'dekHtml'> {
  const { dek } = material.read.fields;
  if (dek === undefined) return { dek: null, dekHtml: null };
  const { text, html } = phrase(unmarked(dek, 'dek', material), material);
  return { dek: text || null, dekHtml: html };
}

/** An image with its caption and credit as display text. */
export function withCaption(image: PictureReference, material: Material): PictureReference {
  const caption =
    image.caption === null ? null : phrase(unmarked(image.caption, 'image', material), material);
  // A credit is a name, so its quotation marks stay as written.
  const credit =
    image.credit === null ? null : setPhrase(image.credit, { lang: '', smart: false, links: true });
  return {
    ...image,
    caption: caption?.text ?? null,
    credit: credit?.text ?? null,
    ...(caption?.html && { captionHtml: caption.html }),
    ...(credit?.html && { creditHtml: credit.html }),
  };
}
