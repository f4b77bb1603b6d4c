export interface Addressee {
  readonly role: string;
  readonly name: string;
}

export interface NoticeIssuedData {
  /** Code of the notice template and the version that was used. */
  readonly template: string;
  readonly templateVersion: string;
  readonly addressee: Addressee;
  readonly channel: string;
  /** Local date of mailing: what the claimant's clock runs from. */
  readonly mailedOn: string;
  /** The act of which the notice tells. */
  readonly aboutEventId?: string;
}

export interface NoticeServedData {
  readonly noticeEventId: string;
  /** Local date on which the addressee was reached. */
  readonly servedOn: string;
  readonly proof?: string;
}

export interface NoticeReturnedData {
  readonly noticeEventId: string;
  readonly returnedOn: string;
  readonly remark?: string;
}

export interface NoticePublishedData {
  readonly medium: string;
  readonly firstPublishedOn: string;
  /** Last local date of publication; at least 30 consecutive days (19 CFR 162.45). */
  readonly publishedUntil: string;
  readonly aboutEventId?: string;
}
