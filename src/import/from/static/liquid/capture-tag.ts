import { Written } from './limits.ts';
import {
  type Context,
  type Liquid,
  type Parser,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
  TypeGuards,
} from './liquidjs.ts';

/** The tag `capture`: it takes any name that Ruby's Liquid takes (`/dev/null`), and its text has a limit. */
export class CaptureTag extends Tag {
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
