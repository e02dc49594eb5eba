import type { Found } from './piece.ts';

/** Reads one thing of an export. If that fails, the failure is reported for this thing and the reader goes on. */
export function* attempt(
  what: string,
  name: string,
  read: () => Iterable<Found>,
): Generator<Found, void, undefined> {
  try {
    yield* read();
  } catch (error) {
    yield { kind: 'failed', what, name, why: reasonOf(error) };
  }
}

/** The same for a thing that takes time to read. */
export async function* attemptFile(
  name: string,
  read: () => AsyncIterable<Found>,
): AsyncGenerator<Found, void, undefined> {
  try {
    yield* read();
  } catch (error) {
    yield { kind: 'failed', what: 'file', name, why: reasonOf(error) };
  }
}

/** Why something failed, for the report. Failures of the machine, such as a full disk, are raised again. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || 'syscall' in error) throw error;
  return `reading it failed: ${error.message}`;
}
