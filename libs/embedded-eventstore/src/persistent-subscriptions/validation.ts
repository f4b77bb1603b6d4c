import { groupFailed } from './errors.ts';
import { ALL, type GroupDefinition } from './settings.ts';
import { isStrategy } from './strategies/index.ts';

/** What can be wrong with a group whatever else there is. @throws ServerError as the real server words it. */
export function requireSound({ source, name, settings }: GroupDefinition, lastPosition: bigint): void {
  const refuse = (reason: string): never => {
    throw groupFailed(source, name, reason);
  };
  const { startFrom } = settings;
  if (source === '') refuse('Bad stream name.');
  if (!isStrategy(settings.strategy)) refuse(`Consumer strategy ${settings.strategy} does not exist.`);
  if (startFrom === 'end') return;
  if (source === ALL && startFrom > lastPosition) {
    refuse(
      'Invalid Start From position: commit position must be less than or equal to the last commit position in the transaction file.',
    );
  }
}

/** A batch that does not fit into the buffer would never be read. */
export function requireRoom({ source, name, settings }: GroupDefinition): void {
  if (settings.readBatchSize < settings.bufferSize) return;
  const reason =
    'Specified argument was out of the range of valid values. ' +
    "(Parameter 'ReadBatchSize may not be greater than or equal to BufferSize')";
  throw groupFailed(source, name, reason);
}

/** Of a group that was kept: it was checked when it was created, but somebody may have written it by hand. */
export function isSound(definition: GroupDefinition): boolean {
  const { source, name, settings } = definition;
  const numbers = [settings.readBatchSize, settings.bufferSize, settings.maxRetryCount, settings.messageTimeout];
  return (
    typeof source === 'string' &&
    source !== '' &&
    typeof name === 'string' &&
    isStrategy(settings.strategy) &&
    numbers.every((number) => Number.isInteger(number)) &&
    settings.readBatchSize < settings.bufferSize
  );
}
