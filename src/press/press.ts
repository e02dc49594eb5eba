import nunjucks from 'nunjucks';
import type { Page } from '../edition/page.ts';
import type { SiteProps } from '../edition/props.ts';
import type { ThemeFile } from '../edition/theme-files.ts';
import { type Digest, digest, digestAll } from '../model/digest.ts';
import type { Finding } from '../model/finding.ts';
import { closest } from '../model/guess.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Site } from '../model/site.ts';
import { addFilters } from './filters.ts';
import { type Leanings, lineage } from './lineage.ts';
import type { TemplateFile } from './template-file.ts';
import { readWords } from './words.ts';

/** Templates made ready. */
export type Press = {
  readonly fingerprint: (template: string) => Digest;
  /** Renders a page; a template that fails throws a `TemplateError`. */
  readonly render: (page: Page, site: SiteProps) => string;
  readonly theme: readonly ThemeFile[];
  /** Words of the interface in the site's language. */
  readonly words: { readonly [key: string]: string };
  readonly findings: readonly Finding[];
};

/** A template that failed while it rendered a page; `finding` says where. */
export class TemplateError extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.reason);
    this.finding = finding;
  }
}

type Source = TemplateFile & { readonly text: string };

/**
 * Opens the press: compiles every template at once, so that a syntax error is found before anything is rendered.
 * `html` gives a copy's HTML by its digest.
 */
export function openPress(files: readonly TemplateFile[], site: Site, html: (copy: Digest) => string): Press {
  const findings: Finding[] = [];
  const sources = templatesByName(files);
  const words = readWords(files, site, findings);
  const environment = new nunjucks.Environment(new ShelfLoader(sources), {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
    // Keeps line numbers in errors.
    dev: true,
  });
  addFilters(environment, site, words, html);
  const leanings = new Map<string, Leanings>();
  const compiled = new Map<string, nunjucks.Template>();
  for (const [name, source] of sources) {
    try {
      leanings.set(name, leaningsOf(source.text));
      compiled.set(name, environment.getTemplate(name, true));
    } catch (error) {
      findings.push(templateFinding(error, source, 'template-syntax'));
    }
  }
  for (const [name, { names }] of leanings) findings.push(...unknownNames(name, names, sources));
  const digests = new Map([...sources].map(([name, source]) => [name, digest(source.content)]));
  return {
    fingerprint: lineage(digests, leanings, digestAll(site.generator, words.digest)),
    theme: themeOf(files),
    words: words.table(site.style.lang),
    findings,
    render: (page, siteProps) => {
      const template = compiled.get(page.template);
      const source = sources.get(page.template);
      if (!template || !source) throw new TemplateError(noTemplate(page, sources));
      try {
        const rendered: unknown = template.render({ site: siteProps, ...page.props() });
        if (typeof rendered !== 'string') throw new Error('The template rendered to nothing');
        return rendered;
      } catch (error) {
        throw new TemplateError(templateFinding(error, source, 'template-error', page, sources));
      }
    },
  };
}

/** The site's own replace the built-in ones of the same name, which stay to be had as `builtin/x.njk`. */
function templatesByName(files: readonly TemplateFile[]): ReadonlyMap<string, Source> {
  const byName = new Map<string, Source>();
  for (const file of files.toSorted((a, b) =>
    a.origin === b.origin ? 0 : a.origin === 'builtin' ? -1 : 1,
  )) {
    if (!file.name.endsWith('.njk')) continue;
    const source = { ...file, text: Buffer.from(file.content).toString('utf8') };
    byName.set(file.name, source);
    if (file.origin === 'builtin') byName.set(`builtin/${file.name}`, source);
  }
  return byName;
}

/** Files under `templates/theme/`, the site's own in front of the built-in ones. */
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
  readonly #sources: ReadonlyMap<string, Source>;
  constructor(sources: ReadonlyMap<string, Source>) {
    super();
    this.#sources = sources;
  }
  getSource(name: string): nunjucks.LoaderSource {
    const source = this.#sources.get(name);
    // nunjucks takes null for "not here"; its types do not say so.
    return source
      ? { src: source.text, path: source.source, noCache: false }
      : (null as unknown as nunjucks.LoaderSource);
  }
}

function leaningsOf(text: string): Leanings {
  // The parser and its nodes are part of nunjucks, though not of its types.
  const { parser, nodes } = nunjucks as unknown as {
    parser: { parse(text: string): { findAll(type: unknown): { template: { value?: unknown } }[] } };
    nodes: { [name: string]: unknown };
  };
  const tree = parser.parse(text);
  const names: string[] = [];
  let any = false;
  for (const type of [nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport]) {
    for (const node of tree.findAll(type)) {
      if (typeof node.template.value === 'string') names.push(node.template.value);
      else any = true;
    }
  }
  return { names, any };
}

function unknownNames(
  name: string,
  names: readonly string[],
  sources: ReadonlyMap<string, Source>,
): readonly Finding[] {
  const source = sources.get(name);
  if (!source || name.startsWith('builtin/')) return [];
  return names
    .filter((other) => !sources.has(other))
    .map((other) => {
      const guess = closest(other, [...sources.keys()]);
      const line = source.text.slice(0, source.text.indexOf(other)).split('\n').length;
      return {
        rule: 'unknown-template',
        level: 'error',
        source: source.source,
        place: { line, column: 1 },
        reason: `There is no template ${other}${guess ? `; did you mean ${guess}?` : ''}`,
        remedy: 'Names count from templates/; those of the built-in theme begin with builtin/.',
      };
    });
}

function noTemplate(page: Page, sources: ReadonlyMap<string, Source>): Finding {
  const guess = closest(page.template, [...sources.keys()]);
  return {
    rule: 'unknown-template',
    level: 'error',
    source: page.source ?? (`templates/${page.template}` as SourcePath),
    reason: `There is no template ${page.template} for /${page.path}${guess ? `; did you mean ${guess}?` : ''}`,
    remedy: `Add templates/${page.template}.`,
  };
}

/** nunjucks writes `(name) [Line 3, Column 5]` and the cause on the next line. */
function templateFinding(
  error: unknown,
  source: Source,
  rule: string,
  page?: Page,
  sources?: ReadonlyMap<string, Source>,
): Finding {
  const message = error instanceof Error ? error.message : String(error);
  const all = [...message.matchAll(/\(([^()]+)\)(?: \[Line (\d+)(?:, Column (\d+))?\])?/g)];
  const at = all.findLast((match) => match[2] !== undefined) ?? all.at(-1);
  const named = [...(sources?.values() ?? [])].find(
    (other) => other.source === at?.[1] || other.name === at?.[1],
  );
  const [line, column] = [Number(at?.[2] ?? 0), Number(at?.[3] ?? 1)];
  const cause = message
    .replace(/^\s*Template render error:/, '')
    .split('\n')
    .at(-1)
    ?.trim()
    .replace(/^(?:Error|TypeError|Template render error): /, '');
  return {
    rule,
    level: 'error',
    source: (named ?? source).source,
    ...(line > 0 ? { place: { line, column: Math.max(1, column) } } : {}),
    reason: `${page ? `/${page.path} cannot be rendered` : 'The template cannot be read'}: ${cause ?? message}`,
    remedy: page
      ? 'Nothing was written; the README lists what each template receives.'
      : 'Mend the template; nothing was written.',
  };
}
