import type { components } from '../generated/openapi.ts';

type Schemas = components['schemas'];
export type CaseSummary = Schemas['CaseSummaryDto'];
export type ShownCase = Schemas['ShownCaseDto'];
export type ShownLine = Schemas['ShownLineDto'];
export type TimelineEntry = Schemas['TimelineEntryDto'];
export type Proposal = Schemas['ShownProposalDto'];
export type WaitingProposal = Schemas['WaitingProposalDto'];
export type Recorded = Schemas['RecordedDto'];
