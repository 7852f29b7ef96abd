# The API with the web app that it serves. The image holds Node, the C library, the bundle and SQLite's native module: no shell, no
# package manager, nothing of the build. docs/containers.md says how to run it.

FROM node:24-slim AS build
WORKDIR /app
COPY . .
RUN npx -y pnpm@12 install --frozen-lockfile --filter ticket-hub --filter "@ticket-hub/api..." --filter "@ticket-hub/web..."
RUN npx -y pnpm@12 --config.verify-deps-before-run=false --filter @ticket-hub/api --filter @ticket-hub/web build
RUN sh ./apps/api/image.sh /image

FROM scratch
COPY --from=build /image /
# Its owner becomes that of a volume that is mounted here for the first time.
COPY --from=build --chown=65532:65532 /image/data /data
WORKDIR /app
USER 65532:65532
ARG VERSION=unnamed
ENV VERSION=$VERSION HOST=0.0.0.0 PORT=3000 DATABASE_URL=file:/data/ticket-hub.db
# The C library keeps freed memory for each thread, unless it is told that all share one arena: 25 MB under load.
ENV MALLOC_ARENA_MAX=1
VOLUME /data
EXPOSE 3000
# Whether it lives: a database that is away is no reason to restart it. A proxy asks /ready.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "apps/api/dist/main.js"]
