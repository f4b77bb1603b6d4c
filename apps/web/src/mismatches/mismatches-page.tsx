import { Table } from '@trussworks/react-uswds';
import { Link } from 'react-router';
import { count } from '../case/buckets.ts';
import { Heading } from '../parts/heading.tsx';
import { Day } from '../parts/moments.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { usePerson } from '../session/session.ts';
import { useMismatches } from './use-mismatches.ts';

/** What was attested and no longer agrees with what is computed for the same moment. */
export default function MismatchesPage() {
  const { data, error, isPending, isEnabled, refetch } = useMismatches(usePerson());
  return (
    <div className="screen">
      <Heading title="Mismatches" />
      <p className="view-about">
        An attestation agreed with the record when it was given. A fact recorded later, which took effect earlier, has
        parted them: attest anew, or correct what was recorded.
      </p>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!isEnabled && (
        <Empty title="This report is for supervisors and auditors">
          <Link to="/">Back to the work list</Link>
        </Empty>
      )}
      {isEnabled && isPending && !error && <Loading what="mismatches" />}
      {data?.length === 0 && (
        <Empty title="Everything attested agrees with the record">
          <Link to="/">Back to the work list</Link>
        </Empty>
      )}
      {data && data.length > 0 && (
        <div className="wide-table" tabIndex={0} role="region" aria-label="Mismatches">
          <Table fullWidth>
            <thead>
              <tr>
                {['Case', 'Line', 'Attested for', 'By', 'Attested', 'Computed now', 'Difference'].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.map((one) => (
                <tr key={`${one.event_id} ${one.line}`}>
                  <th scope="row">
                    <Link to={`/cases/${one.case_id}/timeline#event-${one.event_id}`}>{one.case_id}</Link>
                  </th>
                  <td className="is-number">{one.line}</td>
                  <td>
                    <Day on={one.attested_for} />
                  </td>
                  <td>{one.actor}</td>
                  <td className="is-number">{count(one.attested)}</td>
                  <td className="is-number">{count(one.computed)}</td>
                  <td className="is-number">
                    {one.discrepancy > 0 ? '+' : '−'}
                    {count(Math.abs(one.discrepancy))}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </div>
  );
}
