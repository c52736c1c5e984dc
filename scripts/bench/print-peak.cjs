/** Preloaded by the bench: at its end, the process says how much memory it had at most, in kB. */
process.once('exit', () => {
  const { readFileSync, writeSync } = require('node:fs');
  // A child's `maxRSS` counts its parent's memory as well; the kernel's own mark begins with the program.
  const [, peak] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  writeSync(2, `\npeak ${peak} kB\n`);
});
