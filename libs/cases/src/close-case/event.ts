export interface CaseClosedData {
  readonly remark?: string;
}
