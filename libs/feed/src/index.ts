/** The feed: internal events published as a stream of their own, and that stream read by any number of readers. */
export { FeedFilter, type FilterWords, typesNamed } from './filter/feed-filter.ts';
export type { Entry } from './log/entry.ts';
export { PositionAhead, PositionExpired, PositionUnknown } from './log/errors.ts';
export { type AdvanceListener, PublishedLog } from './log/published-log.ts';
export { CannotPublish } from './publish/errors.ts';
export { Publisher, type PublisherOptions, type PublisherPhase, type PublisherStatus } from './publish/publisher.ts';
