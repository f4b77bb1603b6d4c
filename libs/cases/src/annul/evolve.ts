import type { EventSpec } from '../events/spec.ts';

/** Changes nothing by itself: the event it names is left out of the fold (case-file/effective-order.ts). */
export const annulled: EventSpec<'Annulled'> = {
  version: 1,
  title: 'Annulled',
  describe: ({ targetType, targetRevision }) => `${targetType} (event ${targetRevision} of the case) struck through`,
};
