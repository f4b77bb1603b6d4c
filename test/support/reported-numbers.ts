/** Section 10 of the domain reference: units, then by bucket, and the status of each line. */
export const REPORTED_LINES: Readonly<Record<string, ReportedLine>> = {
  'SYN-01/1': line('SeizedSubjectToForfeiture', 1280, { seized: 1280 }),
  'SYN-02/1': line('StillHeld', 200, { detained: 200 }),
  'SYN-03/1': line('StillHeld', 900, { seized: 300, released: 600 }),
  'SYN-04/1': line('Released', 420, { released: 420 }),
  'SYN-05/1': line('StillHeld', 1100, { detained: 150, seized: 700, released: 250 }),
  'SYN-06/1': line('SeizedSubjectToForfeiture', 1500, { seized: 1500 }),
  'SYN-07/1': line('StillHeld', 700, { detained: 200, released: 500 }),
  'SYN-08/1': line('SeizedSubjectToForfeiture', 650, { seized: 650 }),
  'SYN-09/1': line('StillHeld', 850, { detained: 450, released: 400 }),
  'SYN-10/1': line('SeizedSubjectToForfeiture', 500, { seized: 120, excluded: 380 }),
  'SYN-11/1': line('Released', 900, { released: 900 }),
  'SYN-12/1': line('StillHeld', 600, { seized: 500, forfeited: 100 }),
  'SYN-12/2': line('StillHeld', 400, { detained: 70, released: 330 }),
};

/** Its totals as of 2025-03-05. */
export const REPORTED_TOTALS = {
  ...{ cases: 12, lines: 13, units: 10_000, held: 6_500 },
  value: { amount: 30_207_600_00, currency: 'USD', dollars: 30_207_600 },
  buckets: { ...noUnits(), detained: 1_070, seized: 5_050, excluded: 380, released: 3_400, forfeited: 100 },
  casesByStatus: { SeizedSubjectToForfeiture: 4, StillHeld: 6, Released: 2 },
};

interface ReportedLine {
  readonly status: string;
  readonly counted: number;
  readonly buckets: Readonly<Record<string, number>>;
}

function line(status: string, counted: number, buckets: Record<string, number>): ReportedLine {
  return { status, counted, buckets: { ...noUnits(), ...buckets } };
}

function noUnits(): Record<string, number> {
  const zero = { presented: 0, detained: 0, seized: 0, excluded: 0, released: 0 };
  return { ...zero, forfeited: 0, exported: 0, destroyed: 0, lost: 0 };
}
