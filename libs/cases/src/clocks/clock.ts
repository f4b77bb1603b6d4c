import type { EndingName } from './endings.ts';
import type { TriggerName } from './triggers.ts';

export type Unit = 'business-days' | 'calendar-days' | 'years';

/** A length of time after a trigger. */
export interface Period {
  readonly length: number;
  readonly unit: Unit;
}

/** One legal clock: data with its citation; another administration brings other ones. */
export interface Clock extends Period {
  readonly code: string;
  readonly label: string;
  /** What starts it. Day one is the day after. */
  readonly trigger: TriggerName;
  /** For a duration instead of a deadline: the day of the trigger is day one. */
  readonly triggerDayCounts?: true;
  /** A second period from another trigger; it runs out on the later of the two dates. */
  readonly orLater?: Period & { readonly trigger: TriggerName };
  /** The least that is left where fewer days of limitation than these remain at the trigger; the notice says more. */
  readonly nearLimitation?: Period & { readonly daysRemaining: number };
  /** What has been done in time, or has become pointless, when the clock ends before its date; the first that holds. */
  readonly endings: readonly EndingName[];
  /** Who has to act. */
  readonly acts: 'customs' | 'importer' | 'claimant' | 'agency' | 'US attorney' | 'US' | 'officer';
  readonly onLapse: string;
  /** Of the two lapses that change goods: what they are deemed, on the day after. */
  readonly deemed?: 'detained' | 'excluded';
  readonly citation: string;
  /** False where a lawyer or a live source still has to confirm it. */
  readonly confirmed?: false;
}
