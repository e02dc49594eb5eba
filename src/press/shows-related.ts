import { fromUtf8 } from '../model/text/utf8.ts';
import type { TemplateFile } from './template-file.ts';

/**
 * Whether a theme may show "More from": the page of a dispatch is the built-in one, or a template of the site names
 * `more` or a built-in template, or includes one by a name that only rendering tells. Where a theme cannot show it, terms
 * of texts need not be found.
 */
export function showsRelated(templates: readonly TemplateFile[]): boolean {
  return mayName(/\bmore/, templates);
}

/** Whether, in the same way, a theme may show "Later referred to in", and so the sentences of links. */
export function showsReferred(templates: readonly TemplateFile[]): boolean {
  return mayName(/\breferred/, templates);
}

function mayName(name: RegExp, templates: readonly TemplateFile[]): boolean {
  const own = templates.filter(({ origin }) => origin === 'site');
  if (!own.some(({ name }) => name === 'dispatch.njk')) return true;
  return own.some(({ content }) => {
    const text = fromUtf8(content);
    return name.test(text) || OTHERS.test(text);
  });
}

const OTHERS = /builtin\/|\{%-?\s*(?:extends|import|include|from)\s+[^\s"']/;
