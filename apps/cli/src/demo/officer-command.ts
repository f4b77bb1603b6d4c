import { type Actor, type CommandPayloads, type CommandType, eventIdFor } from '#libs/cases';

/** A command that somebody gave on a day of the demonstration: what the service is sent for it. */
export interface OfficerCommand<T extends CommandType = CommandType> {
  /** Names the command within the whole set; also its idempotency key, so that a second run adds nothing. */
  readonly key: string;
  readonly caseId: string;
  readonly type: T;
  readonly data: CommandPayloads[T];
  readonly effectiveAt: string;
  /** When the office recorded it. */
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly approver?: Actor;
  readonly reasonCode?: string;
  readonly legalAuthority?: string;
  readonly lateReason?: string;
}

type More = Partial<Pick<OfficerCommand, 'actor' | 'approver' | 'reasonCode' | 'legalAuthority' | 'lateReason'>> & {
  /** Day of recording, when it is not the effective one. */
  readonly recordedOn?: string;
};

/**
 * Writes down what happened in one case, in the order of recording. Each day has room for many commands: the
 * n-th of the case is given n minutes after noon in UTC, which is the same day at every port of the set.
 */
export class CaseStory {
  readonly commands: OfficerCommand[] = [];

  constructor(
    readonly caseId: string,
    private readonly port: string,
  ) {}

  /** A command of this date, by a case officer of the port unless said otherwise. */
  on<T extends CommandType>(date: string, name: string, type: T, data: CommandPayloads[T], more: More = {}): this {
    const { recordedOn = date, ...context } = more;
    const minute = String(this.commands.length).padStart(2, '0');
    this.commands.push({
      key: `demo:${this.caseId}:${name}`,
      caseId: this.caseId,
      type,
      data,
      effectiveAt: `${date}T17:${minute}:00.000Z`,
      recordedAt: `${recordedOn}T18:${minute}:00.000Z`,
      actor: this.officer,
      ...context,
    });
    return this;
  }

  /** Id of an event that an earlier command of this case led to. */
  event(name: string, index = 0): string {
    return eventIdFor(this.caseId, `demo:${this.caseId}:${name}`, index);
  }

  get officer(): Actor {
    return { id: `officer.${this.port}`, role: 'case-officer', ports: [this.port] };
  }

  get supervisor(): Actor {
    return { id: `supervisor.${this.port}`, role: 'supervisor', ports: [this.port] };
  }

  get secondSupervisor(): Actor {
    return { id: `deputy.${this.port}`, role: 'supervisor', ports: [this.port] };
  }

  get custodian(): Actor {
    return { id: `custodian.${this.port}`, role: 'custodian', ports: [this.port] };
  }

  get scheduler(): Actor {
    return { id: 'scheduler', role: 'scheduler' };
  }
}
