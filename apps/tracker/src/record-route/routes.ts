import { addLines } from '../add-lines/add-lines.ts';
import { liftAgencyHold, placeAgencyHold } from '../agency-holds/agency-holds.ts';
import { annul } from '../annul/annul.ts';
import { attestStillHeld } from '../attest-still-held/attest-still-held.ts';
import { accrueStorage, addNote, attachDocument, recordReview, recordValuation } from '../case-records/case-records.ts';
import { closeCase } from '../close-case/close-case.ts';
import { correctQuantity } from '../correct-quantity/correct-quantity.ts';
import { changeSeal, countCustody, transferCustody } from '../custody/custody.ts';
import { extendDeadline, lapseDeadline, meetDeadline, tollDeadline } from '../deadlines/deadlines.ts';
import { destroy } from '../destroy/destroy.ts';
import { detain } from '../detain/detain.ts';
import { disposeOf } from '../dispose/dispose.ts';
import { decidePetition, receiveElection, recordCourtOrder } from '../elections/elections.ts';
import { exclude } from '../exclude/exclude.ts';
import { exportUnits, permitExport } from '../export/export.ts';
import { forfeit } from '../forfeit/forfeit.ts';
import { issueNotice, publishNotice, returnNotice, serveNotice } from '../notices/notices.ts';
import { openCase } from '../open-case/open-case.controller.ts';
import { approveProposal, declineProposal, withdrawProposal } from '../proposals/settle-proposal.ts';
import { recordLoss } from '../record-loss/record-loss.ts';
import { demandRedelivery, redeliver } from '../redeliver/redeliver.ts';
import { release } from '../release/release.ts';
import { reopenCase } from '../reopen-case/reopen-case.ts';
import { rescindExclusion } from '../rescind-exclusion/rescind-exclusion.ts';
import { seize } from '../seize/seize.ts';
import { setAsideForfeiture } from '../set-aside-forfeiture/set-aside-forfeiture.ts';
import type { RecordRoute } from './record-route.ts';

/** Every deed that can be recorded over HTTP, in the order of the documentation. */
export const RECORD_ROUTES: readonly RecordRoute[] = [
  openCase,
  addLines,
  correctQuantity,
  closeCase,
  detain,
  seize,
  release,
  attestStillHeld,
  exclude,
  rescindExclusion,
  forfeit,
  setAsideForfeiture,
  disposeOf,
  permitExport,
  exportUnits,
  destroy,
  recordLoss,
  demandRedelivery,
  redeliver,
  placeAgencyHold,
  liftAgencyHold,
  issueNotice,
  serveNotice,
  returnNotice,
  publishNotice,
  receiveElection,
  decidePetition,
  recordCourtOrder,
  transferCustody,
  changeSeal,
  countCustody,
  extendDeadline,
  tollDeadline,
  lapseDeadline,
  meetDeadline,
  recordReview,
  recordValuation,
  accrueStorage,
  attachDocument,
  addNote,
  annul,
  reopenCase,
  approveProposal,
  declineProposal,
  withdrawProposal,
];
