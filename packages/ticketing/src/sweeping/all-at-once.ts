/** Works on all, some of them at once, in their order. Nothing new is begun when `mayContinue` says no, or after a failure. */
export async function allAtOnce<T, R>(
  items: readonly T[],
  { atOnce, mayContinue = () => true }: { atOnce: number; mayContinue?: () => boolean },
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const left = items.values();
  let failed = false;
  async function worker(): Promise<void> {
    for (const item of left) {
      if (failed || !mayContinue()) return;
      results.push(await work(item));
    }
  }
  const workers = Array.from({ length: Math.min(atOnce, items.length) }, () =>
    worker().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  const settled = await Promise.allSettled(workers);
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
  return results;
}
