import { type Person, portsOf } from '#libs/access';
import type { FeedFilter } from '#libs/feed';
import type { FeedQueryDto } from './feed-query.dto.ts';

/** What is asked for, at the ports where this person works; subscribers and auditors are held to none. */
export function visible(query: FeedQueryDto, person: Person): FeedFilter {
  const own = portsOf(person);
  return query.filter(own === 'all' ? undefined : own);
}
