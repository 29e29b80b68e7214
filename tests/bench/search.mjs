// `./dev bench search`: how long does a page of results take, and what does the index cost? Mixed text in three rooms, on
// disk; words as common and as rare as people's.
//   node search.mjs BUILD-FOLDER [--sizes 1000,100000,1000000] [--runs 3] [--write]
// Writes build/bench/search.json and prints the table; --write puts it into docs/.
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const bench = join(resolve(process.argv[2]), 'bin/bench_search')
const word = (name, otherwise) => process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise
const sizes = word('--sizes', '1000,100000,1000000').split(',').map(Number)
const runs = Number(word('--runs', '3'))

const scratch = mkdtempSync(join(tmpdir(), 'tincan-bench-'))
process.on('exit', () => rmSync(scratch, {recursive: true, force: true}))

function run(words) {
  const done = spawnSync(bench, words.map(String), {encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit']})
  if (done.status !== 0) throw new Error(`bench_search ${words.join(' ')} ended with ${done.status ?? done.signal}`)
  return JSON.parse(done.stdout)
}

const middle = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
// The run in the middle, figure by figure; what is no figure is the first one's.
function median(results) {
  const [first] = results
  if (typeof first === 'number') return middle(results)
  if (typeof first !== 'object') return first
  return Object.fromEntries(Object.keys(first).map(key => [key, median(results.map(result => result[key]))]))
}

const rows = sizes.map(size => {
  const folder = join(scratch, String(size))
  console.error(`writing ${size} messages`)
  const filled = run(['fill', folder, size])
  console.error(JSON.stringify(filled))
  const taken = Array.from({length: runs}, () => run(['ask', folder, size]))
  taken.forEach(each => console.error(JSON.stringify(each)))
  return {messages: size, fill: filled, ask: median(taken), taken}
})
mkdirSync(join(root, 'build/bench'), {recursive: true})
writeFileSync(join(root, 'build/bench/search.json'), JSON.stringify({runs, rows}, null, 1) + '\n')

const kinds = {common: 'a common word', rare: 'a rare word', several: 'three words', typed: 'a word being typed', characters: 'one character', phrase: 'two characters, or a phrase', filters: 'with five filters', mixed: 'two that seldom meet', all: 'all of these', ranks: 'marks of up to 2,000 hits'}
const ms = value => value >= 100 ? value.toFixed(0) : value.toFixed(value < 1 ? 2 : 1)
const table = lines => lines.map(cells => `| ${cells.join(' | ')} |`).join('\n')
const asked = table([['first page of', ...rows.flatMap(row => [`${row.messages.toLocaleString('en')} p50`, 'p99'])], ['---', ...rows.flatMap(() => ['---', '---'])],
  ...Object.entries(kinds).map(([kind, name]) => [name, ...rows.flatMap(({ask}) => [ms(ask[kind].p50), ms(ask[kind].p99)])])])
const cost = table([['messages', 'stored, MiB', 'index, MiB', 'storing one, µs', 'indexing one, µs', 'a piece of 200, ms p50', 'p99'], Array(7).fill('---'),
  ...rows.map(({messages, fill}) => [messages.toLocaleString('en'), fill.messages_MiB.toFixed(1), fill.index_MiB.toFixed(1), fill.store_us.toFixed(1), fill.index_us.toFixed(1), ms(fill.piece.p50), ms(fill.piece.p99)])])
const text = `Milliseconds until the first page of 50 is there, ${runs} runs, the median of each figure.\n\n${asked}\n\nStoring does not index: that is done in pieces, later.\n\n${cost}`
console.log(text)
if (process.argv.includes('--write')) {
  const page = join(root, 'docs/benchmarks.md')
  writeFileSync(page, readFileSync(page, 'utf8').replace(/(<!-- search -->\n)[^]*?(<!-- end -->)/, (_, begin, end) => begin + text + '\n' + end))
}
