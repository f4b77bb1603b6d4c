import { seizedCase, SUPERVISOR, type TestCase, units } from './given.ts';

export const NOTICE = {
  template: 'notice-of-seizure',
  templateVersion: '2025-01',
  addressee: { role: 'importer', name: 'Demo Importer A' },
  channel: 'certified-mail',
  mailedOn: '2025-01-27',
};

/** Thirty-one days; the thirtieth is 2025-03-04. */
export const PUBLICATION = {
  medium: 'forfeiture.gov',
  firstPublishedOn: '2025-02-03',
  publishedUntil: '2025-03-05',
};

export const DECLARATION = { basis: 'administrative' as const, instrument: 'Declaration 2025-2801-000123' };
export const APPROVED = { approver: SUPERVISOR };

/** Units seized on 2025-01-20, noticed and published; the last period runs out on 2025-03-04. */
export function noticedCase(quantity = 100): TestCase {
  return seizedCase(quantity)
    .on('2025-01-27')
    .given('IssueNotice', NOTICE)
    .on('2025-02-03')
    .given('PublishNotice', {
      ...PUBLICATION,
    });
}

/** The same case with its units forfeited administratively on 2025-03-10. */
export function forfeitedCase(quantity = 100): TestCase {
  return noticedCase(quantity)
    .on('2025-03-10')
    .given('Forfeit', { ...DECLARATION, lines: units(quantity) }, APPROVED);
}
