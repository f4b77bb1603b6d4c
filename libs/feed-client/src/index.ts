/** For consumers of published events, in TypeScript: resumes, retries, tells nothing twice. */
export { FeedClient, type FeedClientOptions, FeedRefused, type Told, type Wanted } from './feed-client.ts';
export { Seen } from './seen.ts';
export type { PublishedEvent, PublishedOf, PublishedType } from '#libs/contracts';
