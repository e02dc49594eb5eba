/** How a host that took over the export of Movable Type wrote it. */
export type Dialect = {
  readonly name: 'movabletype' | 'hatena' | 'livedoor' | 'seesaa' | 'fc2';
  /** Old address of an entry that states none, made from its fields; null if they do not suffice. */
  readonly address: (fields: ReadonlyMap<string, readonly string[]>, home: string | null) => string | null;
};

/** The host of an export, by its own addresses and names of entries. */
export function dialectOf(text: string): Dialect {
  return DIALECTS.find(({ marks }) => marks.test(text)) ?? PLAIN;
}

const PLAIN: Dialect = { name: 'movabletype', address: () => null };

const DIALECTS: readonly (Dialect & { readonly marks: RegExp })[] = [
  {
    name: 'hatena',
    marks:
      /^BASENAME: \d{4}\/\d\d\/\d\d\/\d{6}\s*$|cdn-ak\.f\.st-hatena\.com|class="keyword" href="https?:\/\/d\.hatena|hatenablog-parts\.com/m,
    address: (fields, home) => under(home, 'entry/', /^[^\s/].*$/.exec(basenameOf(fields))?.[0] ?? null, ''),
  },
  {
    name: 'livedoor',
    marks: /livedoor\.(?:blogimg\.)?jp|blog\.livedoor|blogimg\.jp\//,
    address: (fields, home) => under(home, 'archives/', numberOf(fields), '.html'),
  },
  {
    name: 'seesaa',
    marks: /\.seesaa\.net\b/,
    address: (fields, home) => under(home, 'article/', numberOf(fields), '.html'),
  },
  {
    name: 'fc2',
    marks: /\bblog-imgs-\d+[\w-]*\.fc2\.com|\.blog\d*\.fc2\.com\b|blog\d*\.fc2\.com\//,
    address: (fields, home) => under(home, 'blog-entry-', numberOf(fields), '.html'),
  },
];

function basenameOf(fields: ReadonlyMap<string, readonly string[]>): string {
  return fields.get('BASENAME')?.[0]?.replace(/^\/+/, '') ?? '';
}

/** The number of an entry, from its own field or from its name. */
function numberOf(fields: ReadonlyMap<string, readonly string[]>): string | null {
  const told = ['ENTRY ID', 'ENTRY NO', 'NO']
    .map((name) => fields.get(name)?.[0] ?? '')
    .find((one) => /^\d+$/.test(one));
  return (
    told ?? /^(?:blog-entry-|archives\/|article\/)?(\d+)(?:\.html)?$/.exec(basenameOf(fields))?.[1] ?? null
  );
}

function under(home: string | null, folder: string, name: string | null, end: string): string | null {
  if (name === null) return null;
  const path = encodeURI(`${folder}${name}${end}`);
  return home === null ? `/${path}` : new URL(path, home.endsWith('/') ? home : `${home}/`).href;
}
