import nunjucks from 'nunjucks';
import type { Page } from '../edition/page.ts';
import type { SiteProps } from '../edition/props.ts';
import type { ThemeFile } from '../edition/theme-files.ts';
import { type Digest, digest, digestAll } from '../model/digest.ts';
import type { Finding, Position } from '../model/finding.ts';
import type { Direction } from '../model/language/direction.ts';
import { settle } from '../model/language/fallback.ts';
import type { Site } from '../model/site.ts';
import { fromUtf8 } from '../model/text/utf8.ts';
import {
  type Compiled,
  compileTemplate,
  DirectEnvironment,
  fromCode,
  parseTemplate,
  type TemplateTree,
  whereThrown,
} from './compile.ts';
import { addFilters } from './filters.ts';
import { type Leanings, lineage } from './lineage.ts';
import {
  type KeptTemplate,
  keepTemplates,
  type Notes,
  recallTemplates,
  templatesKey,
} from './press-notes.ts';
import type { TemplateFile } from './template-file.ts';
import {
  noTemplate,
  renderFinding,
  strayTemplates,
  syntaxFinding,
  type TemplateSource,
  unknownName,
} from './template-findings.ts';
import { readWords } from './words.ts';

/** Compiled templates, ready to render pages. */
export type Press = {
  readonly fingerprint: (template: string) => Digest;
  /** Renders a page. Throws a `TemplateError` if a template fails. */
  readonly render: (page: Page, site: SiteProps) => string;
  readonly theme: readonly ThemeFile[];
  /** Interface words in the site's language. */
  readonly words: { readonly [key: string]: string };
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
  const words = readWords(files, site, findings);
  const compiled = new Map<string, Compiled>();
  const environment = new DirectEnvironment(new ShelfLoader(sources, compiled), {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
    // Keeps line numbers in errors.
    dev: true,
  });
  addFilters(environment, site, words, html);
  for (const [name, filter] of Object.entries(additions?.filters ?? {}))
    environment.addFilter(name, filter as (...values: unknown[]) => unknown);
  for (const [name, value] of Object.entries(additions?.globals ?? {})) environment.addGlobal(name, value);
  const leanings = new Map<string, Leanings>();
  const digests = new Map([...sources].map(([name, source]) => [name, digest(source.content)]));
  const key = templatesKey(digests, site.generator);
  const kept = site.shortcuts ? recallTemplates(key, notes) : null;
  for (const template of kept ?? []) {
    leanings.set(template.name, template.leanings);
    compiled.set(template.name, fromCode(template.code, template.name));
  }
  if (!kept) findings.push(...compileAll(sources, environment, compiled, leanings, site.shortcuts));
  if (site.shortcuts && !kept && findings.length === 0) keepTemplates(key, keptOf(compiled, leanings), notes);
  findings.push(...strayTemplates(sources, namedBy(sources, leanings)));
  return {
    fingerprint: lineage(digests, leanings, digestAll(site.generator, words.digest)),
    theme: themeOf(files),
    words: words.table(site.style.lang),
    findings,
    render: (page, siteProps) => {
      const source = sources.get(page.template);
      if (!source) throw new TemplateError(noTemplate(page, sources));
      try {
        const context = contextOf(page, siteProps);
        // A page planned by the site's config may have any props for a template of the site.
        environment.props = sources.has(`builtin/${page.template}`) ? context : null;
        const rendered: unknown = environment.render(page.template, context);
        if (typeof rendered !== 'string') throw new Error('The template rendered to nothing');
        const { dir = 'ltr' } = (context.page ?? {}) as { readonly dir?: Direction };
        return settle(rendered, { isHtml: page.path.endsWith('.html'), dir });
      } catch (error) {
        const thrown = whereThrown(error, compiled);
        const at = (thrown && sources.get(thrown.name)) ?? source;
        throw new TemplateError(renderFinding(error, page, at, thrown?.position));
      }
    },
  };
}

