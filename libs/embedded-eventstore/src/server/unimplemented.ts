import type { EventEmitter } from 'node:events';
import type { sendUnaryData, ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
import { unimplemented } from '../wire/errors.ts';

/** Answers every method of a service that does not exist here, and says so. */
export function unimplementedService(definition: ServiceDefinition, what: string): UntypedServiceImplementation {
  const answer = (call: EventEmitter, callback?: sendUnaryData<unknown>): void => {
    if (callback) callback(unimplemented(what));
    else call.emit('error', unimplemented(what));
  };
  return Object.fromEntries(Object.keys(definition).map((method) => [method, answer]));
}
