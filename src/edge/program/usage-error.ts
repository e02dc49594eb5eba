/** Something that the operator asked for and that cannot be done: shown as one line, exit status 2. */
export class UsageError extends Error {}
