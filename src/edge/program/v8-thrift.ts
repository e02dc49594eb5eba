import { setFlagsFromString } from 'node:v8';

/**
 * Makes V8 thrifty in all threads, or lets it work by its own rules. If it is thrifty, the spaces for new objects do not
 * grow: larger ones take a quarter of a build's memory, and save no time. And little is inlined when hot functions are
 * compiled: such code takes up to 7 % of a build's CPU time to compile, and is seldom used long enough to save as much.
 * V8 refuses compiled code under other flags: modules that all threads load are loaded while it is not thrifty.
 */
export function makeV8Thrifty(isThrifty: boolean): void {
  setFlagsFromString(`--semi-space-growth-factor=${isThrifty ? 1 : 2}`);
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${isThrifty ? 100 : 920}`);
}
