import { sayUnits } from '../case-file/say.ts';
import type { Units } from '../case-file/units.ts';
import type { Proposable, ProposedData } from './events.ts';

const WORDS: Readonly<Record<Proposable, string>> = {
  Seize: 'Seizure',
  Release: 'Release',
  Forfeit: 'Forfeiture',
  SetAsideForfeiture: 'Setting aside of the forfeiture',
  DisposeOf: 'Disposal',
  PermitExport: 'Export permit',
  Destroy: 'Destruction',
  Annul: 'Annulment',
};

export function sayDeed(deed: Proposable): string {
  return WORDS[deed];
}

/** "Seizure of 900 units of line 1", "Annulment of 2 events": what is proposed, in a few words. */
export function sayProposal({ deed, data }: Pick<ProposedData, 'deed' | 'data'>): string {
  const { lines, targets } = data as { lines?: readonly Partial<Units>[]; targets?: readonly string[] };
  if (targets) return `${WORDS[deed]} of ${targets.length} ${targets.length === 1 ? 'event' : 'events'}`;
  if (!lines?.length) return WORDS[deed];
  return `${WORDS[deed]} ${deed === 'PermitExport' ? 'for' : 'of'} ${saySome(lines)}`;
}

/** A permit may speak of whole lines, without a number. */
function saySome(lines: readonly Partial<Units>[]): string {
  const counted = lines.filter((units): units is Units => units.quantity !== undefined);
  if (counted.length === lines.length) return sayUnits(counted);
  return `line${lines.length === 1 ? '' : 's'} ${lines.map(({ line }) => line).join(', ')}`;
}
