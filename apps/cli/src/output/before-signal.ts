type Clean = () => unknown;

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const waiting = new Set<Clean>();

/**
 * Has this done when Ctrl+C or a service manager ends the command; it then ends by the signal as it would have, at once if it is
 * told a second time. What is answered takes it away.
 */
export function beforeSignal(clean: Clean): () => void {
  if (waiting.size === 0) for (const signal of SIGNALS) process.once(signal, end);
  waiting.add(clean);
  return () => {
    waiting.delete(clean);
    if (waiting.size === 0) leave();
  };
}

function end(signal: NodeJS.Signals): void {
  leave();
  void cleanAll().then(() => process.kill(process.pid, signal));
}

/** One after the other, the last first: a service ends before its folder is removed. */
async function cleanAll(): Promise<void> {
  for (const clean of [...waiting].reverse()) {
    try {
      await clean();
    } catch {
      // The others are tried all the same, and the command ends.
    }
  }
}

function leave(): void {
  for (const signal of SIGNALS) process.removeListener(signal, end);
}
