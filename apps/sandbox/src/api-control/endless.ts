const chunk = new TextEncoder().encode(JSON.stringify({ filler: 'x'.repeat(64 * 1024) }).concat(','));

/** Responses that never end while the client reads. */
export function createEndless() {
  let sent = 0;
  return {
    /** How many bytes were sent. */
    get sent() {
      return sent;
    },
    answer(status: number): Response {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode('[')),
        pull(controller) {
          sent += chunk.byteLength;
          controller.enqueue(chunk);
        },
      });
      return new Response(body, { status, headers: { 'content-type': 'application/json' } });
    },
  };
}
