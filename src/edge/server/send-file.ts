import type { IncomingMessage, ServerResponse } from 'node:http';

type SendError = Error & { readonly status: number; readonly headers?: { [name: string]: string } };

/**
 * Sends a file whose path was found, never made of an address: with its type, `ETag`, `Last-Modified`, ranges and
 * conditional requests (RFC 9110). `missing` is called where it cannot be read.
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
