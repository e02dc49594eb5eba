import { HEADLINES, NUMBERS } from '../archive/directory.ts';
import { LISTS } from '../archive/lists.ts';
import { STORIES } from '../archive/stories.ts';
import type { Bench } from './bench.ts';
import { hasHeadlines } from './headline-pages.ts';
import type { WayProps } from './list-props.ts';
import { hasNumbers } from './numbers-page.ts';

/** The ways into an archive besides its shelves: those pages that the archive has. */
export function waysOf(bench: Bench): readonly WayProps[] {
  const { archive, href } = bench;
  return [
    ...(archive.lists.length > 0 ? [{ kind: 'lists' as const, href: href(LISTS) }] : []),
    ...(archive.stories.length > 0 ? [{ kind: 'stories' as const, href: href(STORIES) }] : []),
    ...(archive.shelves.languages.length > 0
      ? [{ kind: 'languages' as const, href: href('/languages/') }]
      : []),
    ...(hasHeadlines(bench) ? [{ kind: 'headlines' as const, href: href(HEADLINES) }] : []),
    ...(hasNumbers(bench) ? [{ kind: 'numbers' as const, href: href(NUMBERS) }] : []),
  ];
}
