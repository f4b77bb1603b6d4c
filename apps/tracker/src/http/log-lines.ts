import { Logger } from '@nestjs/common';
import type { Logger as Lines } from '#libs/projections';

/** The log of one part of the service, in the form in which libs write to it: they know no Nest. */
export function logLines(part: string): Lines {
  const log = new Logger(part);
  return { info: (text) => log.log(text), warn: (text) => log.warn(text), error: (text) => log.error(text) };
}
