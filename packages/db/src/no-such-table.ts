/** On both databases: a table that the query names does not exist. */
export function isNoSuchTable(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false;
  return error.code === '42P01' || (error.code === 'SQLITE_ERROR' && error.message.startsWith('no such table'));
}
