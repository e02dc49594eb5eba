import { createRequire } from 'node:module';
import type { SingleBar } from 'cli-progress';

/** Stages that may take long, and what they count. */
const COUNTED: { readonly [stage: string]: string } = {
  parse: 'Dispatches',
  pictures: 'Pictures',
  render: 'Pages',
  search: 'Searchable pages',
  texts: 'Texts',
  chapters: 'Chapters',
  write: 'Pieces',
  files: 'Files',
  sums: 'Digests',
  print: 'Printing',
  Reading: 'Megabytes',
  Writing: 'Pieces',
};

/** Progress is shown after this many milliseconds, so that quick work draws nothing. */
const PATIENCE = 1000;

/**
 * Draws the progress of a long build on a terminal: count, rate, time left. `now` returns milliseconds. `end` clears the
 * line. The library (cli-progress) is loaded when there is something to draw.
 */
export function drawnProgress(
  stream: NodeJS.WriteStream,
  now: () => number,
): { readonly progress: (stage: string, done: number, of: number) => void; readonly end: () => void } {
  const started = now();
  let bar: SingleBar | undefined;
  let current: string | undefined;
  let began = started;
  const end = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    end,
    progress: (stage, done, of) => {
      if (stage !== current) {
        end();
        current = stage;
        began = now();
      }
      const label = COUNTED[stage];
      if (label === undefined || of < 2 || now() - started < PATIENCE) return;
      if (!bar) {
        bar = newBar(stream);
        bar.start(of, done, { label, pace: '' });
      }
      bar.update(done, { label, pace: pace(done, of, (now() - began) / 1000) });
      if (done >= of) end();
    },
  };
}

function newBar(stream: NodeJS.WriteStream): SingleBar {
  const { SingleBar } = createRequire(import.meta.url)('cli-progress') as typeof import('cli-progress');
  return new SingleBar({
    format: '{label} {bar} {value} of {total}{pace}',
    stream,
    hideCursor: true,
    clearOnComplete: true,
    fps: 10,
    barsize: 24,
    linewrap: null,
    gracefulExit: true,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
}

function pace(done: number, of: number, seconds: number): string {
  if (done === 0 || seconds < 0.3) return '';
  const rate = done / seconds;
  return ` · ${rate < 10 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en-US')} a second · ${left((of - done) / rate)} left`;
}

function left(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
