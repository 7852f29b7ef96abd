/** Runs what is asked under one key one after the other. Whoever comes while one is running shares the one after it. */
export class OneAtATime<Result> {
  readonly #lines = new Map<string, { running: Promise<Result>; next?: Promise<Result> }>();

  run(key: string, work: () => Promise<Result>): Promise<Result> {
    const line = this.#lines.get(key);
    if (!line) return this.#start(key, work);
    // Not the one that is running: it may have looked before what the caller has heard of.
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
