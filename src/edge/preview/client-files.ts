import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PACKAGE } from '../program/generator.ts';

/** The scripts and styles for the browser, which are served as they are. */
const CLIENT = join(PACKAGE, 'src', 'edge', 'preview', 'client');

/** A file of the client that keeps previewed pages up to date, by the name in its address. */
export function clientFile(name: string): { readonly type: string; readonly body: string } | undefined {
  switch (name) {
    case 'client.js':
    case 'panel.js':
      return {
        type: 'text/javascript; charset=utf-8',
        body: readFileSync(join(CLIENT, name), 'utf8'),
      };
    case 'panel.css':
      return { type: 'text/css; charset=utf-8', body: readFileSync(join(CLIENT, name), 'utf8') };
    case 'idiomorph.js':
      return { type: 'text/javascript; charset=utf-8', body: readFileSync(idiomorph(), 'utf8') };
    default:
      return undefined;
  }
}

/** The library that turns one document into another and keeps what is the same. */
function idiomorph(): string {
  return fileURLToPath(import.meta.resolve('idiomorph'));
}
