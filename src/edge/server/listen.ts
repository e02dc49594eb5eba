import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { UsageError } from '../program/usage-error.ts';

/** Where to listen. If `port` is null: on the first free port, from `firstPort` on. */
export type ListenAddress = {
  readonly host: string;
  readonly port: number | null;
  /** Default: 4000. */
  readonly firstPort?: number;
};

/** How long a client may take to send its request, and to receive the answer, in milliseconds. */
type Patience = { readonly request: number; readonly idle: number };

type Listening = { readonly url: string; readonly close: () => Promise<void> };

const FIRST = 4000;
const TRIES = 100;

/** Listens for requests. Connections slower than `patience` are closed; `close` closes all of them at once. */
export async function listen(
  answer: RequestListener,
  position: ListenAddress,
  patience: Patience = { request: 10_000, idle: 30_000 },
): Promise<Listening> {
  const server = createServer(
    {
      headersTimeout: patience.request,
      requestTimeout: patience.request,
      keepAliveTimeout: Math.min(5000, patience.idle),
      connectionsCheckingInterval: Math.min(1000, patience.request),
    },
    answer,
  );
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.maxConnections = 256;
  server.setTimeout(patience.idle, (socket) => socket.destroy());
  await bind(server, position);
  return {
    url: urlOf(server, position.host),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function bind(server: Server, { host, port, firstPort = FIRST }: ListenAddress): Promise<void> {
  const last = port === null ? firstPort + TRIES : port;
  for (let next = port ?? firstPort; ; next++) {
    try {
      return await bindOnce(server, host, next);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && next < last) continue;
      throw new UsageError(reasonOf(code, host, next) ?? String(error));
    }
  }
}

function bindOnce(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function reasonOf(code: string | undefined, host: string, port: number): string | null {
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Choose another with --port, or leave it out.`;
  if (code === 'EACCES') return `Port ${port} is not for everyone. Choose one above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${host}. Leave --host out to listen on this machine alone.`;
  return null;
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
