/** What a client asks again when a user's row has changed. */
export const userTopics = ['users.me', 'users.stripeConnectId'];

/** What a client asks again when what a user's account may do has changed. */
export const payoutTopics = ['payouts.status'];
