import type { IncomingMessage, ServerResponse } from 'node:http';
import mime from 'mime-types';
import { extensionOf } from '../../model/address/paths.ts';
import { GUARDED } from './guard.ts';
import { sendFile } from './send-file.ts';

type Headers = { readonly [name: string]: string };

/** The answer to a request. */
export type Answer =
  | {
      readonly status: number;
      readonly type: string;
      readonly body: string | Uint8Array;
      readonly headers?: Headers;
    }
  | { readonly status: number; readonly location: string }
  /** A file that was found by listing folders; its path is never made from an address. */
  | {
      readonly file: string;
      readonly cacheControl: string;
      readonly missing: Answer;
      readonly status?: number;
    }
  | { readonly stream: (response: ServerResponse) => void };

/** An answer with one line of text. */
export function line(status: number, text: string): Answer {
  const headers: Headers =
    status === 405 ? { Allow: 'GET, HEAD' } : status === 400 ? { Connection: 'close' } : {};
  return { status, type: typeOf('.txt'), body: `${text}\n`, headers };
}

/** Sends an answer. Browsers store files only, and ask each time whether these have changed. */
export function give(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of Object.entries(GUARDED)) response.setHeader(name, value);
  if ('stream' in answer) {
    answer.stream(response);
  } else if ('file' in answer) {
    const { file, cacheControl, missing, status } = answer;
    if (status !== undefined) response.statusCode = status;
    void sendFile(request, response, file, {
      cacheControl,
      missing: () => give(missing, request, response),
    });
  } else if ('location' in answer) {
    response.writeHead(answer.status, { Location: answer.location, 'Content-Length': 0 }).end();
  } else {
    const bytes = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
    response
      .writeHead(answer.status, {
        'Cache-Control': 'no-store',
        ...answer.headers,
        'Content-Type': answer.type,
        'Content-Length': bytes.length,
      })
      .end(request.method === 'HEAD' ? undefined : bytes);
  }
}

/** The media type of a page or a file of the theme, by its extension. */
export function typeOf(path: string): string {
  return mime.contentType(extensionOf(`x${path}`)) || 'application/octet-stream';
}
