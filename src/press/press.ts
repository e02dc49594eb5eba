import nunjucks from 'nunjucks';
import type { Page } from '../edition/page.ts';
import type { SiteProps } from '../edition/props.ts';
import type { ThemeFile } from '../edition/theme-files.ts';
import { type Digest, digest, digestAll } from '../model/digest.ts';
import type { Finding } from '../model/finding.ts';
import type { Direction } from '../model/language/direction.ts';
import { replaceMarks } from '../model/language/language-marks.ts';
import type { Site } from '../model/site.ts';
import { fromUtf8 } from '../model/text/utf8.ts';
import type { Compiled } from './compile.ts';
import { compileAll } from './compile-all.ts';
import { DirectEnvironment } from './direct-environment.ts';
import { addFilters } from './filters.ts';
import { type Dependencies, lineage } from './lineage.ts';
import { openPieces } from './pieces.ts';
import type { Notes } from './press-notes.ts';
import type { TemplateFile } from './template-file.ts';
import { noTemplate, renderFinding, strayTemplates, type TemplateSource } from './template-findings.ts';
import { whereThrown } from './where-thrown.ts';
import { readWords, type Words } from './words.ts';

/** Compiled templates, ready to render pages. */
export type Press = {
  readonly fingerprint: (template: string) => Digest;
  /** Renders a page. Throws a `TemplateError` if a template fails. */
  readonly render: (page: Page, site: SiteProps) => string;
  /** Renders a page to be written: its text, or the text in UTF-8 and in pieces. */
  readonly print: (page: Page, site: SiteProps) => string | readonly Uint8Array[];
  readonly theme: readonly ThemeFile[];
  /** Interface words in the site's language. */
  readonly words: { readonly [key: string]: string };
  /** An interface word in any language, as `Words.say` gives it. */
  readonly say: Words['say'];
  readonly findings: readonly Finding[];
};

/** Filters and globals that a site adds for its templates. */
export type Additions = {
  readonly filters: { readonly [name: string]: (...values: never[]) => unknown };
  readonly globals: { readonly [name: string]: unknown };
};

/** Thrown if a template fails while it renders a page; `finding` says where. */
export class TemplateError extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.reason);
    this.finding = finding;
  }
}

/**
 * Opens the press: compiles all templates first, so that a syntax error is found before anything is rendered. `html`
 * returns a copy's HTML by its digest; `notes` remember compiled templates; `additions` are the site's own filters.
 */
export function openPress(
  files: readonly TemplateFile[],
  site: Site,
  html: (copy: Digest) => string,
  notes: Notes | null = null,
  additions: Additions | null = null,
): Press {
  const findings: Finding[] = [];
  const sources = templatesByName(files);
  const words = readWords(files, site, findings, site.shortcuts ? notes : null);
  const compiledOf = (name: string) => templates.compiled.get(name);
  const environment = new DirectEnvironment(new ShelfLoader(sources, compiledOf), {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
    // Keeps line numbers in errors.
    dev: true,
  });
  const pieces = openPieces();
  addFilters(environment, site, words, html, pieces);
  for (const [name, filter] of Object.entries(additions?.filters ?? {}))
    environment.addFilter(name, filter as (...values: unknown[]) => unknown);
  for (const [name, value] of Object.entries(additions?.globals ?? {})) environment.addGlobal(name, value);
  environment.hasAdditions = additions !== null;
  const digests = new Map(
    [...sources].map(([name, source]) => [name, source.digest ?? digest(source.content)]),
  );
  const templates = compileAll(sources, digests, environment, { notes, shortcuts: site.shortcuts });
  const { dependencies } = templates;
  findings.push(...templates.findings, ...strayTemplates(sources, namedBy(sources, dependencies)));
  const render: Press['render'] = (page, siteProps) => {
    const source = sources.get(page.template);
    if (!source) throw new TemplateError(noTemplate(page, sources));
    try {
      const context = contextOf(page, siteProps);
      // A page planned by the site's config may have any props for a template of the site.
      environment.props = sources.has(`builtin/${page.template}`) ? context : null;
      const rendered: unknown = environment.render(page.template, context);
      if (typeof rendered !== 'string') throw new Error('The template rendered to nothing');
      const { dir = 'ltr' } = (context.page ?? {}) as { readonly dir?: Direction };
      return replaceMarks(rendered, { isHtml: page.path.endsWith('.html'), dir });
    } catch (error) {
      const thrown = whereThrown(error, templates.compiled);
      const at = (thrown && sources.get(thrown.name)) ?? source;
      throw new TemplateError(renderFinding(error, page, at, thrown?.position));
    }
  };
  return {
    fingerprint: lineage(digests, dependencies, digestAll(site.generator, words.digest)),
    theme: themeOf(files),
    words: words.table(site.style.lang),
    say: words.say,
    findings,
    render,
    // A template of the site may do anything with the text of an entry.
    print: (page, siteProps) =>
      site.shortcuts && sources.get(page.template)?.origin === 'builtin' && !page.path.endsWith('.html')
        ? pieces.during(() => render(page, siteProps))
        : render(page, siteProps),
  };
}

