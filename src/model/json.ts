/** Plain data: what a key can be made of, what crosses a thread, what reaches a template. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
