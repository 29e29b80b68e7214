// `./dev bench lines`: ours and the usual JavaScript packages against the same hub, in turns, in one run.
//   node lines.mjs BUILD-FOLDER [--write] [--quick]
// Writes build/bench/lines.json and prints the tables; --write puts table and plot into docs/.
import {execFile, spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {randomUUID} from 'node:crypto'
import WebSocket from 'ws'
import {countingProxy} from './counting_proxy.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '../..')
const bin = join(resolve(process.argv[2]), 'bin')
const quick = process.argv.includes('--quick')
const lines = ['websocket', 'sse', 'stream', 'long-poll', 'short-poll']
const rates = [[1, quick ? 3 : 5], [100, quick ? 200 : 500], [2000, quick ? 4000 : 6000]] // messages/s, messages
const rounds = quick ? 1 : 3 // each in turns, so that what else the machine does meets all alike
const backlog = quick ? 20000 : 100000

function startHub() {
  const folder = mkdtempSync(join(tmpdir(), 'tincan-bench-'))
  const hub = spawn(join(bin, 'tincand'), ['--listen', '127.0.0.1:0', '--data', folder, '--log-level', 'warning'],
    {stdio: ['ignore', 'pipe', 'inherit']})
  return new Promise(done => hub.stdout.once('data', data => done({
    url: String(data).match(/http:\S+/)[0],
    stop: () => { hub.kill('SIGTERM'); hub.once('exit', () => rmSync(folder, {recursive: true, force: true})) },
  })))
}

function run(command, words) {
  return new Promise((done, fail) => execFile(command, words, {timeout: 300000}, (error, out, problem) =>
    error ? fail(new Error(`${words.join(' ')}: ${problem || error.message}`)) : done(JSON.parse(out.trim().split('\n').pop()))))
}
const ours = words => run(join(bin, 'bench_lines'), words.map(String))
const peer = words => run(process.execPath, [join(here, 'peers.mjs'), ...words.map(String)])

// Through the counting relay: what a message costs on the wire, both clients, both ways. On a hub of its own, as ours
// would otherwise read what the run before it left.
async function costOf(run, line) {
  const hub = await startHub()
  const proxy = await countingProxy(Number(new URL(hub.url).port))
  const count = 100
  await run(['live', proxy.url, line, 50, count])
  proxy.close()
  hub.stop()
  const {up, down, requests} = proxy.counts
  return {bytes: Math.round((up + down) / count), requests: requests / count}
}

async function fill(hub, count) {
  const health = await (await fetch(hub.url + '/api/health')).json()
  const socket = new WebSocket(hub.url.replace('http', 'ws') + '/api/messages?limit=0', 'tincan.v1')
  await new Promise(open => socket.on('open', open))
  let stored = 0
  const all = new Promise(done => socket.on('message', data => {
    stored += JSON.parse(data).filter(event => event.type === 'message').length
    if (stored >= count) done()
  }))
  for (let i = 0; i < count; i++) {
    socket.send(JSON.stringify({id: randomUUID(), room: 'lobby', name: 'Ada', text: `backlog message ${i} with some words in it`}))
    if (i % 1000 === 999) while (stored < i - 4000) await new Promise(again => setTimeout(again, 1))
  }
  await all
  socket.close()
  return health.epoch + '.' + health.head.split('.').pop()
}

// The median round of each, figure by figure.
function median(runs) {
  const middle = key => runs.map(run => run[key]).sort((a, b) => a - b)[runs.length >> 1]
  return Object.fromEntries(Object.keys(runs[0]).map(key => [key, middle(key)]))
}

// Each of them in turns, round by round; `modes`: what each is asked to do.
async function inTurns(words, modes) {
  const runs = {}
  for (let round = 0; round < rounds; round++)
    for (const [who, mode] of Object.entries(modes))
      (runs[who] ??= []).push(await (who === 'peer' ? peer : ours)([mode, ...words]))
  return Object.fromEntries(Object.entries(runs).map(([who, all]) => [who, median(all)]))
}

async function liveOf(line, rate, count) {
  const hub = await startHub()
  const took = await inTurns([hub.url, line, rate, count], {disk: 'live', memory: 'memory', peer: 'live'})
  hub.stop()
  return {line, rate, count, rounds, ...took}
}

async function measure() {
  const live = []
  for (const line of lines) {
    for (const [rate, count] of rates) {
      live.push(await liveOf(line, rate, count))
      console.error(JSON.stringify(live.at(-1)))
    }
  }
  const cost = []
  for (const line of lines) cost.push({line, ours: await costOf(ours, line), peer: await costOf(peer, line)})
  const hub = await startHub()
  const from = await fill(hub, backlog)
  const catchUp = []
  for (const line of lines) {
    catchUp.push({line, ...await inTurns([hub.url, line, from, backlog],
      {stored: 'catchup', received: 'receive', peer: 'receive'})})
    console.error(JSON.stringify(catchUp.at(-1)))
  }
  hub.stop()
  return {backlog, live, cost, catchUp}
}

const milliseconds = us => us >= 100000 ? (us / 1000).toFixed(0) : (us / 1000).toFixed(2)
const grouped = n => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',')
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n')

