import { Table } from '@trussworks/react-uswds';
import { useStatistics } from '../api/queries.ts';
import { count } from '../case/buckets.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { type MonthEnd, monthEnds, monthInWords } from './months.ts';

/** Held against released at the end of each month, as a chart and as a table. */
export function HeldOverTime({ campaign }: { campaign: string }) {
  const { data, error } = useStatistics(['month'], { campaign });
  const ends = monthEnds(data ?? []);
  return (
    <section className="card board-time" aria-labelledby="over-time">
      <h2 id="over-time">Held against released, at the end of each month</h2>
      {error && <Failure error={error} />}
      {!data && !error && <Loading what="the months" />}
      {ends.length > 0 && (
        <>
          <Chart ends={ends} />
          <details>
            <summary>As a table</summary>
            <Table compact fullWidth caption="Units held and released at the end of each month">
              <thead>
                <tr>
                  <th scope="col">Month</th>
                  <th scope="col">Held</th>
                  <th scope="col">Released</th>
                </tr>
              </thead>
              <tbody>
                {ends.map(({ month, held, released }) => (
                  <tr key={month}>
                    <th scope="row">{monthInWords(month)}</th>
                    <td>{count(held)}</td>
                    <td>{count(released)}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </details>
        </>
      )}
    </section>
  );
}

const WIDTH = 640;
const HEIGHT = 260;
const LEFT = 52;
const BOTTOM = 28;
const TOP = 24;
const RIGHT = 84;

/** Two lines over the months; each names itself at its end, so that no legend has to be matched by colour. */
function Chart({ ends }: { ends: readonly MonthEnd[] }) {
  const most = ceiling(Math.max(...ends.flatMap(({ held, released }) => [held, released])));
  const x = (index: number): number => LEFT + (index * (WIDTH - LEFT - RIGHT)) / Math.max(ends.length - 1, 1);
  const y = (units: number): number => TOP + (1 - units / most) * (HEIGHT - TOP - BOTTOM);
  const line = (of: 'held' | 'released') => ends.map((end, index) => `${x(index)},${y(end[of])}`).join(' ');
  const last = ends.at(-1) ?? { held: 0, released: 0 };
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => part * most);
  const every = Math.ceil(ends.length / 8);
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`At the end, ${count(last.held)} units are held and ${count(last.released)} are released. The table below has every month.`}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="chart-grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text className="chart-text" x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
            {count(tick)}
          </text>
        </g>
      ))}
      {ends.map(({ month }, index) =>
        index % every === 0 ? (
          <text key={month} className="chart-text" x={x(index)} y={HEIGHT - 8} textAnchor="middle">
            {monthInWords(month)}
          </text>
        ) : null,
      )}
      <polygon className="chart-area" points={`${LEFT},${y(0)} ${line('held')} ${x(ends.length - 1)},${y(0)}`} />
      <polyline className="chart-line is-held" points={line('held')} />
      <polyline className="chart-line is-released" points={line('released')} />
      {(['held', 'released'] as const).map((of) => (
        <g key={of} className={`chart-end is-${of}`}>
          <circle cx={x(ends.length - 1)} cy={y(last[of])} r="4" />
          <text x={x(ends.length - 1) + 10} y={y(last[of])}>
            {count(last[of])}
          </text>
          <text x={x(ends.length - 1) + 10} y={y(last[of]) + 15}>
            {of}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** The next number with one digit and zeros, or half of one: an axis that ends evenly. */
function ceiling(units: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(units, 1)));
  const step = size / 2;
  return Math.max(Math.ceil(units / step) * step, 4);
}
