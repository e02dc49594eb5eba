import type { Clipping } from '../archive/clipping.ts';
import { resolveLinks } from '../archive/links.ts';
import { type Change, correctionsOf } from '../model/change.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { directionOf } from '../model/language/direction.ts';
import { type Bench, type Maker, trail } from './bench.ts';
import { changesPath } from './changes-path.ts';
import { type Page, pageAt } from './page.ts';
import type { TemplateProps } from './props.ts';
import { rightsOfDispatch } from './rights.ts';

/**
 * A page beside each dispatch whose words changed after it was published. Search engines do not list it: it holds words
 * that were taken out.
 */
export const changesPages: Maker = (bench) =>
  bench.archive.changed.map((clipping) => changesPage(clipping, bench));

function changesPage(clipping: Clipping, bench: Bench): Page {
  const path = changesPath(clipping.path);
  const props = () => {
    const { dispatch } = clipping;
    const { history, headline } = dispatch;
    const title = bench.site.words.changes ?? 'How this piece changed';
    return {
      page: bench.page('changes', path, `${headline} – ${title}`, {
        description: bench.site.words['changes-about'] ?? null,
        lang: clipping.lang,
        dir: directionOf(clipping.lang),
        indexed: false,
        trail: trail(bench, { title: headline, href: clipping.href }),
        rights: rightsOfDispatch(clipping, bench.archive.site),
      }),
      dispatch: bench.dated(clipping),
      first: history?.first ?? null,
      changes: (history?.changes ?? []).toReversed().map((change) => changeProps(change, dispatch, bench)),
    };
  };
  return pageAt(path, 'changes.njk', props, { source: clipping.slip.source, yields: true });
}

function changeProps(
  change: Change,
  dispatch: Dispatch,
  bench: Bench,
): TemplateProps['changes']['changes'][number] {
  const { at, headline, dek, text } = change;
  return {
    at,
    headline,
    dek,
    text: text.map((passage) => ('runs' in passage ? passage.runs : null)),
    moved: text.map((passage) => 'runs' in passage && passage.isMoved === true),
    corrections: correctionsOf(change, dispatch.corrections)
      .flatMap((place) => dispatch.corrections[place] ?? [])
      .map(({ filed, note }) => ({ filed, note: resolveLinks(note, bench.archive.directory, dispatch) })),
  };
}
