import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Digest } from '../../model/digest.ts';
import { moduleOf } from '../program/generator.ts';

/** What a thread is to look at, and where it answers. */
export type VouchGround = {
  readonly out: string;
  readonly ledgerFile: string;
  readonly amendmentsFile: string;
  readonly port: MessagePort;
  /** One number, which is 1 once the answer is there. */
  readonly done: Int32Array;
};

/** What it found. */
export type Verdict = {
  /** Seal of the ledger as it was written; null where it is damaged. */
  readonly seal: Digest | null;
  /** How many paths it tells of. */
  readonly size: number;
  /** Whether every file stands as the ledger with its amendments vouches for it. */
  readonly isAsVouched: boolean;
};

/** Gives what the thread found, once; it waits for it. Null where nothing is known. */
export type Ahead = () => Verdict | null;

/** The files of the state folder that hold the ledger. */
export function ledgerFiles(state: string): Pick<VouchGround, 'ledgerFile' | 'amendmentsFile'> {
  return { ledgerFile: join(state, 'ledger'), amendmentsFile: join(state, 'amendments') };
}

/** From so many bytes of a ledger on: to read less, and to look at fewer files, takes less than to start a thread. */
const LARGE = 500_000;
/** Milliseconds that are waited at most; then all is looked at here. */
const PATIENCE = 5_000;

/**
 * Has another thread look whether the output folder stands as its ledger vouches, while sources are read here. Null
 * where that is not worth it. Whoever asks holds the build lock.
 */
export function vouchAhead(out: string, state: string): Ahead | null {
  const { size } = statSync(ledgerFiles(state).ledgerFile, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size < LARGE || availableParallelism() < 2) return null;
  const { port1, port2: port } = new MessageChannel();
  const done = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: VouchGround = { out, ...ledgerFiles(state), port, done };
  const worker = new Worker(moduleOf('edge/disk/vouch-thread'), {
    workerData,
    transferList: [port],
  });
  worker.unref();
  // What it cannot tell is found out here.
  worker.on('error', () => {});
  let isAsked = false;
  return () => {
    if (isAsked) return null;
    isAsked = true;
    Atomics.wait(done, 0, 0, PATIENCE);
    const answer = receiveMessageOnPort(port1) as { readonly message: Verdict } | undefined;
    port1.close();
    return answer?.message ?? null;
  };
}
