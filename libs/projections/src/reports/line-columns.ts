import { portName } from '#libs/cases';
import { lineAsOfDocument } from '../as-of/line-document.ts';
import type { LineAsOf } from '../as-of/lines-as-of.ts';
import type { Selection } from '../as-of/selection.ts';
import { columns, type ReportRequest, type ReportRow } from './report.ts';

/** What reports of lines say of each. */
export const LINE_COLUMNS = columns(
  ['case_id', 'case number'],
  ['line', 'number of the line'],
  ['port', 'Schedule D code'],
  ['port_name', 'name of the port'],
  ['campaign', 'campaign, empty where there is none'],
  ['importer', 'name of the first importer, sealed, the same for the same name'],
  ['manufacturer', 'manufacturer of the goods'],
  ['model', 'model of the goods'],
  ['status', 'status of the line'],
  ['posture', 'how its units are held'],
);

export function lineCells(line: LineAsOf): ReportRow {
  return {
    ...{ case_id: line.case_id, line: line.line, port: line.port, port_name: portName(line.port) },
    ...{ campaign: line.campaign, importer: line.importer, manufacturer: line.manufacturer, model: line.model },
    ...{ status: line.status, posture: lineAsOfDocument(line).posture },
  };
}

export function selectionOf({ port, campaign }: Pick<ReportRequest, 'port' | 'campaign'>): Selection {
  return { ...(port && { port }), ...(campaign !== undefined && { campaign }) };
}
