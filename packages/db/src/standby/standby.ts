import { type DatabaseConnection, type Kysely, sql } from 'kysely';
import { DatabaseBusy } from '../busy.ts';
import type { Tables } from '../tables.ts';
import { type Position, replayed } from './position.ts';
import type { Progress } from './progress.ts';

/**
 * `promoted`: it takes writes, so it is the primary, or has been left behind by it. `diverged`: it has what the primary
 * lacks, and cannot follow it until somebody mends it.
 */
export type Fitness = 'serves' | 'lags' | 'away' | 'promoted' | 'diverged';

interface Connections {
  name: string;
  reads: Kysely<Tables>;
  /** With a connection of its own, so that it does not wait behind reads. */
  probes: Kysely<Tables>;
}

/** One standby, as far as this process knows it. */
export class Standby {
  readonly name: string;
  readonly #reads: Kysely<Tables>;
  readonly #probes: Kysely<Tables>;
  #fitness: Fitness = 'away';
  #lagMs: number | undefined;
  #replayed: Position | undefined;
  #ahead: Position | undefined;
  #served = 0;
  #asking: Promise<void> | undefined;

  constructor({ name, reads, probes }: Connections) {
    this.name = name;
    this.#reads = reads;
    this.#probes = probes;
  }

  get fitness(): Fitness {
    return this.#fitness;
  }

  get lagMs(): number | undefined {
    return this.#lagMs;
  }

  /** It shows everything up to here. Undefined while that is not known. */
  get replayed(): Position | undefined {
    return this.#replayed;
  }

  /** Reads that it has answered. */
  get served(): number {
    return this.#served;
  }

  mayServe(needed: Position): boolean {
    return this.#fitness === 'serves' && this.#replayed !== undefined && this.#replayed >= needed;
  }

  /** Runs a read that has to see what was committed before `needed`. Throws when it does not show that any more. */
  async read<T>(needed: Position, consumer: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
    try {
      const result = await this.#reads.getExecutor().provideConnection(async (connection) => {
        // The connection may be a new one, to a server that was restarted.
        if (!this.mayServe(needed)) throw new Error('It has been restarted');
        return await consumer(connection);
      });
      this.#served += 1;
      return result;
    } catch (error) {
      // Left out until it answers a probe.
      if (error instanceof DatabaseBusy) this.#leaveOut('away');
      throw error;
    }
  }

  /** Finds out what it has replayed; those who ask at the same time share the answer. */
  ask(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  shows(replayed: Position | undefined): void {
    this.#replayed = replayed;
    if (replayed === undefined) this.#leaveOut('promoted');
  }

  /** Compares what it has last answered with its primary. */
  judge(progress: Progress, longestLagMs: number): void {
    if (this.#replayed === undefined) return;
    if (this.#replayed === this.#ahead) {
      this.#leaveOut('diverged');
      return;
    }
    this.#lagMs = progress.lagOf(this.#replayed, performance.now());
    this.#fitness = this.#lagMs !== undefined && this.#lagMs <= longestLagMs ? 'serves' : 'lags';
  }

  /** At that position it had what the primary, asked afterwards, does not have. */
  wasAhead(replayed: Position): void {
    this.#ahead = replayed;
  }

  async close(): Promise<void> {
    await Promise.all([this.#reads.destroy(), this.#probes.destroy()]);
  }

  #leaveOut(why: Fitness): void {
    this.#fitness = why;
    this.#lagMs = undefined;
  }

  async #ask(): Promise<void> {
    try {
      const { rows } = await sql<{ at: Position | null }>`select ${replayed} as at`.execute(this.#probes);
      this.shows(rows[0]?.at ?? undefined);
    } catch {
      this.#replayed = undefined;
      this.#leaveOut('away');
    }
  }
}
