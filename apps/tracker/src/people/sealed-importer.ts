import { mayDo, type People, type Person } from '#libs/access';
import { refuseUnless } from '../access/refuse-unless.ts';

/**
 * The importer that is asked for, by what the name begins with in read models; what nobody bears selects nothing. Who may not
 * see names may not try them either: an answer would say whose the goods are.
 * @throws ProblemError 403
 */
export function sealedImporter(people: People, person: Person, importer: string | undefined): { importer?: string } {
  if (importer === undefined) return {};
  refuseUnless(mayDo(person, 'read:personal-data'));
  return { importer: people.sealedBeginning(importer) ?? '' };
}
