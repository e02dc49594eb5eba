export { h } from 'hastscript';
export { default as rehypeRaw } from 'rehype-raw';
export { default as rehypeStringify } from 'rehype-stringify';
export { default as remarkRehype } from 'remark-rehype';
export { unified } from 'unified';
