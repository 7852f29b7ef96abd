/** What came of asking Clerk about somebody. */
export const outcomeWords: Record<string, string> = {
  created: 'They were missing, and are here now.',
  updated: 'They differed from Clerk, and were put right.',
  unchanged: 'Nothing had to be changed.',
  deleted: 'Clerk does not know them any more: they were deleted.',
  invalid: 'Clerk’s data about them cannot be understood. Nothing was changed.',
  clerk_unavailable: 'Clerk gave no answer. Nothing was changed.',
  unavailable: 'Clerk gave no answer. Nothing was changed.',
  another_instance: 'The key is of another Clerk instance. Nothing was changed.',
  nothing_held: 'Clerk does not know them either. The deletion stands.',
  kept: 'Their events and their account are back. Clerk does not know them, so that nobody can sign in as them.',
  restored: 'They are restored.',
  mended: 'Their version was impossible, and was put right.',
};
