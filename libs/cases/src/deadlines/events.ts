/** Facts about a clock (domain reference, section 6). `subject` is the event that the clock runs on, if any. */
export interface ClockFact {
  readonly clock: string;
  readonly subject?: string;
}

export interface DeadlineExtendedData extends ClockFact {
  readonly oldDate: string;
  readonly newDate: string;
  readonly authority: string;
}

export interface DeadlineTolledData extends ClockFact {
  readonly from: string;
  readonly until?: string;
  readonly authority: string;
}

/** A lapse is a recorded fact. It moves no goods: what follows is an act of its own, after a check. */
export interface DeadlineLapsedData extends ClockFact {
  readonly dueOn: string;
  /** Version of the business calendar that the date was computed with. */
  readonly calendarVersion: string;
}

export interface DeadlineMetData extends ClockFact {
  readonly dueOn?: string;
  readonly metOn: string;
}
