import { writeFileSync } from 'node:fs';

// Loaded before the command that is measured: tells what the whole process used, all its threads counted.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const file = process.env.BENCH_USAGE;
  if (file)
    writeFileSync(
      file,
      JSON.stringify({
        cpu: (userCPUTime + systemCPUTime) / 1000,
        user: userCPUTime / 1000,
        peak: maxRSS / 1024,
      }),
    );
});
