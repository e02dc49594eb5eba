import { type Phrase, setPhrase } from '../../copy/front/phrase.ts';
import type { Site, Style } from '../../model/site.ts';

/** A tagline as shown, as text and as HTML. It has no links, since it may be within one. */
export function taglineOf(text: string | null, style: Style): Pick<Site, 'tagline' | 'taglineHtml'> {
  const phrase = phraseOf(text, style, false);
  return { tagline: phrase?.text ?? null, taglineHtml: phrase?.html ?? null };
}

/** A description as shown, as text and as HTML; it may have links. */
export function descriptionOf(
  text: string | null,
  style: Style,
): Pick<Site, 'description' | 'descriptionHtml'> {
  const phrase = phraseOf(text, style, true);
  return { description: phrase?.text ?? null, descriptionHtml: phrase?.html ?? null };
}

/** Punctuation of settings stays as it was written. */
function phraseOf(text: string | null, { lang }: Style, links: boolean): Phrase | null {
  return text === null ? null : setPhrase(text, { lang, smart: false, links });
}
