/** Several times a second, and still kind to a phone's battery. */
const LOOK_EVERY_MS = 120;

/** A code that was out of sight for so long is shown by somebody else, or again. */
const GONE_AFTER_MS = 1_500;

interface Reading {
  /** The code that is in sight. */
  look(): Promise<string | undefined>;
  onCode(code: string): void;
  now(): number;
  ended: AbortSignal;
}

/** Tells each code once for as long as it is in sight: the camera sees a ticket dozens of times. */
export async function readCodes({ look, onCode, now, ended }: Reading): Promise<void> {
  let last: { code: string; seenAt: number } | undefined;
  while (!ended.aborted) {
    const code = await look();
    if (ended.aborted) return;
    const at = now();
    if (code !== undefined) {
      if (code !== last?.code || at - last.seenAt > GONE_AFTER_MS) onCode(code);
      last = { code, seenAt: at };
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
