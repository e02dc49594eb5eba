/** The packages that make and print HTML, loaded together when the first text needs them (see `on-demand.ts`). */

export { default as rehypeRaw } from 'rehype-raw';
export { default as rehypeStringify } from 'rehype-stringify';
export { default as remarkRehype } from 'remark-rehype';
export { unified } from 'unified';
