export interface CaseReopenedData {
  readonly remark?: string;
}
