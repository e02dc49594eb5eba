import { NO_PLUGINS } from '../../src/copy/body/plugins.ts';
import type { Words } from '../../src/desk/changes/words.ts';
import { prepare } from '../../src/desk/prepare.ts';
import { historyDoor } from '../../src/edge/history/door.ts';
import { type Change, type Passage, paragraphOf, type Run } from '../../src/model/change.ts';
import { SETTINGS } from './built.ts';
import { MemoryDisk, testOptions, worldOf } from './memory-disk.ts';
import { plainTheme } from './plain-theme.ts';
import { filesIn } from './site-on-disk.ts';

/** The site of a folder, planned with the history that Git tells of it. */
export async function plannedWithHistory(
  folder: string,
  settings = `${SETTINGS}changes: git\n`,
  options: Parameters<typeof testOptions>[0] = {},
) {
  const files = Object.fromEntries(
    Object.entries(filesIn(folder)).filter(([path]) => path.startsWith('posts/')),
  );
  const disk = new MemoryDisk({ 'site.yaml': settings, ...files }, plainTheme());
  const world = { ...worldOf(disk), history: async () => historyDoor(folder, NO_PLUGINS) };
  return prepare(testOptions(options), world);
}

/** What was before a change: the words after it with the change undone. */
export function undo({ headline, dek, text }: Words, change: Change): Words {
  return {
    headline: change.headline ? paragraphOf(change.headline, 'removed') : headline,
    dek: change.dek ? paragraphOf(change.dek, 'removed') : dek,
    text: change.text.length > 0 ? undoneText(change.text, text) : text,
  };
}

function undoneText(passages: readonly Passage[], after: readonly string[]): readonly string[] {
  let at = 0;
  return passages.flatMap((passage): readonly string[] => {
    if ('kept' in passage) {
      at += passage.kept;
      return after.slice(at - passage.kept, at);
    }
    const [before, now] = [paragraphOf(passage.runs, 'removed'), paragraphOf(passage.runs, 'added')];
    if (now !== '') {
      if (after[at] !== now) throw new Error(`A change says "${now}" where there is "${after[at]}"`);
      at++;
    }
    return before === '' ? [] : [before];
  });
}

/** What a change took out and put in, each as one text. */
export function exchanged({ headline, dek, text }: Change): {
  readonly removed: string;
  readonly added: string;
} {
  const runs = [headline ?? [], dek ?? [], ...text.map((passage) => ('runs' in passage ? passage.runs : []))];
  const all = (side: Run['kind']) =>
    runs
      .flat()
      .filter(({ kind }) => kind === side)
      .map(({ text }) => text)
      .join(' ');
  return { removed: all('removed'), added: all('added') };
}
