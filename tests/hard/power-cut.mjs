import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before the program (`node --import`), it kills the process at its nth call that changes the file system, with
 * half of the bytes written if the call writes a file: `POWER_CUT=n`. With the name of a file instead of a number, it does
 * so at the first call after that file was moved into place. Without either, it prints how many calls there were.
 */
const CHANGES = [
  'writeFileSync',
  'writeSync',
  'renameSync',
  'copyFileSync',
  'rmSync',
  'unlinkSync',
  'rmdirSync',
  'mkdirSync',
];
const cut = process.env.POWER_CUT ?? '';
let last = Number(cut);
let calls = 0;

for (const name of CHANGES) {
  const call = fs[name];
  fs[name] = (...args) => {
    if (++calls === last) {
      const [file, content] = args;
      if (name.startsWith('write')) call(file, content.slice(0, content.length / 2));
      process.kill(process.pid, 'SIGKILL');
    }
    if (name === 'renameSync' && cut !== '' && String(args[1]).endsWith(cut)) last = calls + 1;
    return call(...args);
  };
}
syncBuiltinESMExports();
if (cut === '') process.on('exit', () => process.stdout.write(`${calls}\n`));
