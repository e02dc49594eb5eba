import { fromUtf8 } from '../model/text/utf8.ts';
import type { TemplateFile } from './template-file.ts';

/**
 * Whether a theme may show "More from": the page of a dispatch is the built-in one, or a template of the site names
 * `more` or a built-in template, or includes one by a name that only rendering tells. Where a theme cannot show it, terms
 * of texts need not be found.
 */
export function showsRelated(templates: readonly TemplateFile[]): boolean {
  const own = templates.filter(({ origin }) => origin === 'site');
  return (
    !own.some(({ name }) => name === 'dispatch.njk') ||
    own.some(({ content }) => MORE.test(fromUtf8(content)))
  );
}

const MORE = /\bmore|builtin\/|\{%-?\s*(?:extends|import|include|from)\s+[^\s"']/;
