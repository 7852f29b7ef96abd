export type Form = { [key: string]: FormValue };
export type FormValue = string | FormValue[] | Form;

/** Reads `a[b][0][c]=d` as Stripe's v1 API does: nested, with lists where the keys are numbers or left out. */
export function parseForm(text: string): Form {
  const root: Form = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const [head = '', ...rest] = name.split('[').map((part) => part.replace(/\]$/, ''));
    put(root, [head, ...rest], value);
  }
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, withLists(value)]));
}

function put(into: Form, [head = '', ...rest]: string[], value: string) {
  const key = head === '' ? String(Object.keys(into).length) : head;
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const existing = into[key];
  const nested: Form = typeof existing === 'object' && !Array.isArray(existing) ? existing : Object.create(null);
  into[key] = nested;
  put(nested, rest, value);
}

function withLists(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withLists(inner)] as const);
  const isList = entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
