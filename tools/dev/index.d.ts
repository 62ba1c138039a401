export interface StartOptions {
  /** Where the data is kept; made when it isn't there. */
  dataDir: string;
  /** Default: that of last time, else a free one. */
  port?: number;
  /** Trades safety after a crash for speed: for tests. */
  ephemeral?: boolean;
  /** Where data goes when the account that runs the server can't reach `dataDir`. */
  fallbackDirs?: string[];
  log?: (text: string) => void;
}

export interface RunningPostgres {
  port: number;
  /** URL of the role that owns and migrates the database. */
  ownerUrl: string;
  /** URL of the role that the API uses: it owns nothing and can't step past row-level security. */
  appUrl: string;
  /** Where the data really is. */
  dataDir: string;
  /** It ran already. */
  adopted: boolean;
  /** Leaves it; whoever leaves last stops it. */
  stop(): Promise<void>;
}

/** Starts the embedded server on a data folder, or joins the one that runs there. */
export function startPostgres(options: StartOptions): Promise<RunningPostgres>;

/** The same, by the name that says it for guests such as a command beside a running `npm start`. */
export function attachOrStart(options: StartOptions): Promise<RunningPostgres>;

export interface TestServer {
  /** URL of the owner's role on the maintenance database: TEST_DATABASE_URL. */
  maintenanceUrl: string;
  /** URL of the API's role: TEST_APP_URL. */
  appUrl: string;
  stop(): Promise<void>;
}

/** The server named by TEST_DATABASE_URL and TEST_APP_URL, else an embedded one under .data/test. */
export function testServer(): Promise<TestServer>;
