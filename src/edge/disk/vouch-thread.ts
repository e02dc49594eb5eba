import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';
import type { Verdict, VouchGround } from './vouch-ahead.ts';

// A thread compiles for itself: with the cache it starts in a fraction of the time.
enableCompileCache();

const { out, ledgerFile, amendmentsFile, port, done } = workerData as VouchGround;
try {
  const { readLedger } = await import('../../ledger/ledger.ts');
  const { amended, readAmendments } = await import('../../ledger/amendments.ts');
  const { isAsVouched } = await import('../../ledger/compare.ts');
  const { lookAt, textOf } = await import('./output-folder.ts');
  const written = readLedger(readFileSync(ledgerFile, 'utf8'));
  const beside = textOf(amendmentsFile);
  const { ledger } = beside === null ? written : amended(written, readAmendments(beside));
  const verdict: Verdict = {
    seal: written.seal,
    size: written.ledger.size,
    isAsVouched: written.seal !== null && isAsVouched(ledger, lookAt(out)),
  };
  port.postMessage(verdict);
} finally {
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
}
