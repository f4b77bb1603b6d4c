/** The stream of EventStoreDB that holds every published event, in the order of the feed. `position` is its revision. */
export const PUBLISHED_STREAM = 'published-cases';
