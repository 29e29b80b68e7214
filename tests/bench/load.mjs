// `./dev bench load`: does the window stay awake where very much is said? A hub on this machine, a real window on an X
// display of its own, 2,000 messages a second for half a minute, and meanwhile a wheel that is turned up and down over the
// timeline and a text that is typed into the composer, both by the X server's own events.
//   node load.mjs BUILD-FOLDER [--rate 2000] [--seconds 30] [--line websocket] [--write]
// Writes build/bench/load.json and prints the table; --write puts it into docs/.
import {spawn} from 'node:child_process'
import {randomUUID} from 'node:crypto'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import WebSocket from 'ws'
import {ownDisplay} from './display.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const bin = join(resolve(process.argv[2]), 'bin')
const word = (name, otherwise) => process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise
const rate = Number(word('--rate', '2000'))
const seconds = Number(word('--seconds', '30'))
const line = word('--line', 'websocket')
ownDisplay(import.meta.url)

const scratch = mkdtempSync(join(tmpdir(), 'tincan-bench-'))
const started = []
process.on('exit', () => {
  started.forEach(child => child.kill('SIGKILL'))
  rmSync(scratch, {recursive: true, force: true})
})
function start(command, words) {
  const child = spawn(command, words, {stdio: ['ignore', 'pipe', 'inherit'], env: {...process.env, TMPDIR: scratch, HOME: scratch}})
  started.push(child)
  return child
}
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds))

const texts = ['Shall we try the long polling line? I have **no idea** what the proxy does with it.', 'On it.', '切换线路的时候消息一条都没丢，很稳定 🎉',
  '```cpp\nfor (const Event &event : events)\n    store(event);\n```', 'see https://example.org/a/rather/long/path?with=query, and `tincan-cli decode`', '👍🏽',
  'שלום, this line is *mixed*: the server said הכול בסדר', '1. open\n2. scroll\n3. be glad']

const hub = start(join(bin, 'tincand'), ['--open', '--listen', '127.0.0.1:0', '--data', join(scratch, 'hub'), '--rate', '0', '--log-level', 'warning'])
const url = await new Promise(said => hub.stdout.once('data', data => said(String(data).match(/http:\S+/)[0])))
const window = start(join(bin, 'bench_load'), [url, line, String(seconds)])
const said = createInterface(window.stdout)[Symbol.asyncIterator]()
const {x, y} = JSON.parse((await said.next()).value)

const socket = new WebSocket(url.replace('http', 'ws') + '/api/messages?limit=0', 'tincan.v1')
await new Promise(open => socket.on('open', open))
socket.on('message', () => {})

let count = 0
let talking = true
async function talk() {
  for (const begun = Date.now(); talking; await pause(5))
    for (const due = (Date.now() - begun) / 1000 * rate; count < due; ++count)
      socket.send(JSON.stringify({id: randomUUID(), room: 'lobby', name: 'Ada', text: `${texts[count % texts.length]} ${count}`}))
}

// At each moment one hand turns the wheel, and another one types.
const hand = words => new Promise(done => start('xdotool', words.map(String)).on('exit', done))
async function scroll() {
  await hand(['mousemove', x, y])
  for (let turn = 0; talking; ++turn)
    await hand(['click', '--repeat', 60, '--delay', 40, turn % 2 ? 5 : 4])
}
let typed = ''
async function type() {
  for (let at = 0; talking; ++at) {
    const words = `these words were typed while much was said ${at} `
    await hand(['type', '--delay', 60, words])
    typed += words
  }
}

talk()
const hands = [scroll(), type()]
await pause(seconds * 1000)
talking = false // what is begun is ended
await Promise.all(hands)
const result = JSON.parse((await said.next()).value)
const lost = [...typed].length - [...result.typed].length
const same = result.typed === typed
mkdirSync(join(root, 'build/bench'), {recursive: true})
const row = {line, rate, seconds, said: count, ...result, keys: typed.length, lost, same}
writeFileSync(join(root, 'build/bench/load.json'), JSON.stringify(row, null, 1) + '\n')

const ms = value => value.toFixed(1)
const head = ['line', 'messages/s', 'shown', 'timer late, p50', 'p99', 'most', 'pictures/s', 'keys', 'lost']
const cells = [line, rate, `${result.rows} of ${count}`, ms(result.late.p50), ms(result.late.p99), ms(result.late.most), (result.painted / seconds).toFixed(0), typed.length, same ? 0 : Math.max(lost, 1)]
const table = [head, head.map(() => '---'), cells].map(one => `| ${one.join(' | ')} |`).join('\n')
const text = `Milliseconds; ${seconds} s.\n\n${table}`
console.log(text)
if (process.argv.includes('--write')) {
  const page = join(root, 'docs/benchmarks.md')
  writeFileSync(page, readFileSync(page, 'utf8').replace(/(<!-- load -->\n)[^]*?(<!-- end -->)/, (_, begin, end) => begin + text + '\n' + end))
}
process.exit(0)
