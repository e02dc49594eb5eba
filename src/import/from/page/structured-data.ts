import type { Root } from 'hast';
import { attribute, findAll } from '../../body/tree.ts';

/** A thing as JSON-LD describes it. */
export type Data = { readonly [key: string]: unknown };

/** The first thing in JSON-LD that is an article of some kind. */
export function articleData(page: Root): Data | null {
  const candidates: Data[] = [];
  const collect = (value: unknown, depth: number) => {
    if (depth > 6 || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) for (const one of value.slice(0, 200)) collect(one, depth + 1);
    else {
      candidates.push(value as Data);
      collect((value as Data)['@graph'], depth + 1);
      collect((value as Data).mainEntity, depth + 1);
    }
  };
  for (const script of findAll(page, 'script')) {
    if (!/^application\/ld\+json/i.test(attribute(script, 'type'))) continue;
    try {
      collect(
        JSON.parse(
          script.children
            .map((child) => (child.type === 'text' ? child.value : ''))
            .join('')
            .replace(/^\s*(?:<!\[CDATA\[|\/\/\s*<!\[CDATA\[)|\]\]>\s*$/g, ''),
        ),
        0,
      );
    } catch {}
  }
  const kind = (one: Data) => [one['@type']].flat().map(String).join(' ');
  return (
    candidates.find(
      (one) =>
        /Article|BlogPosting|Posting|Report|Review|OpinionNewsArticle/.test(kind(one)) &&
        !/WebPage|Organization|Breadcrumb/.test(kind(one)),
    ) ?? null
  );
}

/** Text of a value of JSON-LD; null if it has none. */
export function textIn(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const plain = value
    .replace(/<[^>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;|&rsquo;|&#8217;/g, '’')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? null : plain;
}

/** Names of people or organisations in a value of JSON-LD. */
export function namesIn(value: unknown): string[] {
  return [value].flat().flatMap((one): string[] => {
    if (typeof one === 'string') return [one.replace(/\s+/g, ' ').trim()].filter(Boolean);
    const name = typeof one === 'object' && one !== null ? (one as Data).name : undefined;
    return [name]
      .flat()
      .filter((part) => typeof part === 'string')
      .map((part) => part.replace(/\s+/g, ' ').trim())
      .filter(Boolean);
  });
}

/** The first picture of a value of JSON-LD that holds several. */
export function imageIn(value: unknown): unknown {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === 'object' && one !== null ? ((one as Data).url ?? (one as Data).contentUrl) : one;
}
