export const US = 'Ticket Hub';
export const RAW = 'raw';
export const EXPRESS = 'Express + svix + Drizzle';
export const FASTIFY = 'Fastify + svix + Prisma';
export const BETTER_AUTH = 'better-auth getSession';
