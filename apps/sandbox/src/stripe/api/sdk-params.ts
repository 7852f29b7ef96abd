import type { z } from 'zod';
import { parseParams } from './parse-params.ts';

/** What an operation takes. There is no other way to parse a request, so that none is parsed by a shape of our own making. */
export interface Params<T> {
  /** The parameters in the shape they have, or a Refusal that says what is wrong first, as Stripe would. */
  parse(given: unknown): T;
}

export type Parsed<P> = P extends Params<infer T> ? T : never;

/**
 * Ties a schema to the SDK's type of the same request, at every depth. `Odd` walks both and yields a sentence for each field
 * that one of them names and the other does not, or whose value the SDK would not take. If there is any, `parse` is no
 * function but that sentence: its callers do not compile, and the compiler's message says which field it is.
 */
export function sdkParams<Sdk>(): <S extends z.ZodType>(schema: S) => Tied<z.output<S>, Sdk>;
export function sdkParams() {
  return (schema: z.ZodType): Params<unknown> => ({ parse: (given) => parseParams(schema, given) });
}

// Flat, so that the compiler prints the sentences instead of how they come about.
type Tied<Ours, Sdk> = [Odd<Ours, Sdk>] extends [never]
  ? Params<Ours>
  : { parse: Flat<{ [Where in Odd<Ours, Sdk>]: 'mend this' }> };

type Flat<T> = T extends unknown ? { [K in keyof T]: T[K] } : never;

type Odd<Ours, Sdk, Path extends string = ''> =
  | `${Path}${Exclude<Keys<Ours>, Keys<Sdk>>}: not in the SDK`
  | ([Keys<Ours>] extends [never] ? never : `${Path}${Exclude<Keys<Sdk>, Keys<Ours>>}: not named here`)
  | { [K in Extract<Keys<Ours>, Keys<Sdk>>]: OddValue<At<Ours, K>, At<Sdk, K>, `${Path}${K}`> }[Extract<
      Keys<Ours>,
      Keys<Sdk>
    >];

type OddValue<Ours, Sdk, Path extends string> = [Fields<Ours>] extends [never]
  ? [Ours] extends [Sdk | undefined]
    ? never
    : `${Path}: not of the SDK's type`
  : Odd<Ours, Sdk, `${Path}.`>;

/** The objects with named fields in a type, those of its lists too. */
type Fields<T> = T extends readonly (infer Item)[] ? Named<Item> : Named<T>;
type Named<T> = T extends object ? (string extends keyof T ? never : T) : never;
type Keys<T> = KeyOf<Fields<T>>;
type KeyOf<T> = T extends unknown ? keyof T & string : never;
type At<T, K extends string> = ValueOf<Fields<T>, K>;
type ValueOf<T, K extends string> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;
