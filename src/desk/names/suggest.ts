import type { Archive } from '../../archive/archive.ts';
import { mergeCommand } from '../../model/merge-command.ts';
import { NAMED_KINDS, SHELVES } from '../../model/shelf-kinds.ts';
import { nearShelves } from '../../rules/galley/near-names.ts';

/** Names of an archive that probably mean one thing, with how often each is used and the command that merges them. */
export function suggestionLines({ shelves }: Archive): readonly string[] {
  return NAMED_KINDS.flatMap((kind) => {
    const pairs = nearShelves(kind, shelves[SHELVES[kind].folder]);
    const lines = pairs.flatMap(({ rare, common }) => [
      `  "${rare.name}" (${rare.clippings.length}) is nearly "${common.name}" (${common.clippings.length})`,
      `    ${mergeCommand(kind, rare.name, common.name)}`,
    ]);
    return lines.length === 0 ? [] : [SHELVES[kind].folder, ...lines];
  });
}
