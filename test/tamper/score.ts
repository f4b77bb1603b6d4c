/** What was tried and what came of it. */
export class Score {
  readonly missed: string[] = [];
  tried = 0;
  honest = 0;
  readonly accused: string[] = [];

  attack(name: string, found: Readonly<Record<string, boolean>>): void {
    this.tried++;
    const by = Object.entries(found).flatMap(([who, did]) => (did ? [who] : []));
    process.stdout.write(`  ${name}: ${by.length > 0 ? `found by ${by.join(', ')}` : 'NOT FOUND'}\n`);
    if (by.length === 0) this.missed.push(name);
  }

  innocent(name: string, accused: boolean): void {
    this.honest++;
    if (accused) this.accused.push(name);
  }

  say(): string {
    return `${this.tried} attacks tried, ${this.tried - this.missed.length} attacks found; ${this.honest} honest histories, ${this.accused.length} accused.\n`;
  }
}
