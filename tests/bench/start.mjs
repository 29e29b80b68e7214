// `./dev bench start`: from starting the program to its painted window, with a million stored messages, beside a bare
// QMainWindow, Konversation, Quassel and Telegram Desktop where they are installed, in turns, in one run; and Tincan with three
// servers: that one, another that accepts and says nothing, and one that answers.
//   node start.mjs BUILD-FOLDER [--messages 1000000] [--runs 7] [--write]
// All stand on an X display of their own (Xvfb, openbox) with a session bus, and in a home of their own; the first start
// of each is for the disk's cache and the program's first questions, and is not counted. Writes build/bench/start.json and
// prints the table; --write puts it into docs/.
import {spawn, spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {ownDisplay} from './display.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const bin = join(resolve(process.argv[2]), 'bin')
const word = (name, otherwise) => process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise
const messages = Number(word('--messages', '1000000'))
const runs = Number(word('--runs', '7'))

ownDisplay(import.meta.url)
const home = mkdtempSync(join(tmpdir(), 'tincan-bench-'))
process.on('exit', () => rmSync(home, {recursive: true, force: true}))
const env = {...process.env, HOME: home, LC_ALL: 'C.UTF-8', QT_QPA_PLATFORM: 'xcb', XDG_RUNTIME_DIR: join(home, 'run')}
for (const name of ['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME']) delete env[name]
mkdirSync(env.XDG_RUNTIME_DIR, {mode: 0o700})

function run(command, words) {
  const done = spawnSync(command, words, {env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']})
  if (done.status !== 0) throw new Error(`${command} ${words.join(' ')}: ${done.stderr || done.error}`)
  return done.stdout ? JSON.parse(done.stdout) : null
}

// The server is away, as it is for a moment at every start: what is shown comes from the disk.
const profile = join(home, '.local/share/tincan/profiles/default')
console.error(`writing ${messages} messages`)
run(join(bin, 'bench_timeline'), ['fill', profile, String(messages)])

// What is read below lets this program wait, so that nobody answers who connects: the system accepts for it.
const silent = createServer()
await new Promise(done => silent.listen(0, '127.0.0.1', done))
const hub = spawn(join(bin, 'tincand'), ['--open', '--listen', '127.0.0.1:0', '--data', join(home, 'hub'), '--log-level', 'warning'],
  {stdio: ['ignore', 'pipe', 'inherit']})
process.on('exit', () => hub.kill())
const answering = await new Promise(done => hub.stdout.once('data', data => done(String(data).match(/http:\/\/\S+/)[0])))
const three = ['http://127.0.0.1:1', `http://127.0.0.1:${silent.address().port}`, answering]
cpSync(profile, join(dirname(profile), 'three'), {recursive: true})
writeFileSync(join(dirname(profile), 'three/settings.ini'), `[General]\nserver=${three[0]}\n[servers]\nopen=${three.join(', ')}\n`)

const installed = command => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0
const programs = [
  ['bare QMainWindow', [join(bin, 'bench_bare')]],
  ['Tincan', [join(bin, 'tincan'), '--server', 'http://127.0.0.1:1']],
  ['Tincan, three servers', [join(bin, 'tincan'), '--profile', 'three']],
  ['Konversation', ['konversation']],
  ['Quassel', ['quassel']],
  ['Telegram Desktop', ['telegram-desktop']],
].filter(([, [command]]) => installed(command))

const taken = []
for (let turn = 0; turn <= runs; ++turn) {
  for (const [name, words] of programs) {
    taken.push({name, turn, ...run(join(bin, 'bench_start'), words)})
    console.error(JSON.stringify(taken.at(-1)))
  }
}

const middle = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
const rows = programs.map(([name]) => {
  const counted = taken.filter(one => one.name === name && one.turn > 0)
  return {name, ...Object.fromEntries(['mapped', 'first', 'painted', 'pss'].map(key => [key, middle(counted.map(one => one[key]))]))}
})
mkdirSync(join(root, 'build/bench'), {recursive: true})
writeFileSync(join(root, 'build/bench/start.json'), JSON.stringify({messages, runs, rows, taken}, null, 1) + '\n')

const [bare] = rows
const head = ['', 'mapped, ms', 'first paint, ms', 'painted, ms', 'of the bare one', 'PSS, MiB', 'of the bare one']
const lines = rows.map(row => [row.name, ...['mapped', 'first', 'painted'].map(key => row[key].toFixed(0)), (row.painted / bare.painted).toFixed(1),
  (row.pss / 1024).toFixed(1), (row.pss / bare.pss).toFixed(1)])
const table = [head, head.map(() => '---'), ...lines].map(cells => `| ${cells.join(' | ')} |`).join('\n')
const text = `The median of ${runs} starts in turns; ${messages.toLocaleString('en')} stored messages in Tincan's profile.\n\n${table}`
console.log(text)
if (process.argv.includes('--write')) {
  const page = join(root, 'docs/benchmarks.md')
  writeFileSync(page, readFileSync(page, 'utf8').replace(/(<!-- start -->\n)[^]*?(<!-- end -->)/, (_, begin, end) => begin + text + '\n' + end))
}
silent.close()
hub.kill()
