import { readYaml } from '../../../model/yaml/yaml.ts';
import type { Source } from '../../found/outside.ts';
import { decodeText } from '../../found/text.ts';
import { valuesOf } from '../values.ts';

/** What is looked at of a post. */
type Linked = { readonly slug?: unknown; readonly html?: unknown };

/** The permalink that posts of some tag had; no tag: all others. */
export type Route = { readonly tag: string | null; readonly pattern: string };

/** Routes of a Ghost site: those of `routes.yaml` if the export has it, else what links between its posts show. */
export async function routesOf(source: Source, posts: readonly Linked[]): Promise<readonly Route[]> {
  const file = source.files.find(({ path }) => /(?:^|\/)routes[^/]*\.ya?ml$/i.test(path));
  const written = file === undefined ? [] : routesIn(decodeText(await file.read()).text);
  if (written.length > 0) return written;
  const prefix = prefixIn(posts);
  return prefix === null ? [] : [{ tag: null, pattern: `${prefix}{slug}/` }];
}

/** The path of a post by the first route that takes it: `/slug/` if none does. */
export function pathOfPost(
  routes: readonly Route[],
  post: {
    readonly slug: string;
    readonly id: string;
    readonly day: string;
    readonly tags: readonly string[];
  },
): string {
  const route = routes.find(({ tag }) => tag === null || post.tags.includes(tag));
  const [year = '', month = '', day = ''] = post.day.split('-');
  const values: { readonly [token: string]: string } = {
    slug: post.slug,
    id: post.id,
    year,
    month,
    day,
    primary_tag: post.tags[0] ?? 'all',
  };
  return (route?.pattern ?? '/{slug}/').replace(
    /\{(\w+)\}/g,
    (whole, token: string) => values[token] ?? whole,
  );
}

/** Collections of `routes.yaml`, those of a tag first. */
function routesIn(text: string): readonly Route[] {
  const { value } = readYaml(text);
  const collections = valuesOf(valuesOf(value).collections);
  return Object.values(collections)
    .flatMap((one): Route[] => {
      const { permalink, filter } = valuesOf(one);
      const tag =
        typeof filter === 'string' ? (/^(?:primary_)?tag:'?([\w-]+)'?$/.exec(filter)?.[1] ?? '') : null;
      return typeof permalink === 'string' && tag !== '' ? [{ tag, pattern: permalink }] : [];
    })
    .sort((a, b) => Number(a.tag === null) - Number(b.tag === null));
}

/** The folder above the slug in links from post to post, if most of them have the same one. */
function prefixIn(posts: readonly Linked[]): string | null {
  const slugs = new Set(posts.map(({ slug }) => String(slug)));
  const counts = new Map<string, number>();
  for (const { html } of posts)
    for (const [, prefix = '', slug = ''] of String(html ?? '').matchAll(
      /href="__GHOST_URL__(\/(?:[^"#?]*\/)?)([^"/#?]+)\/?["#?]/g,
    ))
      if (slugs.has(slug) && !/^\/(?:tag|author|content)\//.test(prefix))
        counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[0] !== '/' && best[1] * 2 > all ? best[0] : null;
}
