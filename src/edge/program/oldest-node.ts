/** The oldest Node that runs Backfile. */
export const OLDEST_NODE = 24;
