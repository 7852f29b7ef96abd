/** The file is no export that can be imported. The message says why, and in which line. */
export class ExportRefused extends Error {
  override name = 'ExportRefused';
}
