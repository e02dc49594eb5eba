/** Plain data, as used in keys, passed between threads and given to templates. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
