import type { CaseView } from '../cases/case-view.ts';
import { monthRows } from './month-rows.ts';
import { createMonthTable, MONTH_TABLE } from './month-table.ts';

/**
 * Units by campaign, port, manufacturer, model and month. What a touched case contributed is taken out and put in anew,
 * so late entries and annulments need no arithmetic of their own.
 */
export const unitsByCampaign: CaseView = {
  tables: [MONTH_TABLE],
  createTables: createMonthTable,
  async write(touched, rows) {
    const moved = touched.filter(({ file, before }) => file.state.lines !== before.state.lines);
    const known = moved.filter(({ before }) => before.revision >= 0);
    if (known.length > 0)
      await rows.remove(
        MONTH_TABLE,
        'case_id',
        known.map(({ file }) => file.caseId),
      );
    await rows.insert(
      MONTH_TABLE,
      moved.flatMap(({ file }) => monthRows(file)),
    );
  },
};
