declare module 'nunjucks/src/transformer.js' {
  const transformer: {
    /** Lifts asynchronous filters and calls of `super` out of expressions. */
    transform(tree: unknown, asyncFilters: unknown, name: string): unknown;
  };
  export default transformer;
}
