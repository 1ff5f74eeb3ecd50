'use strict';
/**
 * Ends what a stack started when its owner is gone without saying so (kill -9, a crash).
 *
 * The owner holds the other end of standard input: lines `watch <pid> <signal>` and `forget <pid>`. When the pipe closes,
 * for whatever reason, every process still watched gets its signal, and SIGKILL if it is there after the grace time.
 * Plain JavaScript, so that it starts at once and needs no loader.
 */
const GRACE_MS = 8000;
const watched = new Map();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

/** Sends a signal and tells whether there was still a process to receive it. */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** Ends everything watched, politely first. */
function reap() {
  for (const [pid, signal] of watched) send(pid, signal);
  const until = Date.now() + GRACE_MS;
  const timer = setInterval(() => {
    const left = [...watched.keys()].filter((pid) => send(pid, 0));
    if (left.length > 0 && Date.now() < until) return;
    for (const pid of left) send(pid, 'SIGKILL');
    clearInterval(timer);
  }, 100);
}

require('node:readline')
  .createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [verb, pid, signal] = line.split(' ');
    if (verb === 'watch') watched.set(Number(pid), signal);
    if (verb === 'forget') watched.delete(Number(pid));
  })
  .on('close', reap);
