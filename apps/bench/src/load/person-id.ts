/** The Clerk id of the n-th loaded user. */
export function personId(n: number): string {
  return `user_bench${String(n).padStart(9, '0')}`;
}
