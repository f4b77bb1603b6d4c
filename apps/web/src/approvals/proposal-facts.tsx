import type { Proposal } from '../api/types.ts';
import { unitsInWords } from '../case/matters.tsx';
import { fieldLabel } from '../deeds/words.ts';
import { Instant } from '../parts/moments.tsx';

/** What the proposer said, in the words of the form it was said in. */
export function ProposalFacts({ proposal }: { proposal: Proposal }) {
  const { data, effectiveAt, reasonCode, reasonText, legalAuthority, lateReason } = proposal;
  // Which events an annulment names is said in their own words by what it will record.
  const said = Object.entries(data)
    .filter(([name]) => name !== 'targets')
    .map(([name, value]) => [name, inWords(value)] as const);
  const more = [
    ['reasonCode', [reasonCode?.replaceAll('-', ' '), reasonText].filter(Boolean).join(': ')],
    ['legalAuthority', legalAuthority],
    ['lateReason', lateReason],
  ] as const;
  return (
    <dl className="proposal-facts">
      {[...said, ...more].map(
        ([name, words]) =>
          words && (
            <div key={name}>
              <dt>{fieldLabel({ name, kind: 'text' })}</dt>
              <dd>{words}</dd>
            </div>
          ),
      )}
      <div>
        <dt>Takes effect</dt>
        <dd>{effectiveAt ? <Instant at={effectiveAt} /> : 'when it is approved'}</dd>
      </div>
    </dl>
  );
}

interface Units {
  readonly line: number;
  readonly quantity?: number;
  readonly from?: string;
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) {
    const all = value as readonly unknown[];
    return isUnits(all) ? units(all) : all.map(inWords).join(', ');
  }
  if (value !== null && typeof value === 'object') {
    return Object.entries(value)
      .map(([name, part]) => `${fieldLabel({ name, kind: 'text' })} ${inWords(part)}`)
      .join(', ');
  }
  return String(value);
}

function isUnits(value: readonly unknown[]): value is readonly Units[] {
  return value.length > 0 && value.every((one) => typeof one === 'object' && one !== null && 'line' in one);
}

function units(lines: readonly Units[]): string {
  const buckets = [...new Set(lines.flatMap(({ from }) => from ?? []))];
  return unitsInWords(lines) + (buckets.length > 0 ? `, ${buckets.join(' and ')}` : '');
}
