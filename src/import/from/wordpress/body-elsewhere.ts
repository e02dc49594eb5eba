import { countWords } from '../../body/words.ts';
import type { Remark } from '../../found/piece.ts';
import { escapeUnlessReference } from '../escape.ts';
import { dataOf, rowsOf, textIn, type Values, valuesOf } from '../values.ts';

/** So many words make a custom field a part of a text, and not a note about it. */
const LONG = 40;

/**
 * The text of a piece whose body is empty, for page builders and sets of custom fields keep it elsewhere: in the data of
 * Elementor, else in all long fields, in their order. Null if there is none.
 */
export function bodyElsewhere(meta: { readonly [key: string]: string }, notes: Remark[]): string | null {
  const built = rowsOf(dataOf(meta._elementor_data ?? ''))
    .flatMap((element) => htmlOfElementor(element, notes))
    .join('\n\n');
  if (built.trim() !== '') {
    notes.push({
      kind: 'repaired',
      what: 'body',
      detail: 'it was in the data of the page builder Elementor',
    });
    return built;
  }
  const long = Object.entries(meta).filter(
    ([key, value]) =>
      !key.startsWith('_') && !/^(?:a|O|s):\d+:|^[[{]/.test(value) && countWords(value) >= LONG,
  );
  if (long.length === 0) return null;
  const names = long.map(([key]) => key).join(', ');
  notes.push({
    kind: 'guessed',
    what: 'body',
    detail: `it was empty; what was long in custom fields is the text: ${names}`,
  });
  return long.map(([, value]) => value).join('\n\n');
}

/** What an element of Elementor shows: its own text, and that of the elements in it. */
function htmlOfElementor(element: Values, notes: Remark[]): readonly string[] {
  const inside = rowsOf(element.elements).flatMap((one) => htmlOfElementor(one, notes));
  const type = textIn(element, 'widgetType');
  if (type === '') return inside;
  const settings = valuesOf(element.settings);
  const text = (...keys: readonly string[]) => textIn(settings, ...keys);
  const address = (key: string) => textIn(valuesOf(settings[key]), 'url');
  const shown = (() => {
    switch (type) {
      case 'text-editor':
        return text('editor');
      case 'html':
        return text('html');
      case 'shortcode':
        return text('shortcode');
      case 'heading': {
        const level = /^h[1-6]$/.test(text('header_size')) ? text('header_size') : 'h2';
        return `<${level}>${text('title')}</${level}>`;
      }
      case 'image':
        return `<figure><img src="${escapeUnlessReference(address('image'))}" alt="${escapeUnlessReference(textIn(valuesOf(settings.image), 'alt'))}"><figcaption>${text('caption')}</figcaption></figure>`;
      case 'video':
        return `<iframe src="${escapeUnlessReference(text('youtube_url', 'vimeo_url', 'dailymotion_url'))}"></iframe>`;
      case 'blockquote':
        return `<blockquote><p>${text('blockquote_content')}</p><cite>${text('author_name')}</cite></blockquote>`;
      case 'button':
        return `<p><a href="${escapeUnlessReference(address('link'))}">${text('text')}</a></p>`;
      case 'toggle':
      case 'accordion':
      case 'tabs':
        return rowsOf(settings.tabs)
          .map((tab) => `<h3>${textIn(tab, 'tab_title')}</h3>${textIn(tab, 'tab_content')}`)
          .join('');
      case 'icon-list':
        return `<ul>${rowsOf(settings.icon_list)
          .map((item) => `<li>${textIn(item, 'text')}</li>`)
          .join('')}</ul>`;
      case 'divider':
        return '<hr>';
      default:
        return text('editor', 'description', 'description_text', 'testimonial_content', 'content');
    }
  })();
  if (shown === '' && !/^(?:spacer|menu-anchor|divider)$/.test(type))
    notes.push({
      kind: 'left',
      what: 'widget',
      detail: `"${type}" of Elementor, which shows no text of its own`,
    });
  return [shown, ...inside].filter((one) => one !== '');
}
