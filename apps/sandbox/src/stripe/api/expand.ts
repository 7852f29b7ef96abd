import { wholeList } from '../list.ts';
import { Refusal } from '../refusal.ts';

/** Where expanded objects are looked up. */
export interface Source {
  find(id: string): object | undefined;
  /** Lists that an object includes only when expanded, such as `line_items`. */
  hiddenList(object: Body, name: string): object[] | undefined;
}

type Body = Record<string, unknown>;

/** An object with whole objects in the place of the ids that are named, such as `payment_intent.latest_charge`. */
export function expanded(body: object, paths: string[], source: Source): Body {
  const copy: Body = structuredClone({ ...body });
  for (const path of paths) expandPath(copy, path.split('.'), path, source);
  return copy;
}

function expandPath(body: Body, [name = '', ...rest]: string[], path: string, source: Source): void {
  const value = valueAt(body, name, path, source);
  body[name] = value;
  if (rest.length === 0 || value === null) return;
  // Only objects and lists of objects can be expanded further.
  const inner = Array.isArray(value) ? value : [value];
  for (const one of inner) {
    if (!isBody(one)) throw cannot(path);
    expandPath(one, rest, path, source);
  }
}

function valueAt(body: Body, name: string, path: string, source: Source): unknown {
  const hidden = source.hiddenList(body, name);
  if (hidden !== undefined) return wholeList(hidden, `/v1/${String(body.object)}s/${String(body.id)}/${name}`);
  if (!(name in body)) throw cannot(path);
  const value = body[name];
  if (typeof value !== 'string') return value;
  const found = source.find(value);
  if (found === undefined) throw cannot(path);
  return structuredClone(found);
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cannot(path: string): Refusal {
  return new Refusal(`This property cannot be expanded (${path}).`, { param: 'expand' }, true);
}
