import type { Context, Emitter } from './liquidjs.ts';

/** Steps that a single tag of a body may take. */
const MOST_STEPS = 100_000;
/** Characters that a single tag of a body may keep in variables, and as many again that it may show. */
const MOST_CHARACTERS = 500_000;

/** The context with new limits: rendering fails where it takes too many steps or keeps too many characters. */
export function withLimits(context: Context): Context {
  let steps = 0;
  let characters = 0;
  const limits = {
    memoryLimit: {
      use: (count: number) => {
        characters += Math.max(0, count);
        if (characters > MOST_CHARACTERS) throw new Error('it keeps too much');
      },
    },
    renderLimit: {
      check: () => {
        if (++steps > MOST_STEPS) throw new Error('it takes too many steps');
      },
    },
  };
  return Object.assign(context, limits) as Context;
}

/** Collects what templates show, and fails where it is too much. */
export class Written implements Emitter {
  buffer = '';

  write(value: unknown): void {
    this.buffer += textOf(value);
    if (this.buffer.length > MOST_CHARACTERS) throw new Error('it shows too much');
  }
}

/** A value as templates show it: nothing for null, and lists without separators. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join('');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
