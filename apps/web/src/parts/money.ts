/** Minor units by currency in words: "$960,000", without cents where there are none. */
export function money(amounts: Readonly<Record<string, number>>): string {
  return (
    Object.entries(amounts)
      .map(([currency, minor]) => formatted(minor, currency))
      .join(' + ') || 'nothing'
  );
}

function formatted(minor: number, currency: string): string {
  const whole = minor % 100 === 0;
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  }).format(minor / 100);
}

/** Minor units from what a person typed, "1,250.00" or "$1250"; nothing where that is no amount. */
export function minorUnits(typed: string): number | undefined {
  const match = /^\s*\$?\s*(\d[\d,]*)(?:\.(\d{1,2}))?\s*$/.exec(typed);
  if (!match?.[1]) return undefined;
  return Number(match[1].replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
