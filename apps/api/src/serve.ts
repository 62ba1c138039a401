import 'reflect-metadata';
import { configFromEnvironment } from '@yizhu/platform';
import { fileURLToPath } from 'node:url';
import { createApp } from './create-app.js';

const environment = configFromEnvironment();
const config = { ...environment, cliFile: environment.cliFile ?? fileURLToPath(new URL('./cli.js', import.meta.url)) };
const app = await createApp(config);

// Asked to stop: requests under way are finished, the relay puts its work down, the pool is closed.
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    void app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
await app.listen(config.port, config.host);
process.stdout.write(`yizhu api listening on ${await app.getUrl()}\n`);
