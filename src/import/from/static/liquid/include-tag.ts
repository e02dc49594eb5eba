import { hostOf } from './host.ts';
import { Written } from './limits.ts';
import {
  type Context,
  Drop,
  type Emitter,
  Hash,
  type Liquid,
  Tag,
  type TagClass,
  type TagToken,
  type Template,
  Tokenizer,
  type TopLevelToken,
  withPlainAccess,
} from './liquidjs.ts';

/** Includes that may be rendered inside one another. */
const MOST_NESTED = 20;

/** The tag `{% include name.html key="value" %}` as Jekyll reads it. `includes`: texts by the names in such tags. */
export function includeTag(includes: ReadonlyMap<string, string>): TagClass {
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
        if (depth >= MOST_NESTED) throw new Error('includes are nested too deeply');
        const written = new Written();
        yield this.liquid.renderer.renderTemplates(templatesOf(this.liquid, name), context, written);
        emitter.write(/\.html?$/i.test(name) ? asOneBlock(written.buffer) : written.buffer);
        host.included(name);
      } catch (error) {
        const definitions = fixedDefinitions(includes.get(name));
        if (definitions === null) throw error;
        emitter.write(definitions);
        host.includedInPart(name);
      }
      context.pop();
      context.setRegister('depth', depth);
    }
  };
}

/** Parameters of an include; one that is not given is null, so that reading it does not fail. */
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

/** The definitions of links in a text, without those that a template makes; null if the text holds anything else. */
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

/** HTML that Markdown reads as one block: without blank lines, which would end it, and not indented like code. */
function asOneBlock(html: string): string {
  if (!/^\s*</.test(html) || /\bmarkdown=/.test(html) || /<pre\b/i.test(html)) return html;
  return html.replace(/\n(?:[^\S\n]*\n)+/g, '\n').replace(/^\s*\n|^[^\S\n]+/, '');
}
