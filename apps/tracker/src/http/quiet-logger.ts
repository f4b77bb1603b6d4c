import { ConsoleLogger } from '@nestjs/common';

/** What the framework says of itself at each start; a line a route is of no use to an operator. */
const CHATTER = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'NestApplication']);

/** The usual logger without the framework's own chatter; warnings and errors of any context stay. */
export class QuietLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (typeof context === 'string' && CHATTER.has(context)) return;
    super.log(message, ...(rest as [string]));
  }

  /** What the framework's start fails with is thrown too: whoever started it says it, in a sentence where it was foreseen. */
  override error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) === 'ExceptionHandler') return;
    super.error(message, ...(rest as [string]));
  }
}
