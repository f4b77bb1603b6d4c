import { Table } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import { withOwnWrites } from '../api/own-writes.ts';
import { count } from '../case/buckets.ts';
import { Failure, Loading } from '../parts/states.tsx';

/** Since when what is held has been held. */
export function Ageing({ campaign }: { campaign: string }) {
  const { data, error } = useQuery({
    queryKey: ['statistics', 'ageing', campaign],
    queryFn: async ({ signal }) => {
      const query = { campaign, ...withOwnWrites() };
      return answered(await api.GET('/api/v1/as-of/units', { params: { query }, signal })).rows[0];
    },
  });
  const bands = Object.entries(data?.ageing ?? {});
  const most = Math.max(1, ...bands.map(([, units]) => units));
  return (
    <section className="card" aria-labelledby="ageing">
      <h2 id="ageing">Held for how long</h2>
      {error && <Failure error={error} />}
      {!data && !error && <Loading what="ages" />}
      {bands.length > 0 && (
        <Table compact fullWidth>
          <thead>
            <tr>
              <th scope="col">Days</th>
              <th scope="col">Units</th>
              <th scope="col">
                <span className="usa-sr-only">As a bar</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {bands.map(([band, units]) => (
              <tr key={band}>
                <th scope="row">{band}</th>
                <td className="is-number">{count(units)}</td>
                <td className="board-bar">
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect className="bar-held" width={(units / most) * 100} height="10" />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
