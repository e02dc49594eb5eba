import { CaptureTag } from './capture-tag.ts';
import { type LiquidHost, setHost } from './host.ts';
import { includeTag } from './include-tag.ts';
import { jekyllFilters } from './jekyll-filters.ts';
import { Written, withLimits } from './limits.ts';
import {
  Context,
  type Liquid,
  LiquidError,
  newLiquid,
  type Template,
  TypeGuards,
  toValueSync,
  withPlainAccess,
} from './liquidjs.ts';
import { PLUGIN_TAGS, PluginTag } from './plugin-tag.ts';
import { Unknown } from './unknown-values.ts';

/** What the templates of a site can read. */
export type LiquidSite = {
  /** Values that all pieces can read: `site`, `jekyll`. */
  readonly globals: { readonly [name: string]: unknown };
  /** Texts that tags can include, by the paths that these tags name. */
  readonly includes: ReadonlyMap<string, string>;
  /** Day of the import (YYYY-MM-DD), which templates see as the current day. */
  readonly today: string;
};

/** A part of a body: text as it stands in the body (`source`: null), or what the template `source` showed. */
export type LiquidPart = { readonly text: string; readonly source: string | null };

/** Renders a body to its parts, in order. It reads no file, requests no address and runs no program of the site. */
export type RenderLiquid = (
  body: string,
  values: { readonly [name: string]: unknown },
  host: LiquidHost,
) => readonly LiquidPart[];

/** Unreadable tags up to which the rest of a body is rendered; with more, none of its tags is. */
const MOST_UNREADABLE = 500;

/** Tags that show nothing where they stand, with the variable that they set. */
const SILENT = /^\{%-?\s*(?:assign|capture|comment|#)(?:\s+([\w-]+))?/;

/** Prepares to render the bodies of a site as Jekyll renders Liquid. */
export function openLiquid(site: LiquidSite): RenderLiquid {
  const liquid = newLiquid();
  for (const [name, filter] of Object.entries(jekyllFilters(site.today))) liquid.registerFilter(name, filter);
  for (const name of PLUGIN_TAGS) liquid.registerTag(name, PluginTag);
  liquid.registerTag('capture', CaptureTag);
  for (const name of ['include', 'include_cached', 'include_relative'])
    liquid.registerTag(name, includeTag(site.includes));
  return (body, values, host) => {
    const { templates, text } = parsed(liquid, withPlainAccess(body), host);
    const environment = { ...site.globals, ...values };
    let context = contextOf(liquid, environment, host);
    return templates.map((template, at): LiquidPart => {
      const { token } = template;
      if (TypeGuards.isHTMLToken(token)) return { text: token.getContent(), source: null };
      const source = text.slice(token.begin, templates[at + 1]?.token.begin ?? text.length);
      try {
        return { text: rendered(liquid, template, context), source };
      } catch {
        const known = context.bottom();
        context = contextOf(liquid, environment, host);
        Object.assign(context.bottom(), known);
        const silent = SILENT.exec(source);
        if (silent?.[1] !== undefined) Object.assign(context.bottom(), { [silent[1]]: new Unknown() });
        return silent === null ? { text: host.left(source), source: null } : { text: '', source };
      }
    });
  };
}

/** The templates of a body and its text, in which the host has replaced every tag that liquidjs cannot read. */
function parsed(
  liquid: Liquid,
  body: string,
  host: LiquidHost,
): { readonly templates: readonly Template[]; readonly text: string } {
  let text = body;
  for (let round = 0; round < MOST_UNREADABLE; round++) {
    try {
      return { templates: liquid.parse(text), text };
    } catch (error) {
      const tag = tagAt(text, error);
      if (tag === null) break;
      text = text.slice(0, tag.from) + host.left(text.slice(tag.from, tag.to)) + text.slice(tag.to);
    }
  }
  const left = text.replace(/\{%[\s\S]*?(?:%\}|$)|\{\{[\s\S]*?(?:\}\}|$)/g, (tag) => host.left(tag));
  return { templates: liquid.parse(left), text: left };
}

/** Where the tag stands that liquidjs could not read; null if the error does not say so. */
function tagAt(text: string, error: unknown): { readonly from: number; readonly to: number } | null {
  if (!(error instanceof Error) || !LiquidError.is(error)) return null;
  const { begin } = (error as LiquidError & { readonly token: { readonly begin: number } }).token;
  const from = Math.max(text.lastIndexOf('{%', begin + 1), text.lastIndexOf('{{', begin + 1));
  if (from < 0) return null;
  const end = text.indexOf(text.startsWith('{%', from) ? '%}' : '}}', from + 2);
  return { from, to: end < 0 ? from + 2 : end + 2 };
}

function rendered(liquid: Liquid, template: Template, context: Context): string {
  const written = new Written();
  toValueSync(liquid.renderer.renderTemplates([template], withLimits(context), written));
  return written.buffer;
}

function contextOf(liquid: Liquid, environment: object, host: LiquidHost): Context {
  const context = new Context(environment, liquid.options, { sync: true }, { liquid });
  setHost(context, host);
  return context;
}
