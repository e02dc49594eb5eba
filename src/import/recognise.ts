import type { Source, SourceFile, Web } from './found/outside.ts';
import { decodeText } from './found/text.ts';

/** What a source seems to be, and by what one sees it. */
export type Recognised =
  | { readonly format: string; readonly why: string }
  /** A system that is known by its marks and not read. */
  | { readonly unread: string; readonly why: string };

/** Systems that are not read, by a file that only they have. */
const UNREAD: readonly (readonly [system: string, file: RegExp])[] = [
  ['Pelican', /(?:^|\/)(?:pelicanconf|publishconf)\.py$/],
  ['Docusaurus', /(?:^|\/)docusaurus\.config\.[cm]?[jt]s$/],
  ['Astro', /(?:^|\/)astro\.config\.[cm]?[jt]s$/],
  ['Gatsby', /(?:^|\/)gatsby-config\.[cm]?[jt]s$/],
  ['VitePress or VuePress', /(?:^|\/)\.(?:vitepress|vuepress)\/config\.[cm]?[jt]s$/],
  ['MkDocs', /(?:^|\/)mkdocs\.ya?ml$/],
];

/** Looks at a source and says which system it came from; null where nothing tells. */
export async function recognise(source: Source, web: Web): Promise<Recognised | null> {
  if (source.kind === 'web') return recogniseAddress(source.addresses[0] ?? '', web);
  const paths = source.files.map(({ path }) => path);
  const has = (pattern: RegExp) => paths.find((path) => pattern.test(path));
  const table = has(/(?:^|\/)posts\.csv$/i);
  if (table) return { format: 'substack', why: `${table} lists its posts` };
  if (has(/(?:^|\/)profile\/profile\.html$/i))
    return { format: 'medium', why: 'profile/profile.html and posts/ are how Medium exports' };
  for (const [system, file] of UNREAD) {
    const mark = has(file);
    if (mark !== undefined) return { unread: system, why: `${mark} sets it up` };
  }
  const python = source.files.find(({ path }) => /^(?:[^/]+\/)?conf\.py$/.test(path));
  if (python && /\bnikola\b|^POSTS\s*=/im.test(await headOf(python)))
    return { unread: 'Nikola', why: `${python.path} sets it up` };
  const toml = source.files.find(({ path }) => /^(?:[^/]+\/)?(?:config|zola)\.toml$/.test(path));
  if (toml && (/zola\.toml$/.test(toml.path) || /^base_url\s*=/m.test(await headOf(toml))))
    return { unread: 'Zola', why: `${toml.path} sets it up` };
  const generator = has(/(?:^|\/)(?:\.eleventy|eleventy\.config)\.[cm]?js$/);
  if (generator) return { format: 'eleventy', why: `${generator} sets up Eleventy` };
  const hexo = has(/(?:^|\/)source\/_posts\//);
  const octopress = hexo && (has(/(?:^|\/)Rakefile$/) ?? has(/(?:^|\/)source\/_(?:includes|layouts)\//));
  if (octopress)
    return {
      format: 'jekyll',
      why: `${octopress} beside source/_posts/ is how Octopress works, a kind of Jekyll`,
    };
  if (hexo) return { format: 'hexo', why: `its posts stand in source/_posts/` };
  const hugo =
    has(/(?:^|\/)hugo\.(?:toml|ya?ml|json)$/) ??
    (has(/^content\//) ? has(/^(?:config\/_default\/)?config\.(?:toml|ya?ml|json)$/) : undefined);
  if (hugo) return { format: 'hugo', why: `${hugo} sets up Hugo` };
  const jekyll =
    has(/(?:^|\/)_posts\/[^/]+\.(?:md|markdown|html?|textile)$/) ??
    (source.name === '_posts' ? paths[0] : undefined);
  if (jekyll) return { format: 'jekyll', why: 'its posts stand in _posts/' };
  for (const file of source.files
    .filter(
      ({ path }) =>
        /\.(?:xml|wxr|rss|atom|json|txt|text|mtif|export)$/i.test(path) || source.files.length === 1,
    )
    .slice(0, 20)) {
    const found = byHead(await headOf(file), file.path);
    if (found) return found;
  }
  const content = has(/^content\/.*\.(?:md|markdown)$/i);
  if (content) return { format: 'hugo', why: 'it has a content/ folder of Markdown' };
  const page =
    source.files.find(({ path }) => /(?:^|\/)posts\/[^/]+\.html?$/i.test(path)) ??
    source.files.find(({ path }) => /\.x?html?$/i.test(path));
  const story = has(/(?:^|\/)(?:\d{4}-\d\d-\d\d|draft)_[^/]*-[0-9a-f]{8,12}\.html$/);
  if (story) return { format: 'medium', why: `${story} is named as Medium names stories` };
  if (page) {
    const head = await headOf(page);
    return /class="(?:h-entry|p-name)"[\s\S]*?(?:e-content|graf--)/.test(head) && /medium\.com/.test(head)
      ? { format: 'medium', why: `${page.path} is marked up as Medium exports` }
      : { format: 'html', why: 'it holds web pages' };
  }
  const manuscript = has(/\.(?:md|markdown|mdx)$/i);
  return manuscript
    ? { format: 'eleventy', why: 'it holds Markdown files, in no order of a known system' }
    : null;
}

async function recogniseAddress(address: string, web: Web): Promise<Recognised | null> {
  const fetched = await web.fetch(address, 'document');
  if (!fetched.ok) return null;
  const head = decodeText(fetched.body.subarray(0, 20_000)).text;
  return (
    byHead(head, address) ??
    (/<(?:!doctype html|html|head|body)\b/i.test(head)
      ? { format: 'html', why: `${address} is a web page` }
      : null)
  );
}

function byHead(head: string, name: string): Recognised | null {
  const start = head.trimStart();
  if (/wordpress\.org\/export\/|<wp:wxr_version>/.test(head))
    return { format: 'wordpress', why: `${name} is an extended RSS file of WordPress` };
  if (
    /<feed\b/.test(head) &&
    /schemas\.google\.com\/blogger|blogger\.com\/feeds|tag:blogger\.com|schemas\.google\.com\/g\/2005/.test(
      head,
    )
  )
    return { format: 'blogger', why: `${name} is an Atom export of Blogger` };
  if (
    /^(?:<\?xml[\s\S]*?\?>\s*)?(?:<!--[\s\S]*?-->\s*|<\?[\s\S]*?\?>\s*|<!DOCTYPE[^>]*>\s*)*<(?:rss|feed|rdf:RDF|\w+:feed)\b/i.test(
      start,
    )
  )
    return { format: 'feed', why: `${name} is a feed` };
  if (start.startsWith('{') && /"version"\s*:\s*"https?:\/\/jsonfeed\.org/.test(head))
    return { format: 'feed', why: `${name} is a JSON Feed` };
  if (
    start.startsWith('{') &&
    /"collections"\s*:|"username"\s*:/.test(head) &&
    !/"(?:db|data)"\s*:/.test(head)
  )
    return { unread: 'write.as', why: `${name} has its collections` };
  if (start.startsWith('{') && /"(?:db|data|posts)"\s*:/.test(head))
    return { format: 'ghost', why: `${name} is a JSON export of Ghost` };
  if (/^(?:AUTHOR|TITLE|BASENAME|STATUS|AUTHOR EMAIL|DATE): /m.test(head) && /^-{5}$/m.test(head))
    return { format: 'movabletype', why: `${name} is a text export of Movable Type or TypePad` };
  return null;
}

async function headOf(file: SourceFile): Promise<string> {
  for await (const chunk of file.stream()) return decodeText(chunk.subarray(0, 20_000)).text;
  return '';
}
