/**
 * Whether a system's word for the state of a piece says that everyone could read it. Every other word holds the piece
 * back, also one that nobody here knows.
 */
export function isPublic(state: string): boolean {
  return /^(?:publish(?:ed)?|public|live|posted)$/i.test(state.trim());
}
