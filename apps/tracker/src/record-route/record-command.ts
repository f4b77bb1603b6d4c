import { Injectable } from '@nestjs/common';
import { Command, type ICommandHandler } from '@nestjs/cqrs';
import type { Command as CaseCommand } from '#libs/cases';
import { CaseDesk, type Recorded } from '../desk/case-desk.ts';

/** A domain command on its way over the command bus. Each kind has a class of its own (record-route.ts). */
export abstract class RecordCommand extends Command<Recorded> {
  readonly command: CaseCommand;

  constructor(command: CaseCommand) {
    super();
    this.command = command;
  }
}

/** All handlers are alike: the desk loads, decides and appends; what differs is in the domain. */
@Injectable()
export class RecordHandler implements ICommandHandler<RecordCommand> {
  constructor(private readonly desk: CaseDesk) {}

  execute({ command }: RecordCommand): Promise<Recorded> {
    return this.desk.record(command);
  }
}
