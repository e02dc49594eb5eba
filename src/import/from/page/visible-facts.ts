import type { Element, Root } from 'hast';
import { absolute } from '../../body/addresses.ts';
import { attribute, classes, find, findAll, isElement, textOf, walk } from '../../body/tree.ts';

/** A byline as printed: what is marked up as an author, or a short text with "By" and names in it. */
export function visibleByline(page: Root): string[] | null {
  const article = find(page, 'article', 'main') ?? page;
  const marked: string[] = [];
  const printed: string[] = [];
  walk(article, (node) => {
    if (/^(?:html|body|main|article|section|ul|ol|table|nav|script|style|form)$/.test(node.tagName)) return;
    const text = textOf(node);
    if (text.length < 3 || text.length > 120) return;
    const named = BY.exec(text)?.[1];
    if (named !== undefined) printed.push(named);
    const isAuthor =
      /(?:^|[\s_-])(?:author|byline|p-author)(?:$|[\s_-])/i.test(classes(node).trim()) ||
      / author /.test(` ${attribute(node, 'rel')} `) ||
      /author/i.test(attribute(node, 'itemProp'));
    const plain = text
      .replace(/^by:?\s+/i, '')
      .replace(/\s*[|•·].*$/, '')
      .trim();
    if (
      isAuthor &&
      /^\p{Lu}/u.test(plain) &&
      plain.length < 60 &&
      !/\d{4}|\b(?:posted|comments?|share|follow|about|more|view|author)\b/i.test(plain)
    )
      marked.push(plain);
  });
  const found = marked[0] ?? printed[0];
  return found === undefined ? null : [found];
}

/** `By Laura Hale and John Doe`, at the beginning or behind a date. */
const BY =
  /(?:^|[\d\s](?:AM|PM|ET|EST|EDT|GMT|UTC)\s|\d{4},?\s)by\s+(\p{Lu}[\p{L}.'’-]+(?:\s+[\p{L}.'’-]+){1,4}(?:(?:,|\s+and)\s+\p{Lu}[\p{L}.'’-]+(?:\s+[\p{L}.'’-]+){1,3})*)$/iu;

/** A date as printed: of a `time`, or in what is marked up as one. */
export function visibleDate(page: Root): string | null {
  const time = findAll(page, 'time').find(
    (node) => attribute(node, 'dateTime') !== '' || textOf(node) !== '',
  );
  if (time) return attribute(time, 'dateTime') || textOf(time);
  let found: string | null = null;
  const inTable = new Set(findAll(page, 'table').flatMap((table) => findAll(table)));
  walk(page, (node) => {
    if (
      found !== null ||
      inTable.has(node) ||
      !/(?:^|[\s_-])(?:date|published|dateline|timestamp|pubdate|submitted|meta|byline|posted)(?:$|[\s_-])/i.test(
        classes(node).trim(),
      )
    )
      return;
    found =
      /(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4}(?:\s*(?:-|at|,)?\s*\d{1,2}:\d{2}\s*(?:[AaPp]\.?[Mm]\.?)?)?|\d{4}-\d{2}-\d{2}(?:T[\d:+Z-]+)?/.exec(
        textOf(node),
      )?.[0] ?? null;
  });
  return found ?? DATED.exec(textOf(page).slice(0, 4000))?.[1] ?? null;
}

/** A date behind a word that says that it is the page's own. */
const DATED =
  /\b(?:posted|published|filed)(?: on)?:?\s+((?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4})/i;

/** Links to other stories under "More from", "Related" and the like: kept as record. */
export function moreFrom(page: Root, base: string | null): readonly { title: string; url: string }[] {
  const found: { title: string; url: string }[] = [];
  walk(page, (node, parent) => {
    if (found.length > 0) return;
    const text = textOf(node);
    const heading =
      /^h[2-6]$|^(?:p|div|strong|span)$/.test(node.tagName) &&
      text.length < 60 &&
      /^(?:more (?:from|in|stories|by)|related(?: (?:stories|articles|posts|content))?|read (?:more|next)|also (?:in|from)|further reading|recommended|you (?:may|might) also)\b/i.test(
        text,
      );
    const block =
      / (?:related|related-posts|related-stories|related-articles|more-from|more-stories|recommended|read-next) /i.test(
        classes(node),
      );
    if (!heading && !block) return;
    const within = block
      ? node
      : isElement(parent) && textOf(parent).length > text.length + 20
        ? parent
        : undefined;
    if (!within || findAll(within, 'p').length > 20) return;
    const seen = new Set<string>();
    for (const link of findAll(within as Element, 'a')) {
      const url = absolute(attribute(link, 'href'), base);
      const title = textOf(link);
      if (url === null || title.length < 12 || seen.has(url)) continue;
      seen.add(url);
      found.push({ title, url });
    }
    if (found.length < 2 || found.length > 20) found.length = 0;
  });
  return found;
}
