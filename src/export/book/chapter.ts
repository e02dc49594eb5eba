import type { ElementContent } from 'hast';
import { directionOf } from '../../model/language/direction.ts';
import { hasLocale } from '../../model/language/language.ts';
import { inLanguage } from '../../model/language/language-marks.ts';
import type { Picture } from '../../model/picture.ts';
import { wordForPages } from '../../model/printed-pages.ts';
import { escapeHtml } from '../../model/text/html.ts';
import { type CivilTime, machineDate } from '../../model/time/civil-time.ts';
import { formatDate } from '../../model/time/dates.ts';
import { setPicture } from '../../press/picture-markup.ts';
import { listSeparators } from '../../press/tongues.ts';
import type { Words } from '../../press/words.ts';
import type { Chapter } from './book.ts';
import { element } from './element.ts';
import { levelled } from './levels.ts';
import { type Binding, tidied } from './tidy.ts';

/** Returns what sets a chapter: headline, dek, byline, date, lead picture, text, corrections and bio lines. */
export function chapterSetter(say: Words['say'], top = 1) {
  const separators = listSeparators();
  const dateIn = (date: CivilTime, lang: string) => {
    const text = formatDate(date, 'long', lang);
    return element('time', { dateTime: machineDate(date) }, hasLocale(lang) ? text : inLanguage('en', text));
  };

  return ({ name, dispatch, body }: Chapter, binding: Binding): ElementContent => {
    const { lang, filed, updated, bylines, headline, headlineHtml, dek, dekHtml, image, corrections } =
      dispatch;
    const line = (text: string | null, html: string | null | undefined) =>
      tidied(html ?? escapeHtml(text ?? ''), { ...binding, prefix: `${binding.prefix}${name}.` }, false);
    const names = bylines.map((byline) => byline.printed ?? byline.name);
    const gaps = separators(names, lang);
    const id = `${name}.headline`;
    return element(
      'section',
      {
        id: name,
        className: ['chapter'],
        'epub:type': 'chapter',
        role: 'doc-chapter',
        ariaLabelledBy: [id],
        lang,
        xmlLang: lang,
        dir: directionOf(lang),
      },
      element(
        'header',
        {},
        dispatch.kicker ? element('p', { className: ['kicker'] }, dispatch.kicker.name) : null,
        element(`h${top}`, { id, className: ['headline'] }, ...line(headline, headlineHtml)),
        dek ? element('p', { className: ['dek'] }, ...line(dek, dekHtml)) : null,
        names.length > 0
          ? element(
              'p',
              { className: ['byline'] },
              ...names.flatMap((each, at) => [gaps[at] ?? '', element('bdi', {}, each)]),
            )
          : null,
        element(
          'p',
          { className: ['filed'] },
          dateIn(filed, lang),
          updated ? ` · ${say('updated', lang, {})} ` : null,
          updated ? dateIn(updated, lang) : null,
        ),
      ),
      ...(image ? leadOf(image, binding) : []),
      element(
        'div',
        { className: ['body'] },
        ...(dispatch.stub ? stubLine(dispatch, say) : levelled(tidied(body(), binding), top + 1)),
      ),
      corrections.length > 0
        ? element(
            'section',
            { className: ['corrections'], ariaLabel: say('corrections', lang, {}) },
            ...corrections.map(({ filed, note }) =>
              element(
                'div',
                { className: ['correction'] },
                element(
                  'p',
                  { className: ['label'] },
                  say('correction', lang, {}),
                  filed ? ' · ' : null,
                  filed ? dateIn(filed, lang) : null,
                ),
                element('p', {}, ...line(null, note)),
              ),
            ),
          )
        : null,
      ...bylines.flatMap(({ bio }) =>
        bio ? [element('p', { className: ['bio'], dir: 'auto' }, ...line(null, bio))] : [],
      ),
    );
  };
}

/** What stands in place of the text of a stub: that it is not here, where it was printed, and where it can be read. */
function stubLine(
  { printed, canonical, lang }: Chapter['dispatch'],
  say: Words['say'],
): readonly ElementContent[] {
  const page = printed?.page ? say(wordForPages(printed.page), lang, { page: printed.page }) : null;
  const place = [printed?.in, printed?.edition, printed?.section, page].filter((part) => part);
  return [
    element(
      'p',
      {},
      say('stub', lang, {}),
      ...(canonical ? [' ', element('a', { href: canonical }, say('stub-read', lang, {}))] : []),
    ),
    ...(place.length > 0
      ? [element('p', {}, `${say('in-print', lang, {})}${say('colon', lang, {})}${place.join(', ')}`)]
      : []),
  ];
}

function leadOf(image: Picture, binding: Binding): readonly ElementContent[] {
  const { caption, captionHtml, credit, creditHtml } = image;
  const parts = [
    ...(caption ? [`<span class="caption">${captionHtml ?? escapeHtml(caption)}</span>`] : []),
    ...(credit ? [`<span class="credit">${creditHtml ?? escapeHtml(credit)}</span>`] : []),
  ];
  const words = parts.length > 0 ? `<figcaption>${parts.join(' ')}</figcaption>` : '';
  return tidied(`<figure class="lead">${setPicture(image, '', { lazy: false })}${words}</figure>`, {
    ...binding,
    prefix: `${binding.prefix}lead.`,
  });
}
