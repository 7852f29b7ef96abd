/** Returned by `apply` of `receiveOnce` to roll everything back, including the claim on the delivery. */
export class Rollback<Result> {
  readonly result: Result;

  constructor(result: Result) {
    this.result = result;
  }
}

/** Rolls back without recording a failure: `receiveOnce` resolves with `result`, and the delivery can be received again. */
export function rollback<Result>(result: Result): Rollback<Result> {
  return new Rollback(result);
}
