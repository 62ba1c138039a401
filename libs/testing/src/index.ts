export { testDatabase, type TestDatabase } from './database.js';
export { browser, type PageOptions, type TestBrowser, type TestPage } from './browser.js';
export { freePort, installation, runCli, startReplica, testFolder, until, type Installation, type Replica, type Surroundings } from './built-api.js';
