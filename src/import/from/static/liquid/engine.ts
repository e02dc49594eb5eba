import {
  Context,
  Drop,
  type Emitter,
  filters,
  Hash,
  Liquid,
  LiquidError,
  type Parser,
  Tag,
  type TagToken,
  type Template,
  Tokenizer,
  type TopLevelToken,
  TypeGuards,
  toValueSync,
} from 'liquidjs';

/** What the templates of a site can read. */
export type LiquidSite = {
  /** Values that all pieces can read: `site`, `jekyll`. */
  readonly globals: { readonly [name: string]: unknown };
  /** Texts that can be taken in, by the paths by which they are named. */
  readonly includes: ReadonlyMap<string, string>;
  /** Day of the import (YYYY-MM-DD), which counts as the day on which the site was made. */
  readonly today: string;
};

/** What a piece says of the tags in it. */
export type LiquidHost = {
  /** Shows a tag of a plug-in; null if it is not known what it showed. `after`: the text that follows it. */
  readonly tag: (name: string, rest: string, inner: string | undefined, after: string) => string | null;
  /** Shows an include better than its template would; null if its template is to be rendered. */
  readonly include: (name: string, values: { readonly [name: string]: unknown }) => string | null;
  /** Is told of each text that is taken in. */
  readonly takenIn: (name: string) => void;
  /** Is told of each text of which only definitions of links are taken in, since a template makes the others. */
  readonly takenInPart: (name: string) => void;
  /** What stands in the place of a tag that cannot be rendered. */
  readonly left: (whole: string) => string;
};

/** A part of a body, in order: text as it stands (`source`: null), or what the template `source` showed. */
export type LiquidPart = { readonly text: string; readonly source: string | null };

/** Renders a body. No file is read, no address is asked, and no program of the site is run. */
export type RenderLiquid = (
  body: string,
  values: { readonly [name: string]: unknown },
  host: LiquidHost,
) => readonly LiquidPart[];

/** Tags of plug-ins that `LiquidHost` shows. */
const SHOWN = [
  ...['highlight', 'codeblock', 'code', 'post_url', 'link', 'youtube', 'vimeo', 'image', 'img', 'blockquote'],
  ...['quote', 'pullquote', 'gist', 'twitter', 'tweet', 'x', 'iframe', 'embed', 'oembed'],
];

/** Steps that a single tag of a body may take, and characters that it may keep and show. */
const MOST_STEPS = 100_000;
const MOST_CHARACTERS = 500_000;
const DEEPEST = 20;
/** Tags of a body that Liquid may be unable to read; with more, nothing of it is rendered. */
const MOST_UNREADABLE = 500;

