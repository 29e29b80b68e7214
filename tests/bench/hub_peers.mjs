// The Node peer of `./dev bench hub`: fan-out as one writes it with `ws` and node:http. Prints its port.
//   node hub_peers.mjs [--keep N] [--store FILE]
// POST /publish says the body to all: WebSockets anywhere, event streams at /sse. --keep: the newest N are sent first to
// whoever comes, from memory. --store: a publication is appended to a file and synced before it is answered, as many at
// once as wait, which is what it takes to promise what Tincan promises.
import {createServer} from 'node:http'
import {open} from 'node:fs/promises'
import {WebSocketServer} from 'ws'

const word = name => { const at = process.argv.indexOf(name); return at > 0 ? process.argv[at + 1] : null }
const keep = Number(word('--keep') ?? 0)
const file = word('--store') ? await open(word('--store'), 'a') : null
const kept = []
const streams = new Set()
const block = text => `id: 1\ndata: ${text}\n\n`

function tell(text) {
  if (keep) {
    kept.push(text)
    if (kept.length > keep) kept.shift()
  }
  for (const socket of sockets.clients) socket.send(text)
  const bytes = block(text)
  for (const stream of streams) stream.write(bytes)
}

let waiting = []
let syncing = false
async function store(text, answer) {
  waiting.push({text, answer})
  if (syncing) return
  syncing = true
  while (waiting.length) {
    const batch = waiting
    waiting = []
    await file.appendFile(batch.map(({text}) => text + '\n').join(''))
    await file.datasync()
    batch.forEach(({text, answer}) => { tell(text); answer() })
  }
  syncing = false
}

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, {'content-type': 'text/event-stream', 'cache-control': 'no-store'})
    response.write(': open\n\n' + kept.map(block).join(''))
    streams.add(response)
    response.on('close', () => streams.delete(response))
    return
  }
  let text = ''
  request.setEncoding('utf8').on('data', piece => { text += piece }).on('end', () => {
    const answer = () => response.writeHead(201, {'content-length': 0}).end()
    if (file) store(text, answer)
    else {
      tell(text)
      answer()
    }
  })
})
server.keepAliveTimeout = 0
server.requestTimeout = 0
const sockets = new WebSocketServer({server, perMessageDeflate: false})
sockets.on('connection', socket => kept.forEach(text => socket.send(text)))
server.listen(0, '127.0.0.1', 4096, () => console.log(`listening on http://127.0.0.1:${server.address().port}`))
