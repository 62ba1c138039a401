export { copiedDatabase, KEPT, testDatabase, type TestDatabase } from './database.js';
export { browser, type PageOptions, type TestBrowser, type TestPage } from './browser.js';
export { freePort, runCli, startReplica, testFolder, until, type Replica, type Surroundings } from './built-api.js';
export { keepPicture, pictureSize, pictureWanted, picturesWeigh } from './pictures.js';
export { installation, town, type Installation, type Town } from './installation.js';
