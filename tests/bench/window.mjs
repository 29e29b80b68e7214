// `./dev bench window`: does the window stay awake (law L6)? It follows a hub through the fault proxy, one fault after the
// other, on each line; 50 messages a second are published all the time, and everything that a fault held back comes at once.
//   node window.mjs BUILD-FOLDER [--each SECONDS] [--write]
// Without a display Qt's offscreen platform paints it. Writes build/bench/window.json and prints the table; --write puts it
// into docs/.
import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import {randomUUID} from 'node:crypto'
import WebSocket from 'ws'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const bin = join(resolve(process.argv[2]), 'bin')
const at = process.argv.indexOf('--each')
const each = at > 0 ? Number(process.argv[at + 1]) : 6
const perSecond = 50
const lines = ['websocket', 'sse', 'stream', 'long-poll', 'short-poll']
const busy = 'HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'
const faults = [
  ['none', {}],
  ['late by 200 to 400 ms', {down: {delay: 200, jitter: 200}}],
  ['20 kB/s', {down: {bytesPerSecond: 20000}}],
  ['single bytes', {down: {slice: 1}}],
  ['stalled both ways', {up: {stalled: true}, down: {stalled: true}}],
  ['every connection ends after 0.5 s', {longest: 500}],
  ['RST after 2,000 bytes', {down: {cutAfter: 2000}, reset: true}],
  ['accepted and never answered', {mute: true, longest: 1000}],
  ['refused', {refuse: true, longest: 100}],
  ['503', {answer: busy, longest: 100}],
  ['everything comes twice', {repeatEvents: true}],
  ['the hub is killed and started again', null]]

const started = []
const scratch = mkdtempSync(join(tmpdir(), 'tincan-bench-'))
process.on('exit', () => {
  started.forEach(child => child.kill('SIGKILL'))
  rmSync(scratch, {recursive: true, force: true})
})
const pause = seconds => new Promise(done => setTimeout(done, seconds * 1000))

function start(command, words, environment = {}) {
  const child = spawn(join(bin, command), words, {stdio: ['pipe', 'pipe', 'inherit'], env: {...process.env, TMPDIR: scratch, ...environment}})
  started.push(child)
  return child
}
const firstWords = (child, pattern) => new Promise(done => child.stdout.once('data', data => done(String(data).match(pattern)[1])))

class Hub {
  constructor() { this.folder = mkdtempSync(join(scratch, 'hub-')); this.said = 0 }
  async start() {
    this.child = start('tincand', ['--listen', `127.0.0.1:${this.port ?? 0}`, '--data', this.folder, '--log-level', 'error'])
    this.port = Number(await firstWords(this.child, /http:\S+:(\d+)/))
    this.socket = new WebSocket(`ws://127.0.0.1:${this.port}/api/messages?limit=0`, 'tincan.v1')
    this.socket.on('error', () => {})
    await new Promise(open => this.socket.on('open', open))
  }
  async restart() { this.child.kill('SIGKILL'); await pause(1); await this.start() }
  publish() {
    if (this.socket.readyState !== WebSocket.OPEN) return
    this.socket.send(JSON.stringify({id: randomUUID(), room: 'lobby', name: 'Ada', text: `**message** ${++this.said} and some words`}))
  }
}

const quantile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] / 1000
const sorted = (beats, key) => beats.map(beat => beat[key]).sort((a, b) => a - b)
function figures(beats) {
  const [late, key] = [sorted(beats, 'late_us'), sorted(beats, 'key_us')]
  return {beats: beats.length, late_p50: quantile(late, 0.5), late_p99: quantile(late, 0.99), late_most: quantile(late, 1), key_p99: quantile(key, 0.99), key_most: quantile(key, 1)}
}

async function measure(line) {
  const hub = new Hub()
  await hub.start()
  const relay = start('fault_proxy', ['--target', String(hub.port)])
  const url = await firstWords(relay, /(http:\S+)/)
  const window = start('bench_window', [url, line], process.env.DISPLAY ? {} : {QT_QPA_PLATFORM: 'offscreen'})
  const beats = []
  createInterface(window.stdout).on('line', text => beats.push(JSON.parse(text)))
  const publishing = setInterval(() => hub.publish(), 1000 / perSecond)
  while (!(beats.at(-1)?.rows > 20)) await pause(0.1)

  const runs = []
  for (const [name, fault] of faults) {
    const from = beats.length
    if (fault) relay.stdin.write(JSON.stringify(fault) + '\n')
    else await hub.restart()
    await pause(each)
    relay.stdin.write('{}\n')
    await pause(each / 2) // what it held back
    const seen = beats.slice(from)
    const run = {line, fault: name, seen, ...figures(seen)}
    console.error(JSON.stringify({...run, seen: undefined}))
    runs.push(run)
  }
  clearInterval(publishing)
  for (const child of [window, relay, hub.child]) child.kill('SIGKILL')
  return runs
}

function table(runs) {
  const rows = faults.map(([name]) => {
    const all = figures(runs.filter(run => run.fault === name).flatMap(run => run.seen))
    return [name, ...['late_p50', 'late_p99', 'late_most', 'key_p99', 'key_most'].map(key => all[key].toFixed(1))]
  })
  const head = ['fault', 'timer late, p50', 'p99', 'most', 'key until painted, p99', 'most']
  return [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n')
}

const runs = []
for (const line of lines) runs.push(...await measure(line))
mkdirSync(join(root, 'build/bench'), {recursive: true})
writeFileSync(join(root, 'build/bench/window.json'), JSON.stringify({each_s: each, perSecond, runs: runs.map(({seen, ...run}) => run)}, null, 1) + '\n')
const text = `Milliseconds, over the five lines. ${each} s of each fault and ${each / 2} s after it, ${perSecond} messages a second.\n\n${table(runs)}`
console.log(text)
if (process.argv.includes('--write')) {
  const page = join(root, 'docs/benchmarks.md')
  writeFileSync(page, readFileSync(page, 'utf8').replace(/(<!-- window -->\n)[^]*?(<!-- end -->)/, (_, begin, end) => begin + text + '\n' + end))
}
process.exit(0)
