import type { Command } from 'commander';
import { PERMISSION_RULES, permissionMatrix } from '#libs/access';
import { ROLES } from '#libs/cases';
import { table } from '../output/table.ts';

export function addAccess(program: Command): void {
  const access = program.command('access').description('who may do what');
  access
    .command('matrix')
    .description('the permission matrix: a row a permission, a column a role; needs no service')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: boolean }) => {
      const rows = permissionMatrix(PERMISSION_RULES);
      process.stdout.write(`${json ? JSON.stringify(rows, null, 2) : sayMatrix(rows)}\n`);
    });
}

function sayMatrix(rows: ReturnType<typeof permissionMatrix>): string {
  const cells = rows.map(({ permission, twoPersons, cells }) => [
    `${permission}${twoPersons ? ' *' : ''}`,
    ...ROLES.map((role) => (cells[role] === 'no' ? '-' : cells[role])),
  ]);
  return `${table(['permission', ...ROLES], cells)}\n\n* needs the approval of a second person, always or where the domain says so`;
}
