/** Serializes calls with the same key. Calls that arrive while one is running share the next run. */
export class OneAtATime<Result> {
  readonly #lines = new Map<string, { running: Promise<Result>; next?: Promise<Result> }>();

  run(key: string, work: () => Promise<Result>): Promise<Result> {
    const line = this.#lines.get(key);
    if (!line) return this.#start(key, work);
    // The running one cannot be shared: it may have read before the change that the caller was notified of.
    line.next ??= line.running.then(
      () => this.#start(key, work),
      () => this.#start(key, work),
    );
    return line.next;
  }

  #start(key: string, work: () => Promise<Result>): Promise<Result> {
    const line = { running: work() };
    this.#lines.set(key, line);
    const end = () => {
      if (this.#lines.get(key) === line && !('next' in line)) this.#lines.delete(key);
    };
    line.running.then(end, end);
    return line.running;
  }
}
