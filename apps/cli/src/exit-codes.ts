/** What the process ends with; documented in docs/command-line.md. */
export const EXIT = {
  ok: 0,
  /** Something in the answer is not as it should be: refused rows, a service that is not ready. */
  notOk: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** No running service, or it does not answer. */
  unreachable: 3,
  /** What was asked for is not there. */
  notFound: 4,
  /** Nothing is wrong, but what was asked cannot be shown with what is there. */
  undecided: 5,
} as const;

/** An end that was foreseen: said in a sentence, without a stack. */
export class CommandFailed extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}
