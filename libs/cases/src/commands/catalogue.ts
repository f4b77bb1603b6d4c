import { addLines } from '../add-lines/decide.ts';
import { liftAgencyHold, placeAgencyHold } from '../agency-holds/decide.ts';
import { annul } from '../annul/decide.ts';
import { attestStillHeld } from '../attest-still-held/decide.ts';
import { accrueStorage, addNote, attachDocument, recordReview, recordValuation } from '../case-records/decide.ts';
import { closeCase } from '../close-case/decide.ts';
import { correctQuantity } from '../correct-quantity/decide.ts';
import { changeSeal, countCustody, transferCustody } from '../custody/decide.ts';
import { extendDeadline, lapseDeadline, meetDeadline, tollDeadline } from '../deadlines/decide.ts';
import { destroy } from '../destroy/decide.ts';
import { detain } from '../detain/decide.ts';
import { disposeOf } from '../dispose/decide.ts';
import { decidePetition, receiveElection, recordCourtOrder } from '../elections/decide.ts';
import { exclude } from '../exclude/decide.ts';
import { exportUnits, permitExport } from '../export/decide.ts';
import { forfeit } from '../forfeit/decide.ts';
import { issueNotice, publishNotice, returnNotice, serveNotice } from '../notices/decide.ts';
import { openCase } from '../open-case/decide.ts';
import { approveProposal, declineProposal, withdrawProposal } from '../proposals/decide.ts';
import { recordLoss } from '../record-loss/decide.ts';
import { demandRedelivery, redeliver } from '../redeliver/decide.ts';
import { release } from '../release/decide.ts';
import { reopenCase } from '../reopen-case/decide.ts';
import { rescindExclusion } from '../rescind-exclusion/decide.ts';
import { seize } from '../seize/decide.ts';
import { setAsideForfeiture } from '../set-aside-forfeiture/decide.ts';
import type { CommandType } from './command.ts';
import type { CommandSpec } from './spec.ts';

/** Every command with its decider. The compiler sees to it that none is missing. */
const COMMANDS: Readonly<{ [T in CommandType]: CommandSpec<T> }> = {
  OpenCase: openCase,
  AddLines: addLines,
  CorrectQuantity: correctQuantity,
  Detain: detain,
  Seize: seize,
  Release: release,
  AttestStillHeld: attestStillHeld,
  Exclude: exclude,
  RescindExclusion: rescindExclusion,
  Forfeit: forfeit,
  SetAsideForfeiture: setAsideForfeiture,
  DisposeOf: disposeOf,
  PermitExport: permitExport,
  Export: exportUnits,
  Destroy: destroy,
  RecordLoss: recordLoss,
  DemandRedelivery: demandRedelivery,
  Redeliver: redeliver,
  TransferCustody: transferCustody,
  ChangeSeal: changeSeal,
  CountCustody: countCustody,
  IssueNotice: issueNotice,
  ServeNotice: serveNotice,
  ReturnNotice: returnNotice,
  PublishNotice: publishNotice,
  ReceiveElection: receiveElection,
  DecidePetition: decidePetition,
  RecordCourtOrder: recordCourtOrder,
  PlaceAgencyHold: placeAgencyHold,
  LiftAgencyHold: liftAgencyHold,
  ExtendDeadline: extendDeadline,
  TollDeadline: tollDeadline,
  LapseDeadline: lapseDeadline,
  MeetDeadline: meetDeadline,
  RecordReview: recordReview,
  RecordValuation: recordValuation,
  AccrueStorage: accrueStorage,
  AttachDocument: attachDocument,
  AddNote: addNote,
  Annul: annul,
  CloseCase: closeCase,
  ReopenCase: reopenCase,
  ApproveProposal: approveProposal,
  DeclineProposal: declineProposal,
  WithdrawProposal: withdrawProposal,
};

export const COMMAND_TYPES = Object.keys(COMMANDS) as CommandType[];

/** The entry of one command, typed for the union of all. */
export function commandSpecOf(type: CommandType): CommandSpec<CommandType> {
  return COMMANDS[type] as unknown as CommandSpec<CommandType>;
}
