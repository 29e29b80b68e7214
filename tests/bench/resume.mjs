// `./dev bench resume`: clients are stopped (SIGSTOP) while messages are published, and then continued: how long until they
// are connected and have everything, and what they miss.
//   node resume.mjs BUILD-FOLDER [--stop SECONDS] [--write]
// Once with connections that outlive the stop (loopback, where the kernel goes on answering for the client), once with
// connections that a relay forgot meanwhile, as after the sleep of a machine. All are stopped at one moment, and
// continued one after the other. Writes build/bench/resume.json and prints the table; --write puts it into docs/.
import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import {randomUUID} from 'node:crypto'
import WebSocket from 'ws'
import {forgetfulRelay} from './forgetful_relay.mjs'
import {eventSourceServer, now, socketIoServer} from './resume_peers.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '../..')
const bin = join(resolve(process.argv[2]), 'bin')
const at = process.argv.indexOf('--stop')
const stopFor = at > 0 ? Number(process.argv[at + 1]) : 60
const messages = 1000
const lines = ['websocket', 'sse', 'stream', 'long-poll', 'short-poll']
const giveUpAfter = 60 // seconds
const settled = 3 // live for so long, it stays so

const started = []
const scratch = mkdtempSync(join(tmpdir(), 'tincan-bench-'))
process.on('exit', () => {
  started.forEach(child => child.kill('SIGKILL')) // also those that are stopped
  rmSync(scratch, {recursive: true, force: true})
})
function start(command, words) {
  const child = spawn(command, words, {stdio: ['ignore', 'pipe', 'inherit'], env: {...process.env, TMPDIR: scratch}})
  started.push(child)
  return child
}

const pause = seconds => new Promise(done => setTimeout(done, seconds * 1000))
async function until(condition, seconds) {
  for (const end = now() + seconds * 1e6; now() < end; await pause(0.01)) if (condition()) return true
  return condition()
}

async function startHub() {
  const folder = mkdtempSync(join(scratch, 'hub-'))
  const hub = start(join(bin, 'tincand'), ['--listen', '127.0.0.1:0', '--data', folder, '--log-level', 'warning'])
  const url = await new Promise(done => hub.stdout.once('data', data => done(String(data).match(/http:\S+/)[0])))
  const socket = new WebSocket(url.replace('http', 'ws') + '/api/messages?limit=0', 'tincan.v1')
  await new Promise(open => socket.on('open', open))
  return {url,
    publish: ({number}) => socket.send(JSON.stringify({id: randomUUID(), room: 'lobby', name: 'Ada', text: `message ${number}`})),
    stop: () => { socket.close(); hub.kill('SIGTERM') }}
}

// A client process, and what it said last.
async function startClient({who, line, server, path, command, words}) {
  const relay = path === 'forgotten' ? await forgetfulRelay(Number(new URL(server.url).port)) : null
  const url = relay?.url ?? server.url
  const child = start(command, words(url))
  const client = {who, line, path, relay, child, connected: false, count: 0, lost: false, liveAt: null, expected: 0}
  createInterface(child.stdout).on('line', text => {
    const {at_us, connected, count} = JSON.parse(text)
    const live = connected && count >= client.expected
    if (!live) client.liveAt = null
    else client.liveAt ??= at_us
    if (!connected) client.lost = true
    Object.assign(client, {connected, count})
  })
  return client
}

async function resume(client, published) {
  if (client.count !== 1) throw new Error(`${client.line} (${client.path}) did not stand still: something continued it`)
  Object.assign(client, {expected: published(), liveAt: null, lost: false})
  const from = now()
  client.child.kill('SIGCONT')
  for (const end = from + giveUpAfter * 1e6; now() < end && !(client.liveAt && now() - client.liveAt > settled * 1e6);) await pause(0.05)
  const {who, line, path, liveAt} = client
  return {who, line, path, live_ms: liveAt && (liveAt - from) / 1000, missed: client.expected - client.count, reconnected: client.lost}
}

async function measure() {
  const hub = await startHub()
  const [sockets, events] = [await socketIoServer(), await eventSourceServer()]
  const servers = [hub, sockets, events]
  let published = 0
  const publish = () => { published++; servers.forEach(server => server.publish({number: published})) }

  const kinds = [
    ...lines.map(line => ({who: 'Tincan', line, server: hub, command: join(bin, 'bench_resume'), words: url => [url, line]})),
    ...[['socket.io', sockets], ['eventsource', events]].map(([who, server]) => ({who, line: who, server, command: process.execPath,
      words: url => [join(here, 'resume_peers.mjs'), who, url]}))]
  const clients = []
  for (const path of ['kept', 'forgotten']) for (const kind of kinds) clients.push(await startClient({...kind, path}))
  const all = async (condition, what) => {
    if (!await until(() => clients.every(condition), 30))
      throw new Error(`not ${what}: ${clients.filter(client => !condition(client)).map(({line, path}) => `${line} (${path})`).join(', ')}`)
  }
  await all(client => client.connected, 'connected')
  publish() // one that all have: who holds no place yet has none to resume from
  await all(client => client.count === 1, 'told the first message')

  for (const {child, relay} of clients) { child.kill('SIGSTOP'); relay?.forget() }
  const stopped = now()
  for (let i = 1; i <= messages; i++) {
    publish()
    await pause(Math.max(0, (stopped - now()) / 1e6 + (stopFor - 1) * i / messages))
  }
  await pause(Math.max(0, (stopped - now()) / 1e6 + stopFor))

  const runs = []
  for (const client of clients) {
    const run = await resume(client, () => published)
    // Live is who gets what is said next.
    const said = run.live_ms === null ? null : client.count
    if (said !== null) publish()
    run.follows = said !== null && await until(() => client.count === said + 1, 3)
    console.error(JSON.stringify(run))
    runs.push(run)
    client.child.kill('SIGKILL')
    client.relay?.close()
  }
  servers.forEach(server => server.stop())
  return {stop_s: stopFor, messages, runs}
}

function table({runs}) {
  const cells = run => [run.live_ms === null ? `not within ${giveUpAfter} s` : `${run.live_ms.toFixed(0)} ms`, run.missed, run.live_ms === null ? '–' : run.reconnected ? 'anew' : 'kept']
  const rows = runs.filter(({path}) => path === 'kept').map(kept => {
    const forgotten = runs.find(({line, path}) => line === kept.line && path === 'forgotten')
    return [kept.who === 'Tincan' ? `Tincan, ${kept.line}` : kept.who, ...cells(kept), ...cells(forgotten)]
  })
  const head = ['client', 'path kept: live after', 'missed', 'connection', 'path forgotten: live after', 'missed', 'connection']
  return [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n')
}

const results = await measure()
mkdirSync(join(root, 'build/bench'), {recursive: true})
writeFileSync(join(root, 'build/bench/resume.json'), JSON.stringify(results, null, 1) + '\n')
const text = `Stopped for ${results.stop_s} s, ${results.messages} messages meanwhile.\n\n${table(results)}`
console.log(text)
if (process.argv.includes('--write')) {
  const page = join(root, 'docs/benchmarks.md')
  writeFileSync(page, readFileSync(page, 'utf8').replace(/(<!-- resume -->\n)[^]*?(<!-- end -->)/, (_, begin, end) => begin + text + '\n' + end))
}
