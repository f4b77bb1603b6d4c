import { Table } from '@trussworks/react-uswds';
import { Link } from 'react-router';
import { useReference, useStatistics } from '../api/queries.ts';
import { BUCKETS, count, inWords } from '../case/buckets.ts';
import { money } from '../parts/money.ts';
import { Failure, Loading } from '../parts/states.tsx';

interface Props {
  readonly campaign: string;
  readonly by: 'port' | 'manufacturer' | 'model';
  readonly title: string;
}

/** Where the units of a campaign are, a row for each port, maker or model: a table whose bars are its chart. */
export function StockTable({ campaign, by, title }: Props) {
  const { data, error } = useStatistics([by], { campaign });
  const ports = useReference(by === 'port' ? 'ports' : undefined).data ?? [];
  const rows = (data ?? []).toSorted((a, b) => (b.held ?? 0) - (a.held ?? 0));
  const most = Math.max(1, ...rows.map(({ counted = 0 }) => counted));
  const name = (code: string): string => ports.find((port) => port.code === code)?.label ?? code;
  const id = `by-${by}`;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {error && <Failure error={error} />}
      {!data && !error && <Loading what={title.toLowerCase()} />}
      {rows.length > 0 && (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={`${title}, as a table`}>
          <Table compact fullWidth>
            <thead>
              <tr>
                <th scope="col">{title.replace('By ', '').replace(/^./, (first) => first.toUpperCase())}</th>
                <th scope="col">Where the units are</th>
                <th scope="col" className="is-number">
                  Held
                </th>
                <th scope="col" className="is-number">
                  Released
                </th>
                <th scope="col" className="is-number">
                  Value held
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const code = row[by] ?? '';
                let at = 0;
                return (
                  <tr key={code}>
                    <th scope="row">
                      {by === 'manufacturer' ? (
                        code
                      ) : (
                        <Link to={`/?${new URLSearchParams({ campaign, [by]: code }).toString()}`}>{name(code)}</Link>
                      )}
                    </th>
                    <td className="board-bar">
                      <svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={inWords(row)}>
                        {BUCKETS.filter((bucket) => row[bucket] > 0).map((bucket) => {
                          const width = (row[bucket] / most) * 100;
                          const x = at;
                          at += width;
                          return <rect key={bucket} className={`bucket-${bucket}`} x={x} width={width} height="10" />;
                        })}
                      </svg>
                    </td>
                    <td className="is-number">{count(row.held ?? 0)}</td>
                    <td className="is-number">{count(row.released)}</td>
                    <td className="is-number">{money(row.value?.held ?? {})}</td>
                  </tr>
                );
              })}
            </tbody>
          </Table>
        </div>
      )}
    </section>
  );
}
