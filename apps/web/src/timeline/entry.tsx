import type { TimelineEntry } from '../api/types.ts';
import { Day, Instant } from '../parts/moments.tsx';

const KINDS: Readonly<Record<string, string>> = {
  Detained: 'detained',
  SeizedSubjectToForfeiture: 'seized',
  Released: 'released',
  Excluded: 'excluded',
  Forfeited: 'forfeited',
  Exported: 'exported',
  Destroyed: 'destroyed',
  LossRecorded: 'lost',
};

/** One event as an auditor reads it: what, the three dates, who, why, on whose authority. */
export function Entry({ entry }: { entry: TimelineEntry; annulledBy?: string }) {
  const { title, sentence, effectiveAt, recordedAt, notifiedOn, actor, approver, annulled, imported } = entry;
  const { reasonCode, reasonText, legalAuthority, lateReason } = entry;
  const words = (
    <>
      <h3>{title}</h3>
      <p className="entry-sentence">{sentence}</p>
    </>
  );
  return (
    <article className={annulled ? 'entry is-annulled' : 'entry'} id={`event-${entry.eventId}`}>
      <span className={`entry-mark bucket-${KINDS[entry.type] ?? 'none'}`} aria-hidden="true" />
      {annulled ? <s>{words}</s> : words}
      {annulled && (
        <p className="entry-annulled">
          <strong>Annulled</strong> <Instant at={annulled.at} />
          {(annulled.reasonText ?? annulled.reasonCode) &&
            `: ${annulled.reasonText ?? annulled.reasonCode?.replaceAll('-', ' ')}`}
        </p>
      )}
      <dl className="entry-dates">
        <div>
          <dt>Took effect</dt>
          <dd>
            <Instant at={effectiveAt} />
          </dd>
        </div>
        <div>
          <dt>Recorded</dt>
          <dd>
            <Instant at={recordedAt} />
          </dd>
        </div>
        <div>
          <dt>Notified</dt>
          <dd>{notifiedOn ? <Day on={notifiedOn} /> : <span className="nothing">no notice</span>}</dd>
        </div>
        <div>
          <dt>By</dt>
          <dd>
            {actor.id} <span className="fact-more">{actor.role.replace('-', ' ')}</span>
          </dd>
        </div>
        {approver && (
          <div>
            <dt>Approved by</dt>
            <dd>
              {approver.id} <span className="fact-more">{approver.role.replace('-', ' ')}</span>
            </dd>
          </div>
        )}
        {reasonCode && (
          <div>
            <dt>Reason</dt>
            <dd>
              {reasonCode.replaceAll('-', ' ')}
              {reasonText && `: ${reasonText}`}
            </dd>
          </div>
        )}
        {legalAuthority && (
          <div>
            <dt>Authority</dt>
            <dd>{legalAuthority}</dd>
          </div>
        )}
        {lateReason && (
          <div>
            <dt>Late, since</dt>
            <dd>{lateReason}</dd>
          </div>
        )}
      </dl>
      {imported && (
        <p className="entry-imported">
          Taken over from {imported.source} by {imported.importedBy} on <Instant at={imported.importedAt} />; the
          recorded time{approver ? ' and the approval are' : ' is'} as asserted there.
        </p>
      )}
    </article>
  );
}
