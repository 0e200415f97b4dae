// Prepares a clone: installs the packages, then what the arguments name: browsers ("chromium", "firefox"), and the
// packages of test/libraries ("libraries"). Does nothing when everything is installed. This is plain JavaScript that
// imports only Node's own modules, because it runs before anything is installed, and on any version of Node.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LOCK = join(ROOT, 'package-lock.json')
/** File with the hash of the lock file that node_modules was installed from. */
const STAMP = join(ROOT, 'node_modules/.goalkeeper-setup')
/** npm's own record of the installed packages. */
const INSTALLED = join(ROOT, 'node_modules/.package-lock.json')
/** Node from the packages, for users whose own Node is too old for the tools. */
const OWN_NODE = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
/** Oldest Node that runs the .ts files of this project without a build. */
const NEEDED = { major: 22, minor: 18 }
/** Libraries that the end-to-end tests load beside Goalkeeper. They have their own package.json and lock file. */
const LIBRARIES = join(ROOT, 'test/libraries')
const HEARTBEAT_MS = 10_000

process.exitCode = await setUp()

/** @returns {Promise<number>} the exit code */
async function setUp() {
  const lockHash = hashOf(LOCK)
  if (!isInstalled(lockHash)) {
    console.log('Installing packages (npm ci) …')
    const code = await npmCi(ROOT)
    if (code !== 0) {
      console.error('npm ci failed; see its output above. The setup stopped here.')
      return code
    }
    writeFileSync(STAMP, lockHash)
  }

  const node = [process.execPath, OWN_NODE].find(isNewEnough)
  if (!node) {
    console.error(
      `Node ${process.versions.node} is too old, and the Node that comes with the packages could not be installed. Install Node ${NEEDED.major}.${NEEDED.minor} or newer: https://nodejs.org`,
    )
    return 1
  }
  const wanted = process.argv.slice(2)
  if (wanted.includes('libraries')) {
    const code = await installLibraries()
    if (code !== 0) return code
  }
  const ensure = fileURLToPath(new URL('./browsers/ensure.ts', import.meta.url))
  return run(node, [ensure, ...wanted.filter((name) => name !== 'libraries')], process.env)
}

/** Installs the compared libraries, unless they are installed. Runs no scripts of theirs. */
async function installLibraries() {
  const lockHash = hashOf(join(LIBRARIES, 'package-lock.json'))
  const stamp = join(LIBRARIES, 'node_modules/.goalkeeper-setup')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash) return 0
  console.log('Installing the compared libraries (npm ci in test/libraries) …')
  const code = await npmCi(LIBRARIES, ['--ignore-scripts'])
  if (code === 0) writeFileSync(stamp, lockHash)
  else console.error('npm ci in test/libraries failed; see its output above. The setup stopped here.')
  return code
}

/** @param {string} file */
function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** @param {string} lockHash */
function isInstalled(lockHash) {
  if (!existsSync(join(ROOT, '.wxt/tsconfig.json'))) return false
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockHash) return true
  if (!existsSync(INSTALLED) || !matchesLock()) return false
  // The user has installed the packages with npm directly.
  writeFileSync(STAMP, lockHash)
  return true
}

/**
 * Returns whether node_modules matches the lock file. Optional packages may be absent, since they may be for other
 * systems.
 */
function matchesLock() {
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

/**
 * @param {string} cwd
 * @param {string[]} [options]
 */
async function npmCi(cwd, options = []) {
  // The log level hides warnings. Most of them say that npm's Node is too old, which doesn't matter, since the packages
  // include a newer Node. npm passes its own path to the scripts it runs. It must not run on the Node in node_modules,
  // which it replaces.
  const { npm_execpath: npm, npm_node_execpath: node, ...env } = process.env
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-fund',
    '--no-audit',
    '--loglevel=error',
    ...options,
  ]
  const begin = Date.now()
  // On a terminal, npm shows its progress. Elsewhere, it prints nothing until it exits.
  const report = () => console.log(`  still installing: ${Math.round((Date.now() - begin) / 1000)} s …`)
  const heartbeat = process.stdout.isTTY ? undefined : setInterval(report, HEARTBEAT_MS)
  try {
    return npm?.endsWith('npm-cli.js') && node && existsSync(node)
      ? await run(node, [npm, ...args], env, false, cwd)
      : await run('npm', args, env, process.platform === 'win32', cwd)
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
 * @param {string} [cwd]
 * @returns {Promise<number>} the exit code; 1 when it could not be started
 */
function run(command, args, env, shell = false, cwd = ROOT) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: 'inherit' })
    child.once('error', (error) => {
      console.error(`Could not start ${command}: ${error.message}`)
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
