import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

/** The article of a page, found by Mozilla's Readability. */
type Article = {
  readonly title: string;
  readonly byline: string | null;
  readonly excerpt: string | null;
  readonly siteName: string | null;
  readonly published: string | null;
  readonly lang: string | null;
  readonly html: string;
};

/** Finds the article of a page of well-formed HTML; null if there is none. Nothing of the page is run. */
export function articleOf(html: string): Article | null {
  const { document } = parseHTML(html);
  try {
    const found = new Readability(document as never, { keepClasses: true, maxElemsToParse: 200_000 }).parse();
    if (!found?.content) return null;
    return {
      title: found.title ?? '',
      byline: found.byline ?? null,
      excerpt: found.excerpt ?? null,
      siteName: found.siteName ?? null,
      published: found.publishedTime ?? null,
      lang: found.lang ?? null,
      html: found.content,
    };
  } catch {
    return null;
  }
}
