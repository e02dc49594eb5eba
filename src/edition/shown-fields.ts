import type { Dispatch } from '../model/dispatch.ts';

/**
 * The fields that the page of a dispatch gets unchanged: all except those named here, which it gets in another form, or
 * not at all. So a template can show a new field of a dispatch without further code.
 */
export function shownFields(dispatch: Dispatch) {
  const {
    // No page shows these.
    source: _source,
    digest: _digest,
    kind: _kind,
    slug: _slug,
    notBefore: _notBefore,
    expires: _expires,
    aliases: _aliases,
    permalink: _permalink,
    follows: _follows,
    related: _related,
    translationOf: _translationOf,
    changes: _changes,
    license: _license,
    rights: _rights,
    firstImage: _firstImage,
    terms: _terms,
    lines: _lines,
    // `dispatchProps` gives these in another form.
    id: _id,
    dekHtml: _dekHtml,
    filed: _filed,
    bylines: _bylines,
    bio: _bio,
    column: _column,
    tags: _tags,
    image: _image,
    facsimile: _facsimile,
    corrections: _corrections,
    history: _history,
    lang: _lang,
    copy: _copy,
    ...shown
  } = dispatch;
  return shown;
}

export type ShownFields = ReturnType<typeof shownFields>;
