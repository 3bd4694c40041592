# One image, three processes (docker-compose.yml): portal, back-office, worker.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Not `npm ci`: docs/decisions/0104.
RUN npm install --no-save --include=dev --no-audit --no-fund
COPY . .
RUN node scripts/launch/build.mjs && npm prune --omit=dev --no-save

FROM node:24-bookworm-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends chromium fontconfig fonts-dejavu-core tini \
 && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production ADMIN_JS_SKIP_BUNDLE=true CHROMIUM_BINARY=/usr/bin/chromium DATA_DIR=/data
WORKDIR /app
COPY --from=build /app /app
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
ENTRYPOINT ["tini", "--", "node", "--import", "tsx"]
CMD ["public-site/start.ts"]