/** Templates that the site's templates use; all of them if one computes a name. */
function namedBy(
  sources: ReadonlyMap<string, TemplateSource>,
  leanings: ReadonlyMap<string, Leanings>,
): ReadonlySet<string> {
  const own = [...leanings].filter(([name]) => sources.get(name)?.origin === 'site');
  return new Set(own.flatMap(([, { names, any }]) => (any ? [...sources.keys()] : names)));
}

function compileAll(
  sources: ReadonlyMap<string, TemplateSource>,
  environment: nunjucks.Environment,
  compiled: Map<string, Compiled>,
  leanings: Map<string, Leanings>,
  shortcuts: boolean,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [name, source] of sources) {
    if (name.startsWith('builtin/') && sources.get(name.slice('builtin/'.length)) === source) {
      // A built-in template that the site does not replace has already been read under its plain name.
      aliasOf(name, name.slice('builtin/'.length), compiled, leanings);
      continue;
    }
    try {
      const tree = parseTemplate(source.text, environment);
      leanings.set(
        name,
        leaningsOf(tree, (wanted, position) => {
          if (!sources.has(wanted)) findings.push(unknownName(wanted, source, position, sources));
        }),
      );
      compiled.set(name, compileTemplate(tree, name, environment, shortcuts));
    } catch (error) {
      findings.push(syntaxFinding(error, source));
    }
  }
  return findings;
}

function keptOf(
  compiled: ReadonlyMap<string, Compiled>,
  leanings: ReadonlyMap<string, Leanings>,
): readonly KeptTemplate[] {
  return [...compiled].map(([name, { code }]) => ({
    name,
    code,
    leanings: leanings.get(name) ?? { names: [], any: true },
  }));
}

/** Everything that a template receives: the site, the page's props, and what follows from them. */
function contextOf(
  page: Pick<Page, 'props' | 'derived'>,
  site: SiteProps,
): { readonly [name: string]: unknown } {
  const props = page.props();
  return page.derived
    ? { site, ...props, page: { ...(props.page as object), ...page.derived() } }
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
  readonly #compiled: ReadonlyMap<string, Compiled>;
  constructor(sources: ReadonlyMap<string, TemplateSource>, compiled: ReadonlyMap<string, Compiled>) {
    super();
    this.#sources = sources;
    this.#compiled = compiled;
  }
  getSource(name: string): nunjucks.LoaderSource {
    const compiled = this.#compiled.get(name);
    // nunjucks accepts null for "not found" and compiled code instead of a source; its types do not say so.
    if (!compiled) return null as unknown as nunjucks.LoaderSource;
    const src = { type: 'code', obj: compiled.program() } as unknown as string;
    return { src, path: this.#sources.get(name)?.source ?? name, noCache: false };
  }
}

function aliasOf(
  name: string,
  plain: string,
  compiled: Map<string, Compiled>,
  leanings: Map<string, Leanings>,
): void {
  const [program, leaning] = [compiled.get(plain), leanings.get(plain)];
  if (program) compiled.set(name, program);
  if (leaning) leanings.set(name, leaning);
}

/** Finds the templates that a template uses. Calls `needed` for each name that must exist, with its position. */
function leaningsOf(tree: TemplateTree, needed: (name: string, position: Position) => void): Leanings {
  type Node = {
    readonly ignoreMissing?: boolean;
    readonly template: { readonly value?: unknown; readonly lineno: number; readonly colno: number };
  };
  // nunjucks exports its nodes, but its types do not declare them.
  const { nodes } = nunjucks as unknown as { nodes: { [name: string]: unknown } };
  const names: string[] = [];
  let any = false;
  for (const type of [nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport]) {
    for (const { template, ignoreMissing } of tree.findAll(type) as Node[]) {
      const { value, lineno, colno } = template;
      if (typeof value !== 'string') any = true;
      else {
        names.push(value);
        if (!ignoreMissing) needed(value, { line: lineno + 1, column: colno + 1 });
      }
    }
  }
  return { names, any };
}
