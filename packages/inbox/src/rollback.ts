/** What `apply` of `receiveOnce` returns to have everything taken back, the claim on the delivery included. */
export class Rollback<Result> {
  readonly result: Result;

  constructor(result: Result) {
    this.result = result;
  }
}

/** Takes everything back without a failure: `receiveOnce` resolves with `result`, and the delivery can be received again. */
export function rollback<Result>(result: Result): Rollback<Result> {
  return new Rollback(result);
}
