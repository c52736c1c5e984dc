# The sandbox marketplace as an image: the npm package orkestro-sandbox on a slim Node, for linux/amd64 and linux/arm64.
#   docker build --tag orkestro-sandbox .
#   docker run --rm --init --publish 127.0.0.1:8787:8787 --volume sandbox:/data orkestro-sandbox
# __tests__/sandbox/package/image.slow.test.ts runs these steps where Docker is not.

# The package is the same on every platform, so it is made on the builder's own.
FROM --platform=$BUILDPLATFORM node:24-bookworm-slim AS package
WORKDIR /source
COPY package.json LICENSE ./
COPY dist/sandbox dist/sandbox
COPY docs/SANDBOX.md docs/SANDBOX-WORKERS.md docs/
COPY schema/openapi.json schema/
COPY scripts/sandbox-package scripts/sandbox-package
RUN node scripts/sandbox-package/main.ts package && mkdir data

# Only copies from here on: no step needs to run on the target's platform.
FROM node:24-bookworm-slim
ENV NODE_ENV=production
COPY --from=package /source/package /opt/orkestro-sandbox
COPY --from=package --chown=node:node /source/data /data
USER node
WORKDIR /data
VOLUME ["/data"]
EXPOSE 8787
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8787/healthz').then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/opt/orkestro-sandbox/index.js"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8787", "--data", "/data/market.sqlite"]
