/** Which account PostgreSQL runs as, and what that account can reach. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** @typedef {{ uid: number, gid: number, name: string }} Account undefined stands for: as we are */

/**
 * PostgreSQL refuses to run as root. So root's server runs as whoever owns the data already,
 * else as `postgres`, else as `nobody`; everybody else's runs as themselves.
 * @param {string} dataDir
 * @returns {Account | undefined}
 */
export function serverAccount(dataDir) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: `user ${owner.uid}` };
  const account = accountNamed('postgres') ?? accountNamed('nobody');
  if (!account) throw new Error('PostgreSQL cannot run as root, and there is neither a user postgres nor nobody: start as a normal user.');
  return account;
}

/** @param {string} name @returns {Account | undefined} */
function accountNamed(name) {
  const ask = (/** @type {string} */ flag) => spawnSync('id', [flag, name], { encoding: 'utf8' });
  const [uid, gid] = [ask('-u'), ask('-g')];
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  // macOS gives nobody as -2, which the system calls take as an unsigned number.
  return { uid: Number(uid.stdout) >>> 0, gid: Number(gid.stdout) >>> 0, name };
}

/**
 * Whether the account can enter the folder. Asked of the system, by a shell run as that account,
 * because modes alone don't tell: parents, ACLs and mount options count as well.
 * @param {Account | undefined} account
 * @param {string} folder
 */
export function canEnter(account, folder) {
  if (!account) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid: account.uid, gid: account.gid, cwd: '/' }).status === 0;
}

/**
 * Makes a folder that other accounts may pass through, whatever the umask: what is in it guards itself.
 * Folders that were there keep their modes.
 * @param {string} folder
 */
export function makePassable(folder) {
  if (existsSync(folder)) return;
  makePassable(dirname(folder));
  mkdirSync(folder, { recursive: true });
  if (process.platform !== 'win32') chmodSync(folder, 0o755);
}
