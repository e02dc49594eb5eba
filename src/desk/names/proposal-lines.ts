import type { Json } from '../../model/json.ts';
import { withEntries, withEntry } from '../../model/yaml/entries.ts';
import type { Proposal } from './propose.ts';

/** A proposal as `names.yaml` has it. */
function entryOf({ name, kind, also }: Proposal): Json {
  return {
    name,
    ...(kind === 'thing' ? {} : { kind }),
    ...(also.length === 0 ? {} : { also: also.length === 1 ? (also[0] as string) : also }),
  };
}

/** Proposals as YAML, each under a comment with its counts and an example. */
export function proposalLines(proposals: readonly Proposal[]): readonly string[] {
  return proposals.flatMap((proposal) => {
    const { times, dispatches, example } = proposal;
    const where =
      example === null
        ? ''
        : ` ${example.source}${example.sentence ? `: ${example.sentence}` : ' (dateline)'}`;
    const counts = `${times} ${times === 1 ? 'time' : 'times'} in ${dispatches} ${dispatches === 1 ? 'dispatch' : 'dispatches'};`;
    return [`# ${counts}${where}`, withEntry('', null, proposal.id, entryOf(proposal)).trimEnd()];
  });
}

/** The text of `names.yaml` with proposals after its entries. Nothing else of it changes. Throws if it cannot be edited. */
export function withProposals(
  text: string,
  proposals: readonly Proposal[],
  known: ReadonlySet<string>,
): string {
  const taken = new Set(known);
  const entries = new Map<string, Json>();
  for (const proposal of proposals) {
    let id = proposal.id;
    for (let number = 2; taken.has(id); number++) id = `${proposal.id}-${number}`;
    taken.add(id);
    entries.set(id, entryOf(proposal));
  }
  return withEntries(text, null, Object.fromEntries(entries));
}
