import { expect, onTestFinished, test } from 'vitest';
import { type ListenAddress, listen } from '../../../src/edge/server/listen.ts';

async function opened(address: Partial<ListenAddress>): Promise<number> {
  const { url, close } = await listen((_, response) => response.end('here'), {
    host: '127.0.0.1',
    port: null,
    ...address,
  });
  onTestFinished(close);
  expect(await (await fetch(url)).text()).toBe('here');
  return Number(new URL(url).port);
}

test('the next free port is taken if the first is not free', async () => {
  const first = await opened({ port: 0 });
  expect(await opened({ firstPort: first })).toBeGreaterThan(first);
});

test('a port that was asked for is taken or refused', async () => {
  const taken = await opened({ port: 0 });
  await expect(opened({ port: taken })).rejects.toThrow(`Port ${taken} is taken.`);
});
