import { heldIn, sumBuckets } from '../case-file/buckets.ts';
import type { CaseState } from '../case-file/state.ts';
import type { OpenProposal } from '../proposals/open-proposal.ts';
import { openStay, sayStay } from '../elections/stays.ts';
import { sayDeed } from '../proposals/say-proposal.ts';
import type { Refusal } from '../commands/refusal.ts';

/** What keeps a case from being closed: units held or not yet dealt with, or a matter that is pending. */
export function openMatters(state: CaseState): Refusal | undefined {
  const buckets = sumBuckets([...state.lines.values()].map((line) => line.buckets));
  const held = heldIn(buckets);
  const election = state.elections.find(({ outcome, kind }) => outcome === undefined && kind !== 'abandonment');
  const hold = state.holds.find(({ lines }) => lines.length > 0);
  const [proposal] = state.proposals;
  const demand = state.redeliveryDemands.find(({ lines }) => lines.length > 0);
  if (held > 0)
    return open(`${held} units are still held.`, 'Release, forfeit or otherwise resolve them first.', { held });
  if (buckets.presented > 0) {
    return open(`${buckets.presented} units are presented and not dealt with.`, 'Release or detain them first.', {
      presented: buckets.presented,
    });
  }
  if (election)
    return open(`The ${election.kind} of ${election.receivedOn} is pending.`, 'Decide it first.', {}, election.eventId);
  if (hold) return open(`The hold for ${hold.agency} is open.`, 'Record that it was lifted first.', {}, hold.eventId);
  if (demand) {
    return open('A demand for redelivery is open.', 'Record the redelivery, or annul the demand.', {}, demand.eventId);
  }
  const stay = openStay(state);
  if (stay) return open(`The ${sayStay(stay)} is in force.`, 'Record the order that ended it first.', {}, stay.eventId);
  return proposal && proposalWaits(proposal);
}

/** Nobody closes a case over the head of who has proposed something. */
export function proposalWaits({ eventId, deed }: OpenProposal): Refusal {
  const what = sayDeed(deed).toLowerCase();
  return open(`A proposal waits for a decision: ${what}.`, 'Approve, decline or withdraw it first.', {}, eventId);
}

function open(message: string, wayOut: string, compared: Record<string, number>, eventId?: string): Refusal {
  return {
    code: 'CASE_STILL_OPEN_MATTERS',
    message,
    wayOut,
    ...(Object.keys(compared).length > 0 ? { compared } : {}),
    ...(eventId ? { events: [eventId] } : {}),
  };
}
