import { Liquid } from 'liquidjs';

/** What the import uses of liquidjs; no other file imports the package. */
export {
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

/** A kind of tag, as an engine takes it under a name. */
export type TagClass = Parameters<Liquid['registerTag']>[1];

/** A Liquid engine set up to render as Jekyll does, without filters whose result differs at each run. */
export function newLiquid(): Liquid {
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
  return liquid;
}

/** A template as liquidjs can read it: Ruby's Liquid also reads `include.[name]`, which is `include[name]` here. */
export function withPlainAccess(text: string): string {
  return text.replace(/\{[%{][^{}]{0,2000}[%}]\}/g, (tag) => tag.replace(/(?<=\w)\.(?=\[)/g, ''));
}
