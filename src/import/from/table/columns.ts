/** What a column of a table may be. */
export type Field = keyof typeof NAMES;

/**
 * Names of columns in exports of newsletters and site builders, in the order in which they are wanted: lower case,
 * with a space for whatever is neither a letter nor a digit.
 */
const NAMES = {
  id: ['post id', 'itemid', 'uid', 'campaign id', 'id', 'guid', 'uuid', 'internal id', 'unique id', 'key'],
  title: [
    'title',
    'post title',
    'web title',
    'headline',
    'subject',
    'subject line',
    'email subject',
    'email subject line',
    'campaign title',
    'campaign name',
    'name',
    'heading',
  ],
  dek: [
    'subtitle',
    'web subtitle',
    'post subtitle',
    'dek',
    'deck',
    'standfirst',
    'excerpt',
    'summary',
    'description',
    'preview text',
    'preview',
    'preheader',
    'meta description',
  ],
  body: [
    'content html',
    'html content',
    'body html',
    'html',
    'rich content',
    'content',
    'post content',
    'body',
    'post body',
    'email body',
    'email content',
    'article',
    'text html',
    'event',
    'markdown',
    'body markdown',
    'content markdown',
    'plain content',
    'content text',
    'plain text',
    'plaintext',
    'text',
  ],
  date: [
    'publish date',
    'first published at',
    'published at',
    'published date',
    'date published',
    'publication date',
    'published on',
    'post date',
    'pub date',
    'pubdate',
    'first published date',
    'displayed date',
    'send date',
    'sent at',
    'sent on',
    'send time',
    'sent',
    'date sent',
    'date',
    'email sent at',
    'scheduled at',
    'schedule date',
    'created at',
    'created date',
    'eventtime',
    'logtime',
    'created',
    'date created',
  ],
  updated: [
    'updated at',
    'last published date',
    'last updated',
    'updated',
    'updated date',
    'modified',
    'modified at',
    'last modified',
    'date modified',
  ],
  slug: ['slug', 'post slug', 'url slug', 'web slug', 'handle', 'permalink slug'],
  address: [
    'url',
    'post url',
    'web url',
    'published url',
    'post page url',
    'permalink',
    'link',
    'absolute url',
    'archive url',
    'campaign archive url',
    'canonical url',
    'web version',
  ],
  byline: ['author', 'authors', 'author name', 'byline', 'writer', 'written by', 'creator', 'by'],
  column: ['category', 'main category', 'section', 'column', 'categories'],
  tags: ['tags', 'all tags', 'taglist', 'content tags', 'labels', 'hashtags', 'topics', 'keywords', 'tag'],
  image: [
    'cover image',
    'featured image',
    'image',
    'thumbnail',
    'thumbnail url',
    'image url',
    'cover',
    'hero image',
    'main image',
    'cover image url',
    'feature image',
  ],
  alt: ['image alt', 'cover image alt', 'image alt text', 'cover alt text', 'featured image alt'],
  caption: ['image caption', 'cover image caption'],
  state: [
    'status',
    'state',
    'post status',
    'publish status',
    'is published',
    'publish',
    'published',
    'visibility',
    'live',
  ],
  draft: ['draft', 'is draft', 'archived'],
  audience: ['audience', 'security', 'access', 'access level', 'email type'],
  kind: ['is page', 'type', 'post type', 'kind'],
  lang: ['language', 'lang', 'locale'],
} as const;

/** Columns of a table by what they are. */
export type Columns = { readonly [field in Field]?: string } & {
  /** Columns for the body, the best first: a row may have only a later one. */
  readonly bodies: readonly string[];
  /** Columns that are nothing of this. */
  readonly others: readonly string[];
};

/** All that a column can be, as `--map` takes it. */
export const FIELDS = Object.keys(NAMES) as readonly Field[];

/** Recognises the columns of a table by their names; `told` names some by hand and goes before. */
export function columnsOf(names: readonly string[], told: { readonly [field: string]: string }): Columns {
  const plain = new Map(names.map((name) => [plainName(name), name]));
  const found: { [field in Field]?: string } = {};
  const taken = new Set<string>();
  for (const field of FIELDS) {
    const by = told[field];
    const named =
      by === undefined ? undefined : (names.find((name) => name === by) ?? plain.get(plainName(by)));
    if (named !== undefined) {
      found[field] = named;
      taken.add(named);
    }
  }
  for (const field of FIELDS) {
    const name = NAMES[field]
      .map((one) => plain.get(one))
      .find((one) => one !== undefined && !taken.has(one));
    if (found[field] !== undefined || name === undefined) continue;
    found[field] = name;
    taken.add(name);
  }
  const bodies = [
    ...(found.body === undefined ? [] : [found.body]),
    ...NAMES.body
      .flatMap((one) => plain.get(one) ?? [])
      .filter((one) => one !== found.body && !taken.has(one)),
  ];
  const used = new Set([...Object.values(found), ...bodies]);
  return { ...found, bodies, others: names.filter((name) => name !== '' && !used.has(name)) };
}

/** Whether a table is one of posts: something names them, and their text or their files are there. */
export function holdsPosts({ title, bodies, slug, id }: Columns, hasFiles: boolean): boolean {
  return title !== undefined && (bodies.length > 0 || (hasFiles && (slug ?? id) !== undefined));
}

function plainName(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
