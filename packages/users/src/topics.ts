/** What a client asks again when a user's row has changed. */
export const userTopics = ['users.me', 'users.stripeConnectId'];
