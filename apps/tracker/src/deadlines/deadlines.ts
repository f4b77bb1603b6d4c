import { knownClocks } from '#libs/cases';
import { LocalDateField, OneOf, Text } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';

class ClockFactDto extends CommandDto {
  @OneOf(knownClocks(), { description: 'Which clock.' })
  clock!: string;

  @Text({ description: 'Event id that the clock runs on.', optional: true, max: 36 })
  subject?: string;
}

export class ExtendDeadlineDto extends ClockFactDto {
  @LocalDateField({ description: 'Date that it replaces.' })
  oldDate!: string;

  @LocalDateField({ description: 'New date.' })
  newDate!: string;

  @Text({ description: 'Who may extend it, and did.', max: 200 })
  authority!: string;
}

export class TollDeadlineDto extends ClockFactDto {
  @LocalDateField({ description: 'First date on which it does not run.' })
  from!: string;

  @LocalDateField({ description: 'Last such date; open when left out.', optional: true })
  until?: string;

  @Text({ description: 'Who may stop it, and did.', max: 200 })
  authority!: string;
}

export class LapseDeadlineDto extends ClockFactDto {
  @LocalDateField({ description: 'Date on which it was due.' })
  dueOn!: string;

  @Text({ description: 'Version of the calendar that it was computed with.', max: 40 })
  calendarVersion!: string;
}

export class MeetDeadlineDto extends ClockFactDto {
  @LocalDateField({ description: 'Date on which it was due.', optional: true })
  dueOn?: string;

  @LocalDateField({ description: 'Date on which what was due was done.' })
  metOn!: string;
}

const tag = 'Deadlines';

export const extendDeadline = recordRoute('ExtendDeadline', {
  path: 'extend-deadline',
  body: ExtendDeadlineDto,
  tag,
  summary: 'Record an extension with its authority',
});

export const tollDeadline = recordRoute('TollDeadline', {
  path: 'toll-deadline',
  body: TollDeadlineDto,
  tag,
  summary: 'Record that a clock was stopped',
});

export const lapseDeadline = recordRoute('LapseDeadline', {
  path: 'lapse-deadline',
  body: LapseDeadlineDto,
  tag,
  summary: 'Record that a deadline lapsed; it moves no goods',
});

export const meetDeadline = recordRoute('MeetDeadline', {
  path: 'meet-deadline',
  body: MeetDeadlineDto,
  tag,
  summary: 'Record that a deadline was met',
});
