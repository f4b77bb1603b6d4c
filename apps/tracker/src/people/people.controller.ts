import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Person, PersonKeys } from '#libs/access';
import { Matches } from 'class-validator';
import { Caller } from '../access/caller.ts';
import { RequiresPermission } from '../access/requires-permission.ts';
import { Text } from '../fields/index.ts';
import { ProblemError, problemOf } from '../http/problem.ts';
import { ErasedPeople } from './erased-people.ts';

export class FindPersonDto {
  @Text({ description: 'Name, as cases have it; case and spaces do not matter.', example: 'Demo Importer A', max: 200 })
  name!: string;
}

export class ErasePersonDto {
  @ApiProperty({ description: 'Id of the person.', example: 'a8F_0cPq2Lw91xYz', pattern: '^[\\w-]{16}$' })
  @Matches(/^[\w-]{16}$/, {
    message: 'must be the id of a person',
    context: { wayOut: 'POST the name to /api/v1/people/find.' },
  })
  person!: string;

  @Text({ description: 'Why, without saying who.', example: 'Request of 2026-11-02, granted', max: 500 })
  reason!: string;
}

export class PersonDto {
  @ApiProperty({ example: 'a8F_0cPq2Lw91xYz' }) person!: string;
  @ApiProperty({ enum: ['known', 'erased'] }) state!: 'known' | 'erased';
}

/** People as the service knows them: by a key each. Names come in bodies, never in addresses. */
@ApiTags('Access')
@RequiresPermission('erase:people')
@Controller({ path: 'people', version: '1' })
export class PeopleController {
  constructor(
    private readonly keys: PersonKeys,
    private readonly erased: ErasedPeople,
  ) {}

  @Post('find')
  @HttpCode(200)
  @ApiOperation({ summary: 'The id of who bears a name' })
  @ApiResponse({ status: 200, type: PersonDto })
  find(@Body() { name }: FindPersonDto): PersonDto {
    const person = this.keys.find(name);
    if (!person) throw unknown('Nobody of this name is known, or they were erased.');
    return { person: person.id, state: 'known' };
  }

  @Post('erase')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Erase a person, for good',
    description:
      'Destroys the key: what any event says of the person is unreadable then, and every history still replays.',
  })
  @ApiResponse({ status: 200, type: PersonDto })
  async erase(@Body() { person, reason }: ErasePersonDto, @Caller() by: Person): Promise<PersonDto> {
    const state = this.keys.state(person);
    if (state === 'unknown') throw unknown(`There is no person ${person}.`);
    if (state === 'known') await this.erased.erase(person, reason, by);
    return { person, state: 'erased' };
  }
}

function unknown(detail: string): ProblemError {
  return new ProblemError(
    problemOf(404, 'PERSON_UNKNOWN', detail, 'POST the name, as cases have it, to /api/v1/people/find.'),
  );
}
