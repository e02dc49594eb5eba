/** The operator asked for something that cannot be done. Shown as one line, with exit status 2. */
export class UsageError extends Error {}
