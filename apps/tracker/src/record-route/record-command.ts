import { Injectable } from '@nestjs/common';
import { Command, type ICommandHandler } from '@nestjs/cqrs';
import type { Command as CaseCommand } from '#libs/cases';
import { CaseDesk, type Recorded } from '../desk/case-desk.ts';

/** A domain command on its way over the command bus. Each kind has a class of its own (record-route.ts). */
export abstract class RecordCommand extends Command<Recorded> {
  readonly command: CaseCommand;
  /** Decide only: say what would be recorded, or why not. */
  readonly dryRun: boolean;

  constructor(command: CaseCommand, dryRun = false) {
    super();
    this.command = command;
    this.dryRun = dryRun;
  }
}

/** All handlers are alike: the desk loads, decides and appends; what differs is in the domain. */
@Injectable()
export class RecordHandler implements ICommandHandler<RecordCommand> {
  constructor(private readonly desk: CaseDesk) {}

  execute({ command, dryRun }: RecordCommand): Promise<Recorded> {
    return dryRun ? this.desk.rehearse(command) : this.desk.record(command);
  }
}
