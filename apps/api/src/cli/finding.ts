/** What the doctor says about one thing. */
export interface Finding {
  what: string;
  ok: boolean;
  says: string;
}
