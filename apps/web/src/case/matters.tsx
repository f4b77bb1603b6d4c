import type { ReactNode } from 'react';
import type { ShownCase } from '../api/types.ts';
import { Day } from '../parts/moments.tsx';
import { money } from '../parts/money.ts';
import { count } from './buckets.ts';

interface Units {
  readonly line: number;
  readonly quantity?: number;
}

export function unitsInWords(lines: readonly Units[] | undefined): string {
  return (lines ?? [])
    .map(({ line, quantity }) => (quantity === undefined ? `line ${line}` : `${count(quantity)} of line ${line}`))
    .join(', ');
}

/** What belongs to a case besides its goods: holds, seizures, notices, elections, custody. Only what there is. */
export function CaseMatters({ shown }: { shown: ShownCase }) {
  const sections: [title: string, rows: { key: string; what: ReactNode; when?: string; more?: string }[]][] = [
    [
      'Agency holds',
      shown.holds.map(({ eventId, agency, reference, placedAt, lines }) => ({
        key: eventId,
        what: `${agency}, ${reference}: ${unitsInWords(lines)}`,
        when: placedAt,
      })),
    ],
    [
      'Seizures',
      shown.seizures.map(({ eventId, at, lines, legalBases, fpfCaseNumber }) => ({
        key: eventId,
        what: `${unitsInWords(lines)} under ${legalBases.join(', ')}`,
        more: `FP&F ${fpfCaseNumber}`,
        when: at,
      })),
    ],
    [
      'Exclusions',
      shown.exclusions.map(({ eventId, at, basis, lines }) => ({
        key: eventId,
        what: `${unitsInWords(lines)}, ${basis === 'deemed' ? 'deemed' : 'by decision'}`,
        when: at,
      })),
    ],
    [
      'Notices',
      shown.notices.map(({ eventId, template, templateVersion, addressee, mailedOn, servedOn, returnedOn }) => ({
        key: eventId,
        what: `${template.replaceAll('-', ' ')} to ${addressee.role}`,
        more: [`version ${templateVersion}`, servedOn && `served ${servedOn}`, returnedOn && `returned ${returnedOn}`]
          .filter(Boolean)
          .join(', '),
        when: mailedOn,
      })),
    ],
    [
      'Publications',
      shown.publications.map(({ eventId, firstPublishedOn, publishedUntil }) => ({
        key: eventId,
        what: `Published until ${publishedUntil}`,
        when: firstPublishedOn,
      })),
    ],
    [
      'Elections',
      shown.elections.map(({ eventId, kind, by, receivedOn, outcome }) => ({
        key: eventId,
        what: `${kind} by ${by ?? 'a party (masked)'}`,
        more: outcome ?? (kind === 'abandonment' ? '' : 'pending'),
        when: receivedOn,
      })),
    ],
    [
      'Court orders',
      shown.courtOrders.map(({ eventId, kind, docket, orderedOn, endedBy }) => ({
        key: eventId,
        what: `${kind}, ${docket}`,
        ...(kind === 'stay' && { more: endedBy ? 'ended' : 'in force' }),
        when: orderedOn,
      })),
    ],
    [
      'Export permits and redelivery demands',
      [...shown.exportPermits, ...shown.redeliveryDemands].map(({ eventId, reference, date, lines }) => ({
        key: eventId,
        what: `${reference}: ${unitsInWords(lines)} left`,
        ...(date && { when: date }),
      })),
    ],
    ['Seals', shown.seals.map((seal) => ({ key: seal, what: seal }))],
    [
      'Storage',
      Object.keys(shown.storage).length > 0 ? [{ key: 'storage', what: `${money(shown.storage)} accrued` }] : [],
    ],
  ];
  const there = sections.filter(([, rows]) => rows.length > 0);
  if (there.length === 0) return null;
  return (
    <div className="matters">
      {there.map(([title, rows]) => (
        <section key={title} className="card">
          <h2>{title}</h2>
          <ul>
            {rows.map(({ key, what, when, more }) => (
              <li key={key}>
                <span>{what}</span>
                <span className="matter-more">
                  {when && <Day on={when} />}
                  {when && more ? ', ' : ''}
                  {more}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
