import { COMMAND_TYPES, ROLES } from '#libs/cases';
import type { Person } from '../person.ts';
import { permissionMatrix } from './matrix.ts';
import { mayDo, permissionsOf, portsOf } from './may-do.ts';
import { PERMISSION_RULES } from './rules.ts';

const OFFICER: Person = { id: 'm.rivera', role: 'case-officer', ports: ['2801'] };
const AUDITOR: Person = { id: 'n.bauer', role: 'auditor' };

describe('A person', () => {
  it('may do what the role allows, at the ports it is held for', () => {
    expect(mayDo(OFFICER, 'record:Detain', '2801')).toEqual({ allowed: true });
    expect(mayDo(OFFICER, 'record:Detain', '4601')).toMatchObject({ allowed: false, because: 'port' });
    expect(mayDo(OFFICER, 'record:Annul', '2801')).toMatchObject({ allowed: false, because: 'role' });
  });

  it('of a role that is held at ports, without any, works nowhere', () => {
    expect(mayDo({ id: 'x', role: 'case-officer' }, 'read:cases', '2801')).toMatchObject({ because: 'port' });
    expect(portsOf({ id: 'x', role: 'custodian' })).toEqual([]);
  });

  it('of a national office works at every port', () => {
    expect(mayDo({ ...OFFICER, ports: ['*'] }, 'record:Detain', '4601')).toEqual({ allowed: true });
  });

  it('who audits reads everything, and records nothing', () => {
    expect(mayDo(AUDITOR, 'read:cases', '4601')).toEqual({ allowed: true });
    const mayRecord = PERMISSION_RULES.filter(({ permission, roles }) => {
      return permission.startsWith('record:') && roles.includes('auditor');
    });
    expect(mayRecord).toEqual([]);
  });

  it('who administers decides no case, and a subscriber sees no personal data', () => {
    const all = PERMISSION_RULES.map(({ permission }) => permission);
    const administrator = permissionsOf({ id: 'a', role: 'administrator' }, all);
    expect(administrator.filter((one) => one.startsWith('record:'))).toEqual([]);
    expect(permissionsOf({ id: 's', role: 'subscriber' }, all)).not.toContain('read:personal-data');
  });

  it('who keeps custody never touches the legal status', () => {
    const legal = ['Detain', 'Seize', 'Release', 'AttestStillHeld', 'Exclude', 'Forfeit', 'Annul'] as const;
    for (const deed of legal) expect(mayDo({ id: 'c', role: 'custodian' }, `record:${deed}`).allowed).toBe(false);
  });

  it('who proposes a seizure or an annulment needs a second one', () => {
    const two = PERMISSION_RULES.filter(({ twoPersons }) => twoPersons).map(({ permission }) => permission);
    expect(two).toEqual(expect.arrayContaining(['record:Seize', 'record:Release', 'record:Annul', 'record:Forfeit']));
  });
});

describe('The matrix', () => {
  it('has a row for every deed and a cell for every role', () => {
    const rows = permissionMatrix(PERMISSION_RULES);
    expect(rows.map(({ permission }) => permission)).toEqual(
      expect.arrayContaining(COMMAND_TYPES.map((type) => `record:${type}`)),
    );
    for (const { cells } of rows) expect(Object.keys(cells)).toEqual([...ROLES]);
  });
});
