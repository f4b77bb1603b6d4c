import { ROLES } from '#libs/cases';
import { InstantField, Item, OneOf, Text, Texts } from '../fields/index.ts';

/** A second person, as records name them that are taken over; in life, that person approves the proposal. */
export class ApproverDto {
  @Text({ description: 'Id of the person who approves; never the one who acts.', example: 's.ito', max: 64 })
  id!: string;

  @OneOf(ROLES, { description: 'Role in which the person approves; supervisor by default.', optional: true })
  role?: (typeof ROLES)[number];

  @Texts({ description: 'Ports the role is held for; any when left out.', example: ['2801'], optional: true, max: 4 })
  ports?: string[];
}

/** Who did what an imported record tells of. */
export class ImportedActorDto {
  @Text({ description: 'Id of the person in the records taken over.', example: 'm.rivera', max: 64 })
  id!: string;

  @OneOf(ROLES, { description: 'Role of that person then.' })
  role!: (typeof ROLES)[number];

  @Texts({ description: 'Ports the role was held for.', example: ['2801'], optional: true, max: 4 })
  ports?: string[];
}

/** Marks a fact taken over from an office's own records (administrators only). */
export class ImportDto {
  @InstantField({ description: 'When the office recorded it, as its records assert.' })
  recordedAt!: string;

  @Text({ description: 'File or system that the record comes from.', example: 'port-2801-2025.csv', max: 200 })
  source!: string;

  @Item(() => ImportedActorDto, { description: 'Who acted, as the records say.' })
  actor!: ImportedActorDto;
}

/** What every command may carry besides what it is about. */
export class CommandDto {
  @InstantField({
    description: 'When it happened in the world: an instant with offset. Now, when left out.',
    optional: true,
  })
  effectiveAt?: string;

  @Item(() => ApproverDto, { description: 'With import only: who approved it, as the records say.', optional: true })
  approver?: ApproverDto;

  @Text({
    description: 'Reason, as a code of the list for this kind of fact (GET /reference-data).',
    optional: true,
    max: 64,
  })
  reasonCode?: string;

  @Text({ description: 'Reason in words; required with the code "other".', optional: true, max: 2000 })
  reasonText?: string;

  @Text({
    description: 'Statute, regulation or delegation that it rests on.',
    optional: true,
    example: '19 USC 1499',
    max: 200,
  })
  legalAuthority?: string;

  @Text({ description: 'Why it was not recorded in time; required for a late entry.', optional: true, max: 2000 })
  lateReason?: string;

  @Item(() => ImportDto, { description: "Takes the fact over from an office's own records.", optional: true })
  import?: ImportDto;
}
