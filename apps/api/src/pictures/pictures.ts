import { limits } from '@ticket-hub/ticketing';
import { LRUCache } from 'lru-cache';
import type { Ask } from '../vendors/ask.ts';
import { limitConcurrency } from '../vendors/limit-concurrency.ts';
import { fetchPicture, type Picture } from './fetch-picture.ts';

const KEPT_MS = 60 * 60_000;

/** What could not be had is soon asked for again, though not by everybody who looks. */
const MISSED_MS = 10_000;

/** What all pictures in memory take together. */
const MOST_BYTES_KEPT = 32 * 1024 * 1024;

/** Each may take as much memory as a picture is allowed to. */
const AT_ONCE = 10;

/** Of one organizer. The rest of theirs wait, so that hosts that do not answer hold up nobody else's pictures. */
const AT_ONCE_OF_ONE = 3;

export interface PlacedPicture {
  address: string;
  /** Our id of whoever has given the address. */
  organizerId: string;
}

export interface Pictures {
  /** Undefined: it cannot be had, or is none that we show. */
  get(picture: PlacedPicture): Promise<Picture | undefined>;
}

interface Kept {
  picture: Promise<Picture | undefined>;
  bytes: number;
  until: number;
}

interface Options {
  /** Origins that need not be public, nor https. */
  trusted: readonly string[];
  now: () => Date;
}

/** Pictures from other hosts, kept in memory for a while, those that were asked for last: each is fetched once, however many look. */
export function createPictures({ trusted, now }: Options): Pictures {
  const ask = limitConcurrency({ most: AT_ONCE });
  const asks = new LRUCache<string, Ask>({
    max: 1_000,
    memoMethod: () => limitConcurrency({ most: AT_ONCE_OF_ONE }),
  });
  const all = new Map<string, Kept>();

  async function fetchInTurn({ address, organizerId }: PlacedPicture): Promise<Picture> {
    return await asks.memo(organizerId)((theirs) =>
      ask((ours) => {
        const signal = AbortSignal.any([theirs, ours]);
        return fetchPicture(address, { trusted, mostBytes: limits.pictureBytes, signal });
      }),
    );
  }

  function fetchAndKeep(asked: PlacedPicture): Kept {
    const fetched = fetchInTurn(asked).catch(() => undefined);
    const kept: Kept = { picture: fetched, bytes: 0, until: Number.POSITIVE_INFINITY };
    void fetched.then((picture) => {
      kept.bytes = picture?.bytes.length ?? 0;
      kept.until = now().getTime() + (picture ? KEPT_MS : MISSED_MS);
      makeRoom();
    });
    return kept;
  }

  function makeRoom(): void {
    let bytes = [...all.values()].reduce((sum, kept) => sum + kept.bytes, 0);
    for (const [address, kept] of all) {
      if (bytes <= MOST_BYTES_KEPT && kept.until > now().getTime()) continue;
      all.delete(address);
      bytes -= kept.bytes;
    }
  }

  return {
    async get(asked) {
      const { address } = asked;
      const known = all.get(address);
      const kept = known && known.until > now().getTime() ? known : fetchAndKeep(asked);
      // The last to be let go.
      all.delete(address);
      all.set(address, kept);
      return await kept.picture;
    },
  };
}
