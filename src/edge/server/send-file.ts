import type { IncomingMessage, ServerResponse } from 'node:http';

type SendError = Error & { readonly status: number; readonly headers?: { [name: string]: string } };

/**
 * Sends a file with its type, `ETag` and `Last-Modified`; answers range and conditional requests (RFC 9110). Its path
 * must have been found by listing, not made from an address. `missing` is called if the file cannot be read.
 */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  options: { readonly cacheControl: string; readonly missing: () => void },
): Promise<void> {
  const { default: send } = await import('send');
  send(request, encodeURI(file).replace(/[?#]/g, encodeURIComponent), {
    cacheControl: false,
    dotfiles: 'allow',
    index: false,
  })
    .on('headers', (headers: ServerResponse) => headers.setHeader('Cache-Control', options.cacheControl))
    .on('error', (error: SendError) => {
      if (error.status === 404 || error.status === 403) options.missing();
      else response.writeHead(error.status, error.headers).end();
    })
    .on('directory', options.missing)
    .pipe(response);
}
