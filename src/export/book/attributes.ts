import type { Element, Properties } from 'hast';
import { readLanguage } from '../../model/language/language.ts';

const WHOLE = /^\d{1,5}$/;
const DATE = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** Attributes that single elements keep, each with what it may be. */
const OWN: { readonly [tagName: string]: { readonly [name: string]: RegExp } } = {
  img: { width: WHOLE, height: WHOLE },
  ol: { start: /^-?\d{1,5}$/, reversed: /^/, type: /^[1aAiI]$/ },
  li: { value: /^-?\d{1,5}$/ },
  td: { colSpan: /^[1-9]\d{0,2}$/, rowSpan: /^[1-9]\d{0,2}$/ },
  th: { colSpan: /^[1-9]\d{0,2}$/, rowSpan: /^[1-9]\d{0,2}$/, scope: /^(?:row|col|rowgroup|colgroup)$/ },
  col: { span: /^[1-9]\d{0,2}$/ },
  colgroup: { span: /^[1-9]\d{0,2}$/ },
  time: { dateTime: DATE },
};

/**
 * The attributes of a writer's element that a book keeps: those that say what it is, its language and direction, and
 * its classes. `tagName`: the name under which it is kept.
 */
export function keptAttributes({ properties }: Element, tagName: string): Properties {
  const kept: Properties = {};
  const { className, lang, dir, title } = properties;
  const classes = [className].flat().filter((name) => typeof name === 'string' && /^[\w-]+$/.test(name));
  if (classes.length > 0) kept.className = classes as string[];
  if (typeof lang === 'string' && readLanguage(lang)) {
    kept.lang = lang;
    kept.xmlLang = lang;
  }
  if (typeof dir === 'string' && /^(?:ltr|rtl|auto)$/i.test(dir)) kept.dir = dir.toLowerCase();
  if (typeof title === 'string' && title.trim() !== '') kept.title = plain(title);
  for (const [name, shape] of Object.entries(OWN[tagName] ?? {})) {
    const value = properties[name];
    if (value === null || value === undefined || value === false) continue;
    if (shape.test(String(value))) kept[name] = value;
  }
  return kept;
}

/** A text without the characters that XML does not allow (XML 1.0, 2.2). */
export function plain(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** An id as XML allows it: a name without colons. Different ids stay different. */
export function xmlId(id: string): string {
  const named = id.replace(/[^\p{L}\p{Nd}.-]/gu, (sign) =>
    sign === '_' ? '__' : `_${sign.codePointAt(0)?.toString(16)}_`,
  );
  return /^\p{L}/u.test(named) ? named : `_${named}`;
}