/** Templates that the site's templates use; all of them if one computes a name. */
function namedBy(
  sources: ReadonlyMap<string, TemplateSource>,
  dependencies: ReadonlyMap<string, Dependencies>,
): ReadonlySet<string> {
  const own = [...dependencies].filter(([name]) => sources.get(name)?.origin === 'site');
  return new Set(own.flatMap(([, { names, any }]) => (any ? [...sources.keys()] : names)));
}

/** Everything that a template receives: the site, the page's props, and what follows from them. */
function contextOf(
  page: Pick<Page, 'props' | 'derived'>,
  site: SiteProps,
): { readonly [name: string]: unknown } {
  const props = page.props();
  return page.derived
    ? { site, ...props, page: { ...(props.page as object), ...page.derived(props) } }
    : { site, ...props };
}

/** The site's templates replace built-in ones of the same name, which remain available as `builtin/x.njk`. */
function templatesByName(files: readonly TemplateFile[]): ReadonlyMap<string, TemplateSource> {
  const byName = new Map<string, TemplateSource>();
  for (const file of files.toSorted((a, b) =>
    a.origin === b.origin ? 0 : a.origin === 'builtin' ? -1 : 1,
  )) {
    if (!file.name.endsWith('.njk')) continue;
    const source = { ...file, text: fromUtf8(file.content) };
    byName.set(file.name, source);
    if (file.origin === 'builtin') byName.set(`builtin/${file.name}`, source);
  }
  return byName;
}

/** Files under `templates/theme/`; the site's own replace built-in ones. */
function themeOf(files: readonly TemplateFile[]): readonly ThemeFile[] {
  const byName = new Map<string, ThemeFile>();
  for (const { name, origin, source, content } of files) {
    if (!name.startsWith('theme/')) continue;
    const short = name.slice('theme/'.length);
    if (origin === 'site' || !byName.has(short)) byName.set(short, { name: short, source, content });
  }
  return [...byName.values()];
}

class ShelfLoader extends nunjucks.Loader implements nunjucks.ILoader {
  readonly #sources: ReadonlyMap<string, TemplateSource>;
  readonly #compiledOf: (name: string) => Compiled | undefined;
  constructor(
    sources: ReadonlyMap<string, TemplateSource>,
    compiledOf: (name: string) => Compiled | undefined,
  ) {
    super();
    this.#sources = sources;
    this.#compiledOf = compiledOf;
  }
  getSource(name: string): nunjucks.LoaderSource {
    const compiled = this.#compiledOf(name);
    // nunjucks accepts null for "not found" and compiled code instead of a source; its types do not say so.
    if (!compiled) return null as unknown as nunjucks.LoaderSource;
    const src = { type: 'code', obj: compiled.program() } as unknown as string;
    return { src, path: this.#sources.get(name)?.source ?? name, noCache: false };
  }
}
