interface Said {
  status?: number;
  type?: 'invalid_request_error' | 'idempotency_error' | 'card_error' | 'api_error' | 'rate_limit' | 'cannot_proceed';
  code?: string;
  param?: string | undefined;
  /** More keys of the error, such as `decline_code`. */
  more?: Record<string, unknown>;
}

/** An error response of Stripe. */
export class Refusal extends Error {
  readonly status: number;
  readonly error: Record<string, unknown>;
  /** Found before anything was carried out: Stripe keeps no answer for the idempotency key then. */
  readonly beforeExecution: boolean;

  constructor(message: string, said: Said = {}, beforeExecution = false) {
    super(message);
    const { status = 400, type = 'invalid_request_error', code, param, more } = said;
    this.status = status;
    this.error = { type, ...(code && { code, doc_url: docUrl(code) }), message, ...(param && { param }), ...more };
    this.beforeExecution = beforeExecution;
  }
}

function docUrl(code: string): string {
  return `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;
}

export function noSuch(what: string, id: string, param = 'id'): Refusal {
  return new Refusal(`No such ${what}: '${id}'`, { status: 404, code: 'resource_missing', param });
}
