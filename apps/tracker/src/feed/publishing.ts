import type { Publisher, PublisherPhase, PublisherStatus } from '#libs/feed';

/** How publishing is, as far as this process knows of it. */
export type PublishingStatus = Omit<PublisherStatus, 'phase'> & { readonly phase: PublisherPhase | 'elsewhere' };

/** The publisher of this process, or that there is none: its roles leave publishing to another one. */
export abstract class Publishing {
  abstract status(): PublishingStatus;
  abstract stop: Publisher['stop'];
}

export const PUBLISHED_ELSEWHERE: Publishing = {
  status: () => ({ phase: 'elsewhere', position: -1n, published: 0, lagMs: undefined, failure: undefined }),
  stop: async () => undefined,
};
