import { CommandFailed, EXIT } from '../exit-codes.ts';

/** Why there was no answer, as far as it is known. */
export function reason(error: unknown): string {
  // A proxy in between, or another program at this address.
  if (error instanceof SyntaxError) return 'what answers there does not answer as this service does';
  const cause = (error as { cause?: { code?: string; message?: string } }).cause;
  return cause?.code ?? cause?.message ?? (error instanceof Error ? error.message : String(error));
}

export function noAnswer(url: string, error: unknown): CommandFailed {
  const why = typeof error === 'string' ? error : reason(error);
  return new CommandFailed(
    `No answer from ${url}: ${why}\nIs the service running? Start it with: npm start`,
    EXIT.unreachable,
  );
}
