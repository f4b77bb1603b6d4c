import { Items, LocalDateField, Text } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { MovingUnitsDto, UnitsDto } from '../record-route/units.dto.ts';

export class PermitExportDto extends CommandDto {
  @Items(() => UnitsDto, { description: 'Units that may be exported.' })
  lines!: UnitsDto[];

  @Text({ description: 'Decision that permits it.', max: 200 })
  authorityReference!: string;

  @LocalDateField({ description: 'Last local date on which it may be used.', optional: true })
  expiresOn?: string;
}

export class ExportDto extends CommandDto {
  @Items(() => MovingUnitsDto, { description: 'Units that left the country.' })
  lines!: MovingUnitsDto[];

  @Text({ description: 'Permission that was used.', max: 200 })
  authorityReference!: string;

  @Text({ description: "Export declaration or carrier's proof.", optional: true, max: 200 })
  proof?: string;
}

export const permitExport = recordRoute('PermitExport', {
  path: 'permit-export',
  body: PermitExportDto,
  tag: 'Transitions',
  summary: 'Permit the export of held units',
});

export const exportUnits = recordRoute('Export', {
  path: 'export',
  body: ExportDto,
  tag: 'Transitions',
  summary: 'Record that permitted units were exported',
});
