import { FORMATS } from './formats.ts';
import { type Look, lookAt, lookAtDocument } from './found/look.ts';
import type { Source, Web } from './found/outside.ts';
import { type Unread, unreadSystem, unreadTexts } from './from/unread.ts';

/** The system that a source seems to come from, and the mark that shows it. */
type Recognised = { readonly format: string; readonly why: string; readonly isGuess?: true } | Unread;

/**
 * Looks at a source and says which system it came from; null if nothing shows it. Formats are asked for their own marks
 * in the order of their table, then systems that are not read; marks that others share count only after all of them,
 * and texts that no reader opens come last.
 */
export async function recognise(source: Source, web: Web): Promise<Recognised | null> {
  const look = source.kind === 'web' ? await lookAtWeb(source.addresses[0] ?? '', web) : lookAt(source);
  if (look === null) return null;
  let guess: Recognised | null = null;
  for (const [name, { load }] of Object.entries(FORMATS)) {
    const format = await load();
    if (look.kind === 'web' && !format.readsWeb) continue;
    const mark = await format.recognise(look);
    if (mark === null) continue;
    if (!mark.isGuess) return { format: name, why: mark.why };
    guess ??= { format: name, why: mark.why, isGuess: true };
  }
  return (await unreadSystem(look)) ?? guess ?? unreadTexts(look);
}

async function lookAtWeb(address: string, web: Web): Promise<Look | null> {
  const fetched = await web.fetch(address, 'document');
  return fetched.ok ? lookAtDocument(address, fetched.body) : null;
}
