import { setTimeout as sleep } from 'node:timers/promises';
import { type ConnectionProvider, DummyDriver, Kysely } from 'kysely';
import { dialect } from '../beside.ts';
import type { Reader } from '../database.ts';
import type { Tables } from '../tables.ts';
import type { Position } from './position.ts';
import { Progress } from './progress.ts';
import type { Fitness, Standby } from './standby.ts';
import type { Written } from './written.ts';

const PROBE_EVERY_MS = 1_000;
/** Without a sign from the primary for so long, it is not known any more what somebody may have written elsewhere. */
const BLIND_AFTER_MS = 3 * PROBE_EVERY_MS;

/** Who reads. */
export interface Viewer {
  /** Their Clerk id, when they are signed in. */
  person?: string | undefined;
  /** What the client that asks for them has been told of. */
  after?: Position | undefined;
}

export interface ReadsState {
  standbys: { name: string; fitness: Fitness; lagMs: number | null; served: number }[];
  /** Reads that a standby might have answered, and the primary has. */
  servedByPrimary: number;
}

interface Ports {
  standbys: readonly Standby[];
  primary: Kysely<Tables>;
  written: Written;
  /** Asks the primary what standbys are sent. */
  position(): Promise<Position>;
  longestLagMs: number;
  /** Begins to hear of what other processes commit. */
  listen(): () => void;
}

/**
 * Decides which server answers a read that may lag. Whoever has written reads from a standby only once it has replayed
 * that, and from the primary otherwise. A standby that is away or late is left out, and comes back by itself.
 */
export class Standbys {
  readonly written: Written;
  readonly #ports: Ports;
  readonly #progress: Progress;
  readonly #stop = new AbortController();
  #watching: Promise<void> | undefined;
  #sampling: Promise<void> | undefined;
  #turn = 0;
  #servedByPrimary = 0;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.written = ports.written;
    this.#progress = new Progress(2 * ports.longestLagMs);
  }

  /** Its queries go to a standby, or to the primary when none will do or the one that was asked fails. */
  readerFor(viewer: Viewer): Reader {
    this.#watching ??= this.#watch();
    const { primary } = this.#ports;
    const provider: ConnectionProvider = {
      provideConnection: async (consumer, options) => {
        const needed = this.#neededBy(viewer);
        try {
          const standby = needed === undefined ? undefined : await this.#standbyAt(needed);
          if (needed !== undefined && standby) return await standby.read(needed, consumer);
        } catch {
          // Whatever it is, a conflict with what it replays or a migration that it lacks: the primary knows better.
        }
        this.#servedByPrimary += 1;
        return await primary.getExecutor().provideConnection(consumer, options);
      },
    };
    const executor = primary.getExecutor().withConnectionProvider(provider);
    return new Kysely<Tables>({ config: { dialect }, dialect, driver: new DummyDriver(), executor });
  }

  async state(): Promise<ReadsState> {
    if (!this.#watching) await this.#lookOnce();
    const standbys = this.#ports.standbys.map(({ name, fitness, lagMs = null, served }) => ({
      name,
      fitness,
      lagMs: lagMs === null ? null : Math.round(lagMs),
      served,
    }));
    return { standbys, servedByPrimary: this.#servedByPrimary };
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#watching;
    await Promise.all(this.#ports.standbys.map((standby) => standby.close()));
  }

  /** Undefined when it would not be known if they had written elsewhere. */
  #neededBy({ person, after = 0 }: Viewer): Position | undefined {
    if (person === undefined) return after;
    const { lastAt = Number.NEGATIVE_INFINITY } = this.#progress;
    if (!this.written.listening || performance.now() - lastAt > BLIND_AFTER_MS) return undefined;
    return Math.max(after, this.written.neededBy(person));
  }

  async #standbyAt(needed: Position): Promise<Standby | undefined> {
    const { standbys } = this.#ports;
    const ready = () => standbys.filter((standby) => standby.mayServe(needed));
    if (ready().length === 0) {
      const serving = standbys.filter((standby) => standby.mayServe(0));
      await serving.toSorted((a, b) => (b.replayed ?? 0) - (a.replayed ?? 0))[0]?.ask();
    }
    this.#turn += 1;
    const fit = ready();
    return fit[this.#turn % fit.length];
  }

  async #watch(): Promise<void> {
    const { signal } = this.#stop;
    const stopListening = this.#ports.listen();
    while (!signal.aborted) {
      await this.#look();
      await sleep(PROBE_EVERY_MS, undefined, { signal, ref: false }).catch(() => {});
    }
    stopListening();
  }

  /** One that is only just behind what the primary had a moment ago is given some time to show it. */
  async #lookOnce(): Promise<void> {
    for (let tries = 0; tries < 10; tries++) {
      await this.#look();
      if (!this.#ports.standbys.some(({ fitness }) => fitness === 'lags')) return;
      await sleep(PROBE_EVERY_MS / 10);
    }
  }

  async #look(): Promise<void> {
    const { standbys, longestLagMs } = this.#ports;
    // One at a time, so that they come in order; a primary that is busy holds nobody up.
    this.#sampling ??= this.#sample().finally(() => {
      this.#sampling = undefined;
    });
    const sampled = Promise.race([this.#sampling, sleep(PROBE_EVERY_MS, undefined, { ref: false })]);
    await Promise.all([sampled, ...standbys.map((standby) => standby.ask())]);
    for (const standby of standbys) standby.judge(this.#progress, longestLagMs);
  }

  async #sample(): Promise<void> {
    const { standbys, position } = this.#ports;
    const at = performance.now();
    const before = standbys.map((standby) => ({ standby, replayed: standby.replayed ?? 0 }));
    const found = await position().catch(() => undefined);
    if (found === undefined) return;
    this.#progress.add({ at, position: found });
    for (const { standby, replayed } of before) if (replayed > found) standby.wasAhead(replayed);
  }
}