function tables({live, cost, catchUp, backlog}) {
  return [
    'From send until the other client has it, milliseconds; *ratio* compares the two that keep it in memory:', '',
    table(['line', 'messages/s', 'ours on disk p50', 'p99', 'ours in memory p50', 'p99', 'peer in memory p50', 'p99', 'ratio p50', 'ratio p99'],
      live.map(({line, rate, disk, memory, peer}) =>
        [line, rate, ...[disk, memory, peer].flatMap(one => [milliseconds(one.p50_us), milliseconds(one.p99_us)]),
          (peer.p50_us / memory.p50_us).toFixed(2), (peer.p99_us / memory.p99_us).toFixed(2)])), '',
    'On the wire, a message, writer and reader together, at 50 messages/s:', '',
    table(['line', 'ours bytes', 'ours requests', 'peer bytes', 'peer requests'], cost.map(({line, ours, peer}) =>
      [line, ours.bytes, ours.requests.toFixed(2), peer.bytes, peer.requests.toFixed(2)])), '',
    `Catching up with ${grouped(backlog)} events:`, '',
    table(['line', 'ours, stored: events/s', 'peak MiB', 'ours, received: events/s', 'peak MiB', 'peer, received: events/s', 'peak MiB',
      'ratio received'], catchUp.map(({line, stored, received, peer}) =>
      [line, ...[stored, received, peer].flatMap(one => [grouped(one.events_per_s), Math.round(one.peak_kib / 1024)]),
        (received.events_per_s / peer.events_per_s).toFixed(2)])),
  ].join('\n')
}

// Two bars a line, p50 at 100 messages/s, on a logarithmic scale.
function plot({live}) {
  const rows = live.filter(({rate}) => rate === 100)
  const x = us => 150 + 130 * Math.log10(Math.max(1, us / 100))
  const bar = (y, us, colour, who) => `<rect x="150" y="${y}" width="${x(us) - 150}" height="14" fill="${colour}"/>` +
    `<text x="${x(us) + 6}" y="${y + 11}">${who} ${milliseconds(us)} ms</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="${rows.length * 62 + 40}" font-family="sans-serif" font-size="12">` +
    '<rect width="100%" height="100%" fill="#ffffff"/><text x="10" y="20" font-weight="bold">Delivery time, p50 at 100 messages/s (logarithmic)</text>' +
    rows.map(({line, disk, memory, peer}, i) => `<text x="10" y="${i * 62 + 64}">${line}</text>` +
      bar(i * 62 + 38, disk.p50_us, '#2460d8', 'Tincan, on disk') + bar(i * 62 + 54, memory.p50_us, '#7aaefc', 'Tincan, in memory') +
      bar(i * 62 + 70, peer.p50_us, '#9aa4af', 'peer, in memory')).join('') + '</svg>\n'
}

const results = await measure()
mkdirSync(join(root, 'build/bench'), {recursive: true})
writeFileSync(join(root, 'build/bench/lines.json'), JSON.stringify(results, null, 1) + '\n')
console.log(tables(results))
if (process.argv.includes('--write')) {
  const page = join(root, 'docs/benchmarks.md')
  const text = readFileSync(page, 'utf8')
  writeFileSync(page, text.replace(/(<!-- lines -->\n)[^]*?(<!-- end -->)/, (_, begin, end) => begin + tables(results) + '\n' + end))
  writeFileSync(join(root, 'docs/pictures/lines.svg'), plot(results))
}
