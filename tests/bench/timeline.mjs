// `./dev bench timeline`: does a room cost what a screenful costs, however long it is? The same mixed messages in a store
// on disk, shown by our timeline and, where that ends within a minute, by a QListView with a delegate that paints the same.
//   node timeline.mjs BUILD-FOLDER [--sizes 1000,100000,1000000] [--runs 3] [--write]
// Without a display Qt's offscreen platform paints it; both are software rendering. Writes build/bench/timeline.json and
// prints the table; --write puts it into docs/.
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const bench = join(resolve(process.argv[2]), 'bin/bench_timeline')
const word = (name, otherwise) => process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise
const sizes = word('--sizes', '1000,100000,1000000').split(',').map(Number)
const runs = Number(word('--runs', '3'))
const patience = 60_000

const scratch = mkdtempSync(join(tmpdir(), 'tincan-bench-'))
process.on('exit', () => rmSync(scratch, {recursive: true, force: true}))

function run(words, timeout) {
  const env = process.env.DISPLAY ? process.env : {...process.env, QT_QPA_PLATFORM: 'offscreen'}
  const done = spawnSync(bench, words.map(String), {env, timeout, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit']})
  if (done.error?.code === 'ETIMEDOUT') return null
  if (done.status !== 0) throw new Error(`bench_timeline ${words.join(' ')} ended with ${done.status ?? done.signal}`)
  return done.stdout ? JSON.parse(done.stdout) : {}
}

const middle = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
// The run in the middle, figure by figure: what else the machine does is not the timeline's.
function median(results) {
  const [first] = results
  if (typeof first === 'number') return middle(results)
  return Object.fromEntries(Object.keys(first).map(key => [key, median(results.map(result => result[key]))]))
}

const folders = new Map()
for (const size of [0, ...sizes]) {
  folders.set(size, join(scratch, String(size)))
  console.error(`writing ${size} messages`)
  run(['fill', folders.get(size), size])
}
const taken = []
const found = new Map()
for (let turn = 0; turn < runs; ++turn) {
  for (const size of [0, ...sizes]) {
    const ours = run(['ours', folders.get(size), size])
    const peer = size && turn === 0 ? run(['peer', scratch, size], patience) : null
    taken.push({turn, size, ours, peer})
    console.error(JSON.stringify(taken.at(-1)))
    const all = found.get(size) ?? {ours: [], peer: []}
    all.ours.push(ours)
    if (peer) all.peer.push(peer)
    found.set(size, all)
  }
}

const empty = median(found.get(0).ours)
const rows = sizes.map(size => {
  const {ours, peer} = found.get(size)
  const figures = median(ours)
  return {messages: size, ours: {...figures, memory: figures.memory - empty.memory, opened_memory: figures.opened_memory - empty.opened_memory}, peer: peer.length ? median(peer) : null}
})
mkdirSync(join(root, 'build/bench'), {recursive: true})
writeFileSync(join(root, 'build/bench/timeline.json'), JSON.stringify({runs, empty, rows, taken}, null, 1) + '\n')

const ms = value => value === undefined ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(1)
function line(name, messages, figures) {
  if (!figures) return [name, messages.toLocaleString('en'), 'not within a minute', '–', '–', '–', '–', '–', '–', '–', '–']
  const {open, again, append, width, jump, frame, memory} = figures
  return [name, messages.toLocaleString('en'), ...[open, again?.p50, append.p50, width.p50, jump.p50, jump.p99, frame.p50, frame.p99].map(ms), memory.toFixed(1)]
}
const head = ['', 'messages', 'open', 'again', 'append', 'width', 'jump p50', 'p99', 'frame p50', 'p99', 'memory, MiB']
const lines = rows.flatMap(row => [line('Tincan', row.messages, row.ours), line('QListView', row.messages, row.peer)])
const table = [head, head.map(() => '---'), ...lines].map(cells => `| ${cells.join(' | ')} |`).join('\n')
const flat = figure => Math.max(...rows.map(row => figure(row.ours))) / Math.min(...rows.map(row => figure(row.ours)))
const ratios = [['open', f => f.open], ['again', f => f.again.p50], ['append', f => f.append.p50], ['width', f => f.width.p50], ['jump', f => f.jump.p50], ['frame p99', f => f.frame.p99]]
  .map(([name, figure]) => `${name} ${flat(figure).toFixed(2)}`).join(', ')
const text = `Milliseconds until the frame is painted, ${runs} runs of Tincan, the median of each figure, and one of the peer; 800 × 900 pixels.\n\n${table}\n\nThe dearest size against the cheapest, Tincan: ${ratios}.`
console.log(text)
if (process.argv.includes('--write')) {
  const page = join(root, 'docs/benchmarks.md')
  writeFileSync(page, readFileSync(page, 'utf8').replace(/(<!-- timeline -->\n)[^]*?(<!-- end -->)/, (_, begin, end) => begin + text + '\n' + end))
}
