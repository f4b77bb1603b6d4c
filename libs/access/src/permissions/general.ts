import { type Role, ROLES } from '#libs/cases';

const CASE_ROLES = ['case-officer', 'supervisor', 'custodian'] as const;

interface Rule {
  readonly says: string;
  readonly roles: readonly Role[];
  readonly at: 'port' | 'anywhere';
}

/**
 * Who may do what besides recording deeds (domain reference, section 8). Deeds themselves say in libs/cases which roles
 * may record them: there is one place for each answer.
 */
export const GENERAL = {
  'read:cases': { says: 'read cases and their timelines', roles: [...CASE_ROLES, 'auditor'], at: 'port' },
  'read:personal-data': {
    says: 'see names and numbers of parties',
    roles: ['case-officer', 'supervisor', 'auditor'],
    at: 'anywhere',
  },
  'read:statistics': {
    says: 'read statistics',
    roles: [...CASE_ROLES, 'auditor', 'administrator'],
    at: 'anywhere',
  },
  'read:reference-data': { says: 'read the lists that codes are taken from', roles: ROLES, at: 'anywhere' },
  'read:own-account': { says: 'read who one is and what one may', roles: ROLES, at: 'anywhere' },
  'read:approvals': {
    says: 'see which proposals wait for approval',
    roles: ['case-officer', 'supervisor', 'auditor'],
    at: 'port',
  },
  'read:evidence': { says: 'replay, verify, prove and export', roles: ['supervisor', 'auditor'], at: 'port' },
  'read:events': { says: 'read the published events', roles: [...CASE_ROLES, 'subscriber', 'auditor'], at: 'port' },
  'read:access-log': { says: 'see who read what', roles: ['auditor', 'administrator'], at: 'anywhere' },
  'read:operations': {
    says: 'see how the service and its read models are',
    roles: ['auditor', 'administrator'],
    at: 'anywhere',
  },
  'manage:subscriptions': { says: 'set up who is sent events', roles: ['administrator'], at: 'anywhere' },
  'operate:service': { says: 'rebuild read models, renew keys', roles: ['administrator'], at: 'anywhere' },
  'import:records': { says: "take over an office's own records", roles: ['administrator'], at: 'anywhere' },
  'erase:people': { says: "erase a person's key, and so the person", roles: ['administrator'], at: 'anywhere' },
} as const satisfies Record<string, Rule>;
