import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before the program (`node --import`), it kills the process at its nth call that changes the file system, with
 * half of the bytes written if the call writes a file: `POWER_CUT=n`. Without a number, it prints how many calls there were.
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
const last = Number(process.env.POWER_CUT);
let calls = 0;

for (const name of CHANGES) {
  const call = fs[name];
  fs[name] = (...args) => {
    if (++calls === last) {
      const [file, content] = args;
      if (name.startsWith('write')) call(file, content.slice(0, content.length / 2));
      process.kill(process.pid, 'SIGKILL');
    }
    return call(...args);
  };
}
syncBuiltinESMExports();
if (!last) process.on('exit', () => process.stdout.write(`${calls}\n`));
