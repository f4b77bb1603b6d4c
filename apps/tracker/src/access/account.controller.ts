import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { PERMISSION_RULES, permissionsOf, type Person, portsOf, ROLE_FACTS } from '#libs/access';
import { Caller } from './caller.ts';
import { RequiresPermission } from './requires-permission.ts';

const ALL = PERMISSION_RULES.map(({ permission }) => permission);

/** Who one is to this service, and what one may. */
export class OwnAccountDto {
  @ApiProperty({ example: 'm.rivera' }) id!: string;
  @ApiProperty({ example: 'Marta Rivera' }) name!: string;
  @ApiProperty({ example: 'case-officer' }) role!: string;
  @ApiProperty({ example: 'Case officer' }) roleTitle!: string;
  @ApiProperty({ type: [String], example: ['2801'], description: 'Ports one works at; `*` stands for all.' })
  ports!: readonly string[];
  @ApiProperty({ type: [String], example: ['record:Detain', 'read:cases'] }) permissions!: readonly string[];
}

@ApiTags('Access')
@Controller({ path: 'me', version: '1' })
export class AccountController {
  @Get()
  @RequiresPermission('read:own-account')
  @ApiOperation({ summary: 'Who one is, and what one may' })
  @ApiResponse({ status: 200, type: OwnAccountDto })
  me(@Caller() person: Person): OwnAccountDto {
    const ports = portsOf(person);
    return {
      id: person.id,
      name: person.name ?? person.id,
      role: person.role,
      roleTitle: ROLE_FACTS[person.role].title,
      ports: ports === 'all' ? ['*'] : ports,
      permissions: permissionsOf(person, ALL),
    };
  }
}
