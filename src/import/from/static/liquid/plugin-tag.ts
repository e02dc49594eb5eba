import { hostOf } from './host.ts';
import {
  type Context,
  type Emitter,
  type Liquid,
  Tag,
  type TagToken,
  type TopLevelToken,
  TypeGuards,
} from './liquidjs.ts';

/** Names of the tags of plug-ins that the host of a body may show. */
export const PLUGIN_TAGS = [
  ...['highlight', 'codeblock', 'code', 'post_url', 'link', 'youtube', 'vimeo', 'image', 'img', 'blockquote'],
  ...['quote', 'pullquote', 'figure', 'gist', 'twitter', 'tweet', 'x', 'iframe', 'embed', 'oembed'],
];

/** A tag of a plug-in, with its text and its end tag if it has one; the host says what it shows. */
export class PluginTag extends Tag {
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
