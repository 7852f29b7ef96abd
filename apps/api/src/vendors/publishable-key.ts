/** `pk_test_…` or `pk_live_…` with the Frontend API's host, followed by `$`, in base64. */
const shape = /^pk_(test|live)_([A-Za-z0-9+/]+=*)$/;
const hostPort = /^[a-z0-9.-]+(:\d+)?$/i;
const loopback = /^(localhost|127(\.\d+){3})(:\d+)?$/;

export function isPublishableKey(key: string): boolean {
  return hostPort.test(hostIn(key));
}

/** The origin of Clerk's Frontend API, which is also the issuer of its tokens. Only a sandbox speaks plain HTTP. */
export function frontendApi(publishableKey: string): string {
  const host = hostIn(publishableKey);
  return `${loopback.test(host) ? 'http' : 'https'}://${host}`;
}

function hostIn(key: string): string {
  const decoded = Buffer.from(shape.exec(key)?.[2] ?? '', 'base64').toString();
  return decoded.endsWith('$') ? decoded.slice(0, -1) : '';
}
