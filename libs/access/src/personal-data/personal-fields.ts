import type { CommandType } from '#libs/cases';

/** Where in a command personal data stands: the object that speaks of a person, its name, and what else is theirs. */
interface PersonalPlace {
  /** Path to the object, or to the list of objects; '' for the command itself. */
  readonly at: string;
  readonly name: string;
  readonly others: readonly string[];
}

/** Every command that names somebody. What is not listed here carries no personal data: its free texts say so. */
export const PERSONAL_PLACES: Readonly<Partial<Record<CommandType, readonly PersonalPlace[]>>> = {
  OpenCase: [{ at: 'parties', name: 'name', others: ['importerNumber'] }],
  IssueNotice: [{ at: 'addressee', name: 'name', others: [] }],
  ReceiveElection: [{ at: '', name: 'by', others: [] }],
  DisposeOf: [{ at: '', name: 'recipient', others: [] }],
  Destroy: [{ at: '', name: 'witness', others: [] }],
};
