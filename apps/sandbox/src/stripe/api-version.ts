/** The API version of this repository's SDK, in which events are rendered too. */
export const apiVersion = '2026-10-28.endive';
