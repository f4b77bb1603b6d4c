import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { REFERENCE_LISTS, referenceList, type ReferenceList } from '#libs/cases';
import { RequiresPermission } from '../access/requires-permission.ts';
import { ProblemError, problemOf } from '../http/problem.ts';
import { ListNameDto, ReferenceListDto } from './reference.dto.ts';

/** The closed lists that codes are taken from, each with its version. */
@ApiTags('Reference data')
@RequiresPermission('read:reference-data')
@Controller({ path: 'reference-data', version: '1' })
export class ReferenceController {
  @Get()
  @ApiOperation({ summary: 'Names and versions of all lists' })
  @ApiResponse({ status: 200, type: [ListNameDto] })
  lists(): { list: string; version: string; entries: number }[] {
    return REFERENCE_LISTS.map(({ list, version, entries }) => ({ list, version, entries: entries.length }));
  }

  @Get(':list')
  @ApiOperation({ summary: 'One list with its entries' })
  @ApiParam({ name: 'list', example: 'release-types' })
  @ApiResponse({ status: 200, type: ReferenceListDto })
  list(@Param('list') name: string): ReferenceList {
    const list = referenceList(name);
    if (list) return list;
    const names = REFERENCE_LISTS.map((one) => one.list).join(', ');
    throw new ProblemError(
      problemOf(404, 'NOT_FOUND', `There is no list ${name}.`, `Lists: ${names}.`, { field: 'list' }),
    );
  }
}
