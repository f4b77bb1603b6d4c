import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { base64, type LogReader, type SignedCheckpoint } from '#libs/transparency-log';
import { Public, RequiresPermission } from '../access/requires-permission.ts';
import { ProblemError, problemOf } from '../http/problem.ts';
import { StoreAddress } from '../store/store.module.ts';
import { Cosignatures } from './cosignatures.ts';
import {
  CheckpointListDto,
  CheckpointPageDto,
  CheckpointQueryDto,
  ConsistencyDto,
  ConsistencyQueryDto,
  CosignatureDto,
  InclusionDto,
  InclusionQueryDto,
  ProofStatusDto,
  TakenDto,
} from './proofs.dto.ts';
import { noCheckpoint, Proofs } from './proofs.ts';

const NOTHING_SECRET = 'Checkpoints say nothing of any case, and the more people keep them, the more they prove.';
const PAGE = 100;

/** Evidence that no history was changed. What a witness needs is public; what tells of events is not. */
@ApiTags('Proofs')
@Controller({ path: 'proofs', version: '1' })
export class ProofsController {
  constructor(
    private readonly proofs: Proofs,
    private readonly cosignatures: Cosignatures,
    @Inject(StoreAddress) private readonly address: StoreAddress,
  ) {}

  @Get()
  @Public(NOTHING_SECRET)
  @ApiOperation({ summary: 'How far the proofs are, and the key that signs them' })
  @ApiResponse({ status: 200, type: ProofStatusDto })
  status(): ProofStatusDto {
    const { phase, size, position, published, problem, origin } = this.proofs.status();
    return {
      ...{ origin, key: phase === 'starting' || phase === 'stopped' ? null : this.proofs.signer().vkey, phase, size },
      position: String(position),
      published: published ? { size: published.size, position: String(published.position) } : null,
      problem: problem ?? null,
      store: this.address.embedded ? this.address.url : null,
    };
  }

  @Get('checkpoint')
  @Public(NOTHING_SECRET)
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @ApiOperation({ summary: 'The newest checkpoint, or that of a size, as a signed note (C2SP tlog-checkpoint)' })
  @ApiProduces('text/plain')
  @ApiResponse({ status: 200, content: { 'text/plain': { schema: { type: 'string' } } } })
  checkpoint(@Query() { size }: CheckpointQueryDto): string {
    const reader = this.proofs.reader();
    if (size === undefined) return this.cosignatures.under(latest(reader).note);
    const found = reader.ofSize(size);
    if (!found) throw notFound(`There is no checkpoint of ${size} events.`);
    return this.cosignatures.under(found.note);
  }

  @Get('checkpoints')
  @Public(NOTHING_SECRET)
  @ApiOperation({ summary: 'All checkpoints, oldest first, a page at a time' })
  @ApiResponse({ status: 200, type: CheckpointPageDto })
  checkpoints(@Query() { from = 0 }: CheckpointListDto): CheckpointPageDto {
    const found = this.proofs.reader().list(from, PAGE);
    return {
      checkpoints: found.map(({ number, size, note }) => ({ number, size, note: this.cosignatures.under(note) })),
    };
  }

  @Get('hand-overs')
  @Public(NOTHING_SECRET)
  @ApiOperation({ summary: 'The checkpoints by which one key handed over to the next' })
  @ApiResponse({ status: 200, type: CheckpointPageDto })
  handOvers(): CheckpointPageDto {
    return {
      checkpoints: this.proofs
        .reader()
        .handOvers()
        .map(({ note, checkpoint: { size } }) => ({ size, note })),
    };
  }

  @Get('consistency')
  @Public(NOTHING_SECRET)
  @ApiOperation({ summary: 'Proof that the tree of the first size is the beginning of that of the second (RFC 9162)' })
  @ApiResponse({ status: 200, type: ConsistencyDto })
  consistency(@Query() { first, second }: ConsistencyQueryDto): ConsistencyDto {
    const reader = this.proofs.reader();
    const { size } = latest(reader).checkpoint;
    if (first > second || second > size) throw notFound(`The newest checkpoint covers ${size} events.`);
    return { first, second, path: reader.consistency(first, second).map(base64) };
  }

  @Get('tile/:level/:index')
  @RequiresPermission('read:evidence')
  @ApiOperation({ summary: 'Hashes of a tile of the tree, 32 bytes each (C2SP tlog-tiles), in base64' })
  @ApiResponse({ status: 200, schema: { type: 'object', properties: { hashes: { type: 'string' } } } })
  tile(@Param('level') level: string, @Param('index') index: string): { hashes: string } {
    const tile =
      /^\d{1,2}$/.test(level) && /^\d{1,12}$/.test(index) && this.proofs.reader().tile(Number(level), Number(index));
    if (!tile) throw notFound('There is no such tile.');
    return { hashes: base64(tile) };
  }

  @Get('inclusion')
  @RequiresPermission('read:evidence')
  @ApiOperation({ summary: 'Proof that an event, by its position, is under the newest checkpoint (RFC 9162)' })
  @ApiResponse({ status: 200, type: InclusionDto })
  inclusion(@Query() { position }: InclusionQueryDto): InclusionDto {
    const reader = this.proofs.reader();
    const { checkpoint, note } = latest(reader);
    const index = reader.indexOf(BigInt(position));
    if (index === undefined)
      throw notFound(`No event of a case lies at position ${position}, or the tree has not come to it.`);
    if (index >= checkpoint.size) throw noCheckpoint();
    const [path] = reader.inclusion([index], checkpoint.size);
    return {
      index,
      leaf: base64(reader.leafAt(index)!),
      path: path!.map(base64),
      checkpoint: this.cosignatures.under(note),
    };
  }

  @Post('cosignatures')
  @HttpCode(200)
  @Public('Only what a configured witness has signed is taken in.')
  @ApiOperation({ summary: 'Hand in the signature of a witness under a checkpoint' })
  @ApiResponse({ status: 200, type: TakenDto })
  cosign(@Body() { note }: CosignatureDto): TakenDto {
    return this.cosignatures.take(note);
  }
}

function latest(reader: LogReader): SignedCheckpoint {
  const found = reader.latest();
  if (!found) throw noCheckpoint('There is no checkpoint yet.');
  return found;
}

function notFound(detail: string): ProblemError {
  return new ProblemError(
    problemOf(404, 'PROOF_NOT_FOUND', detail, 'Look at /api/v1/proofs and /api/v1/proofs/checkpoints.'),
  );
}
