import type { Plugins } from '../../copy/body/plugins.ts';
import { parse } from '../../copy/parse.ts';
import type { HistoryDoor } from '../../desk/changes/door.ts';
import { gitHistory } from './git.ts';

/** What version control knows about the manuscripts of a site. */
export function historyDoor(site: string, plugins: Plugins): HistoryDoor {
  return { ...gitHistory(site), parse: (manuscript, style) => parse(manuscript, style, plugins) };
}
