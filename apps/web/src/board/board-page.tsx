import { Label, Select } from '@trussworks/react-uswds';
import { useSearchParams } from 'react-router';
import { useStatistics } from '../api/queries.ts';
import { count } from '../case/buckets.ts';
import { Heading } from '../parts/heading.tsx';
import { money } from '../parts/money.ts';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { Ageing } from './ageing.tsx';
import { HeldOverTime } from './held-over-time.tsx';
import { StockTable } from './stock-table.tsx';

/** One campaign at one glance: how many are held, how that came about, and where they are. */
export default function BoardPage() {
  const [search, setSearch] = useSearchParams();
  const campaigns = useStatistics(['campaign']);
  const named = (campaigns.data ?? []).filter(({ campaign }) => campaign);
  const campaign = search.get('campaign') ?? named[0]?.campaign ?? undefined;
  const all = named.find((row) => row.campaign === campaign);

  return (
    <div className="screen is-wide">
      <div className="screen-head">
        <Heading title={campaign ?? 'Campaigns'} />
        {named.length > 1 && (
          <div className="board-choice">
            <Label htmlFor="campaign">Campaign</Label>
            <Select
              id="campaign"
              name="campaign"
              value={campaign ?? ''}
              onChange={({ target }) => setSearch({ campaign: target.value })}
            >
              {named.map((row) => (
                <option key={row.campaign}>{row.campaign}</option>
              ))}
            </Select>
          </div>
        )}
      </div>
      {campaigns.error && <Failure error={campaigns.error} retry={() => void campaigns.refetch()} />}
      {campaigns.isPending && <Loading what="campaigns" />}
      {campaigns.data && !campaign && <Empty title="No case belongs to a campaign yet" />}
      {campaign && all && (
        <>
          <dl className="figures">
            <Figure name="still held" value={all.held ?? 0} of={all.counted ?? 0} className="is-held" />
            <Figure name="released" value={all.released} of={all.counted ?? 0} className="is-released" />
            <Figure name="forfeited" value={all.forfeited} of={all.counted ?? 0} />
            <div>
              <dt>worth of what is held</dt>
              <dd>{money(all.value?.held ?? {})}</dd>
              <dd className="figure-more">
                of {money(all.value?.counted ?? {})} in {count(all.cases)} cases
              </dd>
            </div>
          </dl>
          <div className="board">
            <HeldOverTime campaign={campaign} />
            <Ageing campaign={campaign} />
            <StockTable campaign={campaign} by="port" title="By port" />
            <StockTable campaign={campaign} by="manufacturer" title="By manufacturer" />
            <StockTable campaign={campaign} by="model" title="By model" />
          </div>
        </>
      )}
    </div>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: number;
  readonly of: number;
  readonly className?: string;
}

function Figure({ name, value, of, className = '' }: FigureProps) {
  const share = of === 0 ? 0 : Math.round((value / of) * 100);
  return (
    <div className={className}>
      <dt>{name}</dt>
      <dd>{count(value)}</dd>
      <dd className="figure-more">
        {share} % of {count(of)} units
      </dd>
    </div>
  );
}
