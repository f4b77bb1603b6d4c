/** The publisher stands before something that it must not pass over: a gap would be a lie. Needs somebody. */
export class CannotPublish extends Error {
  readonly code = 'CANNOT_PUBLISH';

  constructor(problem: string, cause?: unknown) {
    super(`Publishing has stopped: ${problem}`, { cause });
  }
}
