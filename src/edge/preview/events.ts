import type { ServerResponse } from 'node:http';

/** A message to pages in browsers: something may look different; `assets` are files that changed. */
type Change = { readonly version: number; readonly assets: readonly string[] };

export type Events = {
  /** Keeps a connection as a stream of server-sent events. */
  readonly join: (response: ServerResponse, now: Change) => void;
  readonly tell: (change: Change) => void;
  readonly close: () => void;
};

const MOST = 64;
/** Bytes that may wait for a reader before it counts as gone. */
const BACKLOG = 65_536;
const BEAT = 10_000;

/** The open pages of a preview. A page that does not read its messages is dropped, and so is the oldest of too many. */
export function openEvents(): Events {
  const readers = new Set<ServerResponse>();
  const send = (response: ServerResponse, text: string) => {
    if (response.writableLength > BACKLOG) response.destroy();
    else response.write(text);
  };
  const heart = setInterval(() => {
    for (const reader of readers) send(reader, ':\n\n');
  }, BEAT);
  heart.unref();
  return {
    join: (response, now) => {
      const [oldest] = readers;
      if (oldest && readers.size >= MOST) oldest.destroy();
      readers.add(response);
      response.on('close', () => readers.delete(response));
      response.writeHead(200, {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
      });
      send(response, `retry: 500\n${eventOf(now)}`);
    },
    tell: (change) => {
      for (const reader of readers) send(reader, eventOf(change));
    },
    close: () => clearInterval(heart),
  };
}

function eventOf(change: Change): string {
  return `data: ${JSON.stringify(change)}\n\n`;
}
