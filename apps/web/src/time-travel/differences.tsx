import { Table } from '@trussworks/react-uswds';
import { type Moment, useDifferences } from '../api/as-of.ts';
import { count } from '../case/buckets.ts';
import { Failure } from '../parts/states.tsx';
import { statusWord } from '../parts/status-tag.tsx';

const signed = (units: number): string => (units > 0 ? `+${count(units)}` : `−${count(-units)}`);

/** What is otherwise now than it was then, line by line. */
export function Differences({ caseId, moment }: { caseId: string; moment: Moment }) {
  const { data, error } = useDifferences(caseId, moment);
  if (error) return <Failure error={error} />;
  if (!data) return null;
  return (
    <div className="card differences">
      <h3>What differs now</h3>
      {data.lines.length === 0 && <p>Nothing: it is now as it was then.</p>}
      {data.lines.length > 0 && (
        <div className="table-scroll" tabIndex={0} role="region" aria-label="What differs now">
          <Table compact fullWidth>
            <thead>
              <tr>
                <th scope="col">Line</th>
                <th scope="col">Then</th>
                <th scope="col">Now</th>
                <th scope="col">Units</th>
              </tr>
            </thead>
            <tbody>
              {data.lines.map(({ line, before, after, change }) => (
                <tr key={line}>
                  <th scope="row">
                    {line}. {(after ?? before)?.model}
                  </th>
                  <td>{before ? `${statusWord(before.status)}, ${count(before.held)} held` : 'not there'}</td>
                  <td>{after ? `${statusWord(after.status)}, ${count(after.held)} held` : 'not there'}</td>
                  <td>
                    {Object.entries(change.buckets)
                      .map(([bucket, units]) => `${signed(units)} ${bucket}`)
                      .join(', ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
      {data.events.length > 0 && (
        <>
          <h4>Because of</h4>
          <ul>
            {data.events.map(({ eventId, title, sentence, change }) => (
              <li key={eventId}>
                <strong>{title}</strong>: {sentence}
                {change === 'no-longer-counts' && ' (counts no longer)'}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
