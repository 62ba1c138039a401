export { testDatabase, type TestDatabase } from './database.js';
export { browser, type PageOptions, type TestBrowser, type TestPage } from './browser.js';
