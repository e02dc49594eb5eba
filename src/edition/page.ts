import type { Digest } from '../model/digest.ts';
import type { Finding } from '../model/finding.ts';
import type { Json } from '../model/json.ts';
import type { OutputPath, SitePath, SourcePath } from '../model/paths.ts';
import type { SiteProps } from './props.ts';

/** What a template is given beside `site`. Plain data. */
export type Props = { readonly [key: string]: Json };

/** A page of the edition: made by a template from props that are made when something needs them. */
export type Page = {
  readonly path: OutputPath;
  /** Its address. */
  readonly url: SitePath;
  /** Name of the template with its extension: `dispatch.njk`, `feed.xml.njk`. */
  readonly template: string;
  /** The source that a collision or a template error is reported against; null for pages of the archive itself. */
  readonly source: SourcePath | null;
  /** Last change of what the page shows, an RFC 3339 text; null where nothing is known. */
  readonly modified: () => string | null;
  /** Under which file of the sitemap it stands: a year, `pages`, or null where it is not listed. */
  readonly sitemap: string | null;
  /** Whether the site's own search finds it. */
  readonly searched: boolean;
  readonly props: () => Props;
  /**
   * What follows from the props and `site` alone, and is made only to be rendered: it is no part of a key. `graph`
   * is the page's Schema.org data.
   */
  readonly derived?: () => { readonly graph: Json };
};

/** A file that is put into the site as it is: one of the site folder, or bytes that the plan made. */
export type Asset = {
  readonly path: OutputPath;
  readonly digest: Digest;
  readonly source: SourcePath;
  readonly content: Uint8Array | null;
  /** Of a file made of a picture: the key of its recipe, under which the edge keeps the bytes. */
  readonly variant?: Digest;
};

/** The plan: every page and asset that should stand in `dist/`, by path. */
export type Edition = {
  readonly pages: readonly Page[];
  readonly assets: readonly Asset[];
  readonly site: SiteProps;
  readonly findings: readonly Finding[];
};

/** A page at an address, with what all pages have in common filled in. */
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
    ...more,
  };
}
