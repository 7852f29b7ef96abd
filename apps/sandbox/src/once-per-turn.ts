/** What changes a dozen things, as one payment does, is written once after all of them, before the response is sent. */
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
