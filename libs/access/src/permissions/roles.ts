import type { Role } from '#libs/cases';

/** What a role is called, and whether it is held for the ports that the person's token names or everywhere. */
interface RoleFacts {
  readonly title: string;
  readonly reach: 'own-ports' | 'everywhere';
}

/** Domain reference, section 8: who works with cases does so at ports; who looks after the service or looks at it, does not. */
export const ROLE_FACTS: Readonly<Record<Role, RoleFacts>> = {
  'case-officer': { title: 'Case officer', reach: 'own-ports' },
  supervisor: { title: 'Supervisor', reach: 'own-ports' },
  custodian: { title: 'Custodian', reach: 'own-ports' },
  auditor: { title: 'Auditor', reach: 'everywhere' },
  subscriber: { title: 'Subscriber', reach: 'everywhere' },
  administrator: { title: 'Administrator', reach: 'everywhere' },
  scheduler: { title: 'Scheduler', reach: 'everywhere' },
};
