/** One payment changes a dozen objects: the file is written once they all have, and before anybody is answered. */
export function oncePerTurn(run: () => void): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      run();
    });
  };
}
