import type { PublishedLog } from '#libs/feed';

/** What delivering needs of the feed. */
export type Feed = Pick<PublishedLog, 'head' | 'read' | 'onAdvance'>;
