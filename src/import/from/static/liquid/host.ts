import type { Context } from './liquidjs.ts';

/** How a piece shows the tags in its body, and what it is told while they are rendered. */
export type LiquidHost = {
  /** Shows a tag of a plug-in; null if it is not known what it showed. `after`: the text that follows it. */
  readonly tag: (name: string, rest: string, inner: string | undefined, after: string) => string | null;
  /** Shows an include better than its template would; null if its template is to be rendered. */
  readonly include: (name: string, values: { readonly [name: string]: unknown }) => string | null;
  /** Is told the name of each include whose text was rendered. */
  readonly included: (name: string) => void;
  /** Is told the name of each include of which only those definitions of links are kept that no template makes. */
  readonly includedInPart: (name: string) => void;
  /** Returns what replaces a tag that cannot be rendered. */
  readonly left: (whole: string) => string;
};

/** Makes the host known to the tags that are rendered in a context. */
export function setHost(context: Context, host: LiquidHost): void {
  context.setRegister('host', host);
}

/** The host of the tags that are rendered in a context. */
export function hostOf(context: Context): LiquidHost {
  return context.getRegister<LiquidHost>('host');
}
