/** A value as a Convex document holds it: a number is a float64 and a bigint an int64. */
export type Value = null | boolean | number | bigint | string | Uint8Array | Value[] | { [field: string]: Value };

/** The JSON of Convex's exports. */
export function encode(value: Value): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return encodeFloat(value);
  if (value instanceof Uint8Array) return `{"$bytes":${JSON.stringify(Buffer.from(value).toString('base64'))}}`;
  if (Array.isArray(value)) return `[${value.map(encode).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}:${encode(field)}`)}}`;
}

/** Always with a point or an exponent, to tell it from an int64. */
function encodeFloat(value: number): string {
  const bytes = Buffer.from(Float64Array.of(value).buffer).toString('base64');
  if (!Number.isFinite(value)) return `{"$float":${JSON.stringify(bytes)}}`;
  const text = JSON.stringify(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

type Tables = Record<string, readonly Value[]>;

export interface Export {
  tables: Tables;
  components?: Record<string, Tables>;
  /** What each table's `generated_schema.jsonl` says. */
  schema?: string;
  /** A folder that all of it stands in. */
  folder?: string;
}

/** The files of `npx convex export`, in the order in which it writes them. */
export function* exportOf({
  tables,
  components = {},
  schema = '"uniform"',
  folder = '',
}: Export): Generator<[string, string]> {
  const all: [string, Tables][] = [
    ['', tables],
    ...Object.entries(components).map(([name, its]) => [`_components/${name}/`, its] as [string, Tables]),
  ];
  yield [`${folder}README.md`, '# Welcome to your Convex snapshot export!\n'];
  for (const [prefix, its] of all) {
    const list = Object.keys(its).map((name, i) => ({ name, id: BigInt(10_001 + i) }));
    yield [`${folder}${prefix}_tables/documents.jsonl`, linesOf(list)];
  }
  for (const [prefix, its] of all)
    for (const [name, documents] of Object.entries(its)) {
      yield [`${folder}${prefix}${name}/documents.jsonl`, linesOf(documents)];
      yield [`${folder}${prefix}${name}/generated_schema.jsonl`, `${schema}\n`];
    }
  yield [`${folder}_storage/documents.jsonl`, linesOf([{ _id: 'kg1', contentType: 'image/png', size: 3.0 }])];
  yield [`${folder}_storage/kg1.png`, 'png'];
}

function linesOf(documents: readonly Value[]): string {
  return documents.map((document) => `${encode(document)}\n`).join('');
}