/** Tags that show nothing where they stand. */
const SILENT = /^\{%-?\s*(?:assign|capture|comment|#)(?:\s+([\w-]+))?/;

/** Prepares the rendering of Liquid as Jekyll does it, for the bodies of a site. */
export function openLiquid(site: LiquidSite): RenderLiquid {
  const liquid = new Liquid({
    templates: {},
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    jekyllInclude: true,
    jekyllWhere: true,
    timezoneOffset: 0,
    locale: 'en',
    dateFormat: '%Y-%m-%d %H:%M:%S %z',
    parseLimit: 1e9,
  });
  for (const name of ['layout', 'render', 'block']) delete liquid.tags[name];
  // It would show something else each time.
  liquid.unregisterFilter('sample');
  for (const [name, filter] of Object.entries(ownFilters(site))) liquid.registerFilter(name, filter);
  for (const name of SHOWN) liquid.registerTag(name, ShownTag);
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

/** The templates of a body in which every tag that Liquid cannot read is left. */
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

/** Where the tag stands that Liquid could not read; null if nobody knows. */
function tagAt(text: string, error: unknown): { readonly from: number; readonly to: number } | null {
  if (!(error instanceof Error) || !LiquidError.is(error)) return null;
  const { begin } = (error as LiquidError & { readonly token: { readonly begin: number } }).token;
  const from = Math.max(text.lastIndexOf('{%', begin + 1), text.lastIndexOf('{{', begin + 1));
  if (from < 0) return null;
  const end = text.indexOf(text.startsWith('{%', from) ? '%}' : '}}', from + 2);
  return { from, to: end < 0 ? from + 2 : end + 2 };
}

/** Ruby's Liquid also reads `include.[name]`. */
function withPlainAccess(text: string): string {
  return text.replace(/\{[%{][^{}]{0,2000}[%}]\}/g, (tag) => tag.replace(/(?<=\w)\.(?=\[)/g, ''));
}

function rendered(liquid: Liquid, template: Template, context: Context): string {
  let steps = 0;
  let characters = 0;
  const limits = {
    memoryLimit: {
      use: (count: number) => {
        characters += Math.max(0, count);
        if (characters > MOST_CHARACTERS) throw new Error('it keeps too much');
      },
    },
    renderLimit: {
      check: () => {
        if (++steps > MOST_STEPS) throw new Error('it takes too many steps');
      },
    },
  };
  const written = new Written();
  toValueSync(
    liquid.renderer.renderTemplates([template], Object.assign(context, limits) as Context, written),
  );
  return written.buffer;
}

/** What was shown so far. */
class Written implements Emitter {
  buffer = '';

  write(value: unknown): void {
    this.buffer += textOf(value);
    if (this.buffer.length > MOST_CHARACTERS) throw new Error('it shows too much');
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join('');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function contextOf(liquid: Liquid, environment: object, host: LiquidHost): Context {
  const context = new Context(environment, liquid.options, { sync: true }, { liquid });
  context.setRegister('host', host);
  return context;
}

/** A value that an import cannot know. */
export class Unknown extends Drop {
  override valueOf(): never {
    throw new Error('its value is not known');
  }

  override liquidMethodMissing(): never {
    throw new Error('its value is not known');
  }
}

/** Values of which some are known, and others are not: reading one of these fails, even in a condition. */
export class PartlyKnown extends Drop {
  readonly #isUnknown: (key: string) => boolean;

  constructor(known: { readonly [key: string]: unknown }, isUnknown: (key: string) => boolean) {
    super();
    for (const [key, value] of Object.entries(known))
      Object.defineProperty(this, key, { value, enumerable: true, configurable: true });
    this.#isUnknown = isUnknown;
  }

  override liquidMethodMissing(key: string | number): undefined {
    if (this.#isUnknown(String(key))) throw new Error(`${key} is not known`);
    return undefined;
  }
}

/** Parameters of an include: one that is not given is nothing. */
class Parameters extends Drop {
  constructor(values: { readonly [name: string]: unknown }) {
    super();
    for (const [key, value] of Object.entries(values))
      Object.defineProperty(this, key, { value, enumerable: true, configurable: true });
    if (!Object.hasOwn(values, 'size'))
      Object.defineProperty(this, 'size', { value: Object.keys(values).length, enumerable: false });
  }

  override liquidMethodMissing(): null {
    return null;
  }

  *[Symbol.iterator](): Generator<readonly [string, unknown]> {
    yield* Object.entries(this);
  }
}

/** A tag of a plug-in, with its end where it has one. */
class ShownTag extends Tag {
  private readonly rest: string;
  private readonly inner: string | undefined;
  private readonly after: string;

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid);
    this.rest = token.args.trim();
    const at = remaining.findIndex((one) => TypeGuards.isTagToken(one) && one.name === `end${token.name}`);
    const end = remaining[at];
    this.inner = end === undefined ? undefined : token.input.slice(token.end, end.begin);
    const to = end?.end ?? token.end;
    this.after = token.input.slice(to, to + 200);
    if (at >= 0) remaining.splice(0, at + 1);
  }

  render(context: Context, emitter: Emitter): void {
    const shown = hostOf(context).tag(this.name, this.rest, this.inner, this.after);
    if (shown === null) throw new Error(`"${this.name}" is not known`);
    emitter.write(shown);
  }
}

/** `capture`, whose name Ruby's Liquid reads more freely (`/dev/null`), and whose text has a limit. */
class CaptureTag extends Tag {
  private readonly variable: string;
  private readonly templates: Template[] = [];

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, remaining, liquid);
    this.variable = /[\w-]+/.exec(token.args)?.[0] ?? '';
    for (let next = remaining.shift(); next !== undefined; next = remaining.shift()) {
      if (TypeGuards.isTagToken(next) && next.name === 'endcapture') return;
      this.templates.push(parser.parseToken(next, remaining));
    }
    throw new Error('capture has no end');
  }

  *render(context: Context): Generator<unknown, void, unknown> {
    const written = new Written();
    yield this.liquid.renderer.renderTemplates(this.templates, context, written);
    context.memoryLimit.use(written.buffer.length);
    Object.assign(context.bottom(), { [this.variable]: written.buffer });
  }
}

/** `{% include name.html key="value" %}` as Jekyll reads it. */
function includeTag(includes: ReadonlyMap<string, string>) {
  const remembered = new Map<string, Template[]>();
  const templatesOf = (liquid: Liquid, name: string) => {
    const text = includes.get(name);
    if (text === undefined) throw new Error(`${name} is not there`);
    const templates = remembered.get(name) ?? liquid.parse(withPlainAccess(text));
    remembered.set(name, templates);
    return templates;
  };
  return class extends Tag {
    private readonly file: string;
    private readonly hash: Hash;

    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
      super(token, remaining, liquid);
      const [, file = '', rest = ''] = /^\s*((?:\{\{.*?\}\}|[^\s{])+)([\s\S]*)$/.exec(token.args) ?? [];
      if (file === '') throw new Error('include names no file');
      this.file = file.replace(/^(["'])(.*)\1,?$/, '$2');
      this.hash = new Hash(new Tokenizer(rest), true);
    }

    *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      const host = hostOf(context);
      const values = (yield this.hash.render(context)) as { readonly [name: string]: unknown };
      const name = this.file.includes('{{')
        ? ((yield this.liquid.renderer.renderTemplates(
            this.liquid.parse(this.file),
            context,
            new Written(),
          )) as string)
        : this.file;
      const better = host.include(name, values);
      if (better !== null) {
        emitter.write(better);
        return;
      }
      const depth = context.getRegister<number>('depth', 0);
      context.setRegister('depth', depth + 1);
      context.push({ include: new Parameters(values) });
      try {
        if (depth >= DEEPEST) throw new Error('includes are too deep');
        const written = new Written();
        yield this.liquid.renderer.renderTemplates(templatesOf(this.liquid, name), context, written);
        emitter.write(/\.html?$/i.test(name) ? asOneBlock(written.buffer) : written.buffer);
        host.takenIn(name);
      } catch (error) {
        const definitions = fixedDefinitions(includes.get(name));
        if (definitions === null) throw error;
        emitter.write(definitions);
        host.takenInPart(name);
      }
      context.pop();
      context.setRegister('depth', depth);
    }
  };
}

/** The definitions of links in a text that is nothing else, without those that a template makes; null for other texts. */
function fixedDefinitions(text: string | undefined): string | null {
  if (text === undefined) return null;
  const fixed = text
    .replace(/\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g, '')
    .replace(/\{%-?\s*for\b[\s\S]*?\bendfor\s*-?%\}|\{%[^{}]*%\}/g, '')
    .replace(/^ {0,3}\[[^\]\n]+\]:[^\n]*\{\{[^\n]*$/gm, '');
  return fixed.split('\n').every((line) => /^ {0,3}\[[^\]\n]+\]:[^{\n]*$|^\s*$/.test(line))
    ? fixed.trim()
    : null;
}

/** HTML as Markdown takes it for one block: without blank lines, which would end it, and not indented like code. */
function asOneBlock(html: string): string {
  if (!/^\s*</.test(html) || /\bmarkdown=/.test(html) || /<pre\b/i.test(html)) return html;
  return html.replace(/\n(?:[^\S\n]*\n)+/g, '\n').replace(/^\s*\n|^[^\S\n]+/, '');
}

function hostOf(context: Context): LiquidHost {
  return context.getRegister<LiquidHost>('host');
}

type Apply = (this: unknown, ...values: unknown[]) => unknown;

/** Filters of Jekyll that Liquid does not have, and those that would ask the clock or the machine's time zone. */
function ownFilters({ today }: LiquidSite): { readonly [name: string]: Apply } {
  const same = (value: unknown) => value;
  const dates = ['date', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string'];
  return {
    // Paths of the site lead on without the path below which it lay.
    relative_url: same,
    absolute_url: same,
    url: same,
    markdownify: same,
    smartify: same,
    ...Object.fromEntries(
      dates.map((name) => [
        name,
        function (this: unknown, value: unknown, ...more: unknown[]) {
          return (filters[name as keyof typeof filters] as Apply).call(this, momentOf(value, today), ...more);
        },
      ]),
    ),
  };
}

/** A time that names its zone: where it names none, it is UTC. */
function momentOf(value: unknown, today: string): unknown {
  if (value === 'now' || value === 'today') return `${today}T00:00:00Z`;
  const [, day, time] =
    /^\s*(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*$/.exec(textOf(value)) ?? [];
  return day === undefined ? value : `${day}T${time ?? '00:00:00'}Z`;
}
