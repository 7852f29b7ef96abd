/** The one that the SDK of this repository asks for, and in which events are rendered. */
export const apiVersion = '2026-10-28.endive';
