import { fact } from '../commands/fact.ts';
import { CUSTODY } from '../commands/roles.ts';

/** Where goods are, never what they legally are. That they are where they leave from is checked in the fold. */
export const transferCustody = fact<'CustodyTransferred', 'TransferCustody'>('CustodyTransferred', { roles: CUSTODY });
export const changeSeal = fact<'SealChanged', 'ChangeSeal'>('SealChanged', { roles: CUSTODY });

/** A count may differ from the books: it is recorded as found, and the difference shows. */
export const countCustody = fact<'CustodyCounted', 'CountCustody'>('CustodyCounted', { roles: CUSTODY });
