import { FORMATS } from './formats.ts';
import { type Look, lookAt, lookAtDocument } from './found/look.ts';
import type { Source, Web } from './found/outside.ts';
import { type Unread, unreadSystem, unreadTexts } from './from/unread.ts';

/** The system that a source seems to come from, and the mark that shows it. */
type Recognised =
  | {
      readonly format: string;
      readonly why: string;
      readonly isGuess?: true;
      /** Another export that lies in a site, and is not read with it. */
      readonly beside?: { readonly format: string; readonly why: string };
    }
  | Unread;

/** Systems whose pieces are the files of a folder. */
const SITES = new Set([
  'pelican',
  'nikola',
  'zola',
  'docusaurus',
  'astro',
  'jekyll',
  'hugo',
  'eleventy',
  'hexo',
]);

/** The settings of such a system at the top of a source. */
const SETTINGS =
  /^(?:[^/]+\/)?(?:_config\.(?:ya?ml|toml)|(?:hugo|config|zola)\.(?:toml|ya?ml|json)|(?:publish)?conf\.py|pelican\.?conf\.py|(?:\.eleventy|(?:eleventy|astro|docusaurus)\.config)\.\w+)$/;

/**
 * Looks at a source and says which system it came from; null if nothing shows it. Formats are asked for their own marks
 * in the order of their table, then systems that are not read; marks that others share count only after all of them,
 * and texts that no reader opens come last. An export that lies in a site of another system, from before it moved there,
 * does not say what the site is.
 */
export async function recognise(source: Source, web: Web): Promise<Recognised | null> {
  const look = source.kind === 'web' ? await lookAtWeb(source.addresses[0] ?? '', web) : lookAt(source);
  if (look === null) return null;
  let guess: Recognised | null = null;
  let beside: { readonly format: string; readonly why: string } | undefined;
  const isSite = look.kind !== 'web' && look.has(SETTINGS) !== undefined;
  for (const [name, { load }] of Object.entries(FORMATS)) {
    const format = await load();
    if (look.kind === 'web' && !format.readsWeb) continue;
    const mark = await format.recognise(look);
    if (mark === null) continue;
    if (mark.isGuess) guess ??= { format: name, why: mark.why, isGuess: true };
    else if (SITES.has(name))
      return beside === undefined ? { format: name, why: mark.why } : { format: name, why: mark.why, beside };
    else if (isSite) beside ??= { format: name, why: mark.why };
    else return { format: name, why: mark.why };
  }
  return beside ?? (await unreadSystem(look)) ?? guess ?? unreadTexts(look);
}

async function lookAtWeb(address: string, web: Web): Promise<Look | null> {
  const fetched = await web.fetch(address, 'document');
  return fetched.ok ? lookAtDocument(address, fetched.body) : null;
}
