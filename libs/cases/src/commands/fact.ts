import type { CaseFile } from '../case-file/case-file.ts';
import type { CaseState } from '../case-file/state.ts';
import type { EventPayloads, EventType } from '../events/types.ts';
import type { CommandType, Command } from './command.ts';
import { accept, type Refusal, refuse } from './refusal.ts';
import { someKnownLines } from './resolve-units.ts';
import type { CommandSpec, NewFact } from './spec.ts';

interface FactOptions<T extends EventType> extends Pick<CommandSpec<CommandType>, 'roles' | 'reasons' | 'whenClosed'> {
  readonly approval?: 'always';
  /** What is wrong with the fact by itself; what it can't be without is checked in the fold. */
  readonly problem?: (data: EventPayloads[T], at: CaseState, file: CaseFile, command: Command) => Refusal | undefined;
}

/** A command that records a plain fact as it is said: the lines that it names must exist, and it moves no units. */
export function fact<T extends EventType, C extends CommandType>(type: T, options: FactOptions<T>): CommandSpec<C> {
  const { problem, ...spec } = options;
  return {
    ...spec,
    decide: ({ at, file }, command: Command<C>) => {
      const data = command.data as unknown as EventPayloads[T];
      const { lines } = data as { readonly lines?: Parameters<typeof someKnownLines>[1] };
      const wrong = (lines && someKnownLines(at, lines)) ?? problem?.(data, at, file, command as unknown as Command);
      return wrong ? refuse(wrong) : accept([{ type, data } as unknown as NewFact]);
    },
  };
}
