// The peers of `./dev bench resume`, as clients that follow until they are killed, and their servers.
//   node resume_peers.mjs socket.io|eventsource URL
// Prints what bench_resume.cpp prints: {"at_us", "connected", "count"} whenever something changed.
import {createServer} from 'node:http'
import {fileURLToPath} from 'node:url'
import {EventSource} from 'eventsource'
import {Server} from 'socket.io'
import {io} from 'socket.io-client'

export const now = () => Number(process.hrtime.bigint() / 1000n)

// Connection state recovery with time enough for any run; the heartbeat (every 25 s, 20 s for the answer) is the default.
export function socketIoServer() {
  const http = createServer()
  const server = new Server(http, {connectionStateRecovery: {maxDisconnectionDuration: 24 * 3600 * 1000}})
  return listening(http, message => server.emit('message', message), () => server.close())
}

// The whole log, and after Last-Event-ID; a comment every 10 s keeps the stream alive.
export function eventSourceServer() {
  const log = []
  const streams = new Set()
  const written = number => `id: ${number}\ndata: ${log[number - 1]}\n\n`
  const http = createServer((request, answer) => {
    answer.writeHead(200, {'content-type': 'text/event-stream'})
    answer.write(': hello\n\n')
    for (let number = Number(request.headers['last-event-id'] ?? 0) + 1; number <= log.length; number++) answer.write(written(number))
    streams.add(answer)
    answer.on('close', () => streams.delete(answer))
  })
  const heartbeat = setInterval(() => streams.forEach(answer => answer.write(':\n\n')), 10000)
  return listening(http, message => {
    log.push(JSON.stringify(message))
    streams.forEach(answer => answer.write(written(log.length)))
  }, () => { clearInterval(heartbeat); http.close(); http.closeAllConnections() })
}

function listening(http, publish, stop) {
  return new Promise(done => http.listen(0, '127.0.0.1', () =>
    done({url: `http://127.0.0.1:${http.address().port}`, publish, stop})))
}

const clients = {
  'socket.io'(url, say, show) {
    io(url, {transports: ['websocket']}).on('connect', () => say(true)).on('disconnect', () => say(false)).on('message', show)
  },
  eventsource(url, say, show) {
    const source = new EventSource(url)
    source.onopen = () => say(true)
    source.onerror = () => say(false)
    source.onmessage = event => show(JSON.parse(event.data))
  },
}

function follow(peer, url) {
  const seen = new Set()
  let connected = false
  let changed = null
  // Once for all that came in one go.
  const note = () => {
    if (!changed) setImmediate(() => {
      process.stdout.write(JSON.stringify({at_us: changed, connected, count: seen.size}) + '\n')
      changed = null
    })
    changed = now()
  }
  clients[peer](url, is => { connected = is; note() }, message => { seen.add(message.number); note() })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) follow(...process.argv.slice(2))
