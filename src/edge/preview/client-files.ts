import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PACKAGE } from '../program/generator.ts';

/** What runs in the browser, as it stands: it is not compiled. */
const CLIENT = join(PACKAGE, 'src', 'edge', 'preview', 'client');

/** A file of the client that keeps previewed pages fresh, by the name under which pages ask for it. */
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

/** The library that turns one document into another and leaves alone what is the same. */
function idiomorph(): string {
  return fileURLToPath(import.meta.resolve('idiomorph'));
}
