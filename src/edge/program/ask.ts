import { createInterface } from 'node:readline/promises';

/** Asks a question of whoever is at the terminal; null if nobody is, and the answer in brackets is taken. */
export type Ask = ((question: string, otherwise: string) => Promise<string>) | null;

/** Asks on the terminal; an empty answer is the one in brackets. */
export function askOnTerminal(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): NonNullable<Ask> {
  return async (question, otherwise) => {
    const lines = createInterface({ input, output });
    try {
      return (await lines.question(`${question} [${otherwise}]: `)).trim() || otherwise;
    } finally {
      lines.close();
    }
  };
}
