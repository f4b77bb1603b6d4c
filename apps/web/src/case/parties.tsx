import type { ShownCase } from '../api/types.ts';
import { Day } from '../parts/moments.tsx';
import { REGIMES } from './regimes.ts';

export function Parties({ shown }: { shown: ShownCase }) {
  return (
    <section className="card" aria-labelledby="about">
      <h2 id="about">About the case</h2>
      <dl className="facts">
        {shown.parties.map(({ role, name, importerNumber }, index) => (
          <div key={index}>
            <dt>{role.charAt(0).toUpperCase() + role.slice(1)}</dt>
            <dd>
              {name ?? 'masked'}
              {importerNumber && <span className="fact-more">{importerNumber}</span>}
            </dd>
          </div>
        ))}
        {shown.entryNumber && (
          <div>
            <dt>Entry</dt>
            <dd>{shown.entryNumber}</dd>
          </div>
        )}
        <div>
          <dt>Presented</dt>
          <dd>
            <Day on={shown.presentedOn} />
          </dd>
        </div>
        {shown.requestingAgency && (
          <div>
            <dt>Asked for by</dt>
            <dd>
              {shown.requestingAgency}
              {shown.agencyReference && <span className="fact-more">{shown.agencyReference}</span>}
            </dd>
          </div>
        )}
        {shown.campaign && (
          <div>
            <dt>Campaign</dt>
            <dd>{shown.campaign}</dd>
          </div>
        )}
        <div>
          <dt>Legal clocks</dt>
          <dd>{REGIMES[shown.clockRegime] ?? shown.clockRegime}</dd>
        </div>
      </dl>
    </section>
  );
}
