// Makes a clone ready to run: packages, then the browsers that are its arguments ("chromium", "firefox"). Plain
// JavaScript, and nothing but Node's own modules, because it runs before anything is installed and on whatever Node
// there is. Does nothing when all is there.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LOCK = join(ROOT, 'package-lock.json')
/** Holds the hash of the lock file that node_modules was installed from. */
const STAMP = join(ROOT, 'node_modules/.goalkeeper-setup')
/** npm's own note of what it installed. */
const INSTALLED = join(ROOT, 'node_modules/.package-lock.json')
/** Comes with the packages, for people whose own Node is older than the tools need. */
const OWN_NODE = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
/** Runs the .ts files of this project as they are. */
const NEEDED = { major: 22, minor: 18 }
const HEARTBEAT_MS = 10_000

process.exitCode = await setUp()

/** @returns {Promise<number>} the exit code */
async function setUp() {
  const lockHash = createHash('sha256').update(readFileSync(LOCK)).digest('hex')
  if (!isInstalled(lockHash)) {
    console.log('Installing packages (npm ci) …')
    const code = await npmCi()
    if (code !== 0) {
      console.error('npm ci failed; what it says above is the reason. Nothing else was done.')
      return code
    }
    writeFileSync(STAMP, lockHash)
  }

  const node = [process.execPath, OWN_NODE].find(isNewEnough)
  if (!node) {
    console.error(
      `This is Node ${process.versions.node}, and the one that comes with the packages could not be installed here. Install Node ${NEEDED.major}.${NEEDED.minor} or newer: https://nodejs.org`,
    )
    return 1
  }
  const ensure = fileURLToPath(new URL('./browsers/ensure.ts', import.meta.url))
  return run(node, [ensure, ...process.argv.slice(2)], process.env)
}

/** @param {string} lockHash */
function isInstalled(lockHash) {
  if (!existsSync(join(ROOT, '.wxt/tsconfig.json'))) return false
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockHash) return true
  if (!existsSync(INSTALLED) || !holdsTheSame()) return false
  // Somebody has run npm themselves.
  writeFileSync(STAMP, lockHash)
  return true
}

/** Whether node_modules has each package of the lock file in its version; optional ones may be for other systems. */
function holdsTheSame() {
  const wanted = packagesIn(LOCK)
  const present = packagesIn(INSTALLED)
  return (
    Object.keys(present).every((path) => present[path]?.version === wanted[path]?.version) &&
    Object.keys(wanted).every((path) => path === '' || wanted[path]?.optional || present[path])
  )
}

/** @param {string} file */
function packagesIn(file) {
  const { packages } = /** @type {{ packages: Record<string, { version?: string, optional?: boolean }> }} */ (
    JSON.parse(readFileSync(file, 'utf8'))
  )
  return packages
}

async function npmCi() {
  // Warnings are left out: most are that the Node npm runs on is too old, which it may be, since Node comes along.
  // npm says where it is to the scripts it runs. It must not run on the Node inside node_modules, which it replaces.
  const { npm_execpath: npm, npm_node_execpath: node, ...env } = process.env
  const args = ['ci', '--include=dev', '--include=optional', '--no-fund', '--no-audit', '--loglevel=error']
  const begin = Date.now()
  // On a terminal npm shows that it is at work, else nothing until its end.
  const say = () => console.log(`  still installing: ${Math.round((Date.now() - begin) / 1000)} s …`)
  const heartbeat = process.stdout.isTTY ? undefined : setInterval(say, HEARTBEAT_MS)
  try {
    return npm?.endsWith('npm-cli.js') && node && existsSync(node)
      ? await run(node, [npm, ...args], env)
      : await run('npm', args, env, process.platform === 'win32')
  } finally {
    clearInterval(heartbeat)
  }
}

/** @param {string} node */
function isNewEnough(node) {
  const version =
    node === process.execPath
      ? process.versions.node
      : spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.slice(1)
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number)
  return major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} [shell]
 * @returns {Promise<number>} the exit code; 1 when it could not be started
 */
function run(command, args, env, shell = false) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, shell, stdio: 'inherit' })
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`)
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
