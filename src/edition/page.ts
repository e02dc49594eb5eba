import type { Href, OutputPath, SitePath, SourcePath } from '../model/address/paths.ts';
import type { Digest } from '../model/digest.ts';
import type { Finding, Position } from '../model/finding.ts';
import type { Json } from '../model/json.ts';
import type { Indexes } from './indexes.ts';
import type { Alternate, SiteProps } from './props.ts';

/** What a template receives besides `site`. Plain data. */
export type Props = { readonly [key: string]: Json };

/** A page of the edition: a template, and props that are made when they are needed. */
export type Page = {
  readonly path: OutputPath;
  /** Its address. */
  readonly url: SitePath;
  /** Name of the template with its extension: `dispatch.njk`, `feed.xml.njk`. */
  readonly template: string;
  /** The source named in reports of a collision or template error; null for pages of the archive itself. */
  readonly source: SourcePath | null;
  /** When what the page shows last changed, as RFC 3339 text; null if unknown. */
  readonly modified: () => string | null;
  /** The sitemap file that lists it: a year or `pages`; null if none does. */
  readonly sitemap: string | null;
  /** Addresses of the page in all its languages; absent if it has one. */
  readonly alternates?: () => readonly Alternate[];
  /** Whether the site's own search finds it. */
  readonly searched: boolean;
  /** Whether it gives way to whatever else stands at its address: a page or file of the writer, or an old address. */
  readonly yields: boolean;
  /** Whether the site's config made it. */
  readonly ofConfig?: true;
  readonly props: () => Props;
  /**
   * Data that follows from the props, which are passed, and `site`, made only for rendering and not part of a key. `graph`
   * is the page's Schema.org data.
   */
  readonly derived?: (props: Props) => { readonly graph: Json };
};

/** A file that is published as it is: a file of the site folder, or bytes that the plan made. */
export type Asset = {
  readonly path: OutputPath;
  readonly digest: Digest;
  readonly source: SourcePath;
  readonly content: Uint8Array | null;
  /** For a file made from a picture: the key of its recipe, under which the edge keeps the bytes. */
  readonly variant?: Digest;
};

/** The plan: every page and asset that should stand in `dist/`, by path. */
export type Edition = {
  readonly pages: readonly Page[];
  readonly assets: readonly Asset[];
  /** Where every old address leads, whether it has a page or only a line in the host's table. */
  readonly redirects: readonly Redirect[];
  readonly site: SiteProps;
  /** The addresses of pages that do not belong to a dispatch, without those made for old addresses. */
  readonly indexes: Indexes;
  readonly findings: readonly Finding[];
};

/** An old address, as a path of the site with its query, and its target. */
export type Redirect = {
  readonly from: string;
  readonly to: Href;
  /** The page or file of the site to which it finally leads; null for an address of another site. */
  readonly target: SitePath | null;
  readonly source: SourcePath | null;
  /** Where it is written. */
  readonly at: () => Position | undefined;
  /** Whether it differs from an existing address only in letter case, so that no file can be put there. */
  readonly twin: boolean;
};

/** Makes a page for an address, with defaults for the other fields. */
export function pageAt(url: SitePath, template: string, props: () => Props, more: Partial<Page> = {}): Page {
  const inside = url.slice(1);
  const isFolder = inside === '' || inside.endsWith('/');
  const path = (isFolder ? [inside, 'index.html'].join('') : inside) as OutputPath;
  return {
    path,
    url,
    template,
    props,
    source: null,
    modified: () => null,
    sitemap: null,
    searched: false,
    yields: false,
    ...more,
  };
}
