import 'reflect-metadata';
import { configFromEnvironment } from '@yizhu/platform';
import { createApp } from './create-app.js';

const config = configFromEnvironment();
const app = await createApp(config);
app.enableShutdownHooks();
await app.listen(config.port, config.host);
process.stdout.write(`yizhu api listening on ${await app.getUrl()}\n`);
