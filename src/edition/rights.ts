import type { Clipping } from '../archive/clipping.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { joinedRights, type License, licenseOf, type Rights } from '../model/rights.ts';
import type { Site } from '../model/site.ts';

/**
 * Rights as templates get them: the licence by its name and address. `machines` is null if machines may do all.
 */
export type RightsProps = Pick<Rights, 'holder' | 'machines'> & { readonly license: License | null };

/** Rights for templates; null if nothing is stated. */
export function rightsProps({ license, holder, machines }: Rights): RightsProps | null {
  const asked = machines === 'all' ? null : machines;
  if (license === null && holder === null && asked === null) return null;
  return { license: license === null ? null : licenseOf(license), holder, machines: asked };
}

/** The rights of a dispatch: its own, else those of its column, else those of the site. */
export function rightsOfDispatch({ dispatch, column }: Clipping, site: Site): RightsProps | null {
  return rightsProps(joinedRights(ownRights(dispatch), column?.rights, site.rights));
}

/** The rights that a dispatch names itself. */
export function ownRights({ license, rights }: Pick<Dispatch, 'license' | 'rights'>): Rights {
  return joinedRights(rights, { license, holder: null, machines: null });
}

/** The rights in a line: `© The Wire. CC BY 4.0`; null if there is nothing to say. */
export function rightsLine(rights: RightsProps | null): string | null {
  if (rights === null) return null;
  const parts = [
    ...(rights.holder ? [`© ${rights.holder}`] : []),
    ...(rights.license ? [rights.license.name] : []),
  ];
  return parts.length === 0 ? null : parts.join('. ');
}

/** The address of a writer at ORCID. */
export function orcidUrl(orcid: string): string {
  return `https://orcid.org/${orcid}`;
}

/** The address of a DOI. */
export function doiUrl(doi: string): string {
  return `https://doi.org/${encodeURI(doi)}`;
}

/**
 * Programs that train models on what they read, by their names in `robots.txt`. Search engines have other names, so
 * refusing these does not cost a place in search results.
 */
const TRAINERS = [
  'AI2Bot',
  'Amazonbot',
  'anthropic-ai',
  'Applebot-Extended',
  'Bytespider',
  'CCBot',
  'ClaudeBot',
  'cohere-ai',
  'cohere-training-data-crawler',
  'Diffbot',
  'FacebookBot',
  'Google-Extended',
  'GPTBot',
  'ImagesiftBot',
  'meta-externalagent',
  'omgili',
  'PanguBot',
  'Timpibot',
  'Webzio-Extended',
];

/** Programs that fetch pages to answer the questions of their users. */
const ASSISTANTS = [
  'ChatGPT-User',
  'Claude-SearchBot',
  'Claude-User',
  'DuckAssistBot',
  'meta-externalfetcher',
  'MistralAI-User',
  'OAI-SearchBot',
  'Perplexity-User',
  'PerplexityBot',
  'YouBot',
];

/** The programs that a site asks to stay away. */
export function refusedPrograms({ machines }: Rights): readonly string[] {
  if (machines === 'no-training') return TRAINERS;
  return machines === 'search-only' ? [...TRAINERS, ...ASSISTANTS] : [];
}
