/** How a sweep goes about it. */
export interface Sweep {
  /** How many it looks at. */
  limit: number;
  /** False when it is somebody else's turn, or the process ends: nothing new is begun. */
  goOn?: () => boolean;
}
