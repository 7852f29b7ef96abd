/**
 * A request as files are served for it: whole, because they are small and a part of one deployment's must not be joined to a part of
 * the next one's; and with those encodings alone that it likes best.
 */
export function plainRequest(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete('range');
  headers.set('accept-encoding', best(headers.get('accept-encoding') ?? ''));
  return new Request(request.url, { method: request.method, headers });
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding */
function best(accepted: string): string {
  const encodings = accepted.split(',').map((one) => {
    const [name = '', weight = 'q=1'] = one.split(';').map((part) => part.trim().toLowerCase());
    return { name, weight: Number(weight.replace('q=', '')) };
  });
  const most = Math.max(...encodings.map(({ weight }) => weight));
  return encodings
    .filter(({ weight }) => weight === most && weight > 0)
    .map(({ name }) => name)
    .join(', ');
}
