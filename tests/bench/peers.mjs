// The peers of `./dev bench lines`: what a JavaScript program does with the usual packages, against the same hub.
//   node peers.mjs live URL LINE RATE COUNT       one client writes, another reads; from send to the reader's callback
//   node peers.mjs receive URL LINE CURSOR COUNT  follows from a cursor (events/s, peak memory)
// LINE: websocket (ws), sse (eventsource), stream, long-poll and short-poll (fetch loops). Nothing is stored.
import {randomUUID} from 'node:crypto'
import WebSocket from 'ws'
import {EventSource} from 'eventsource'

const [mode, url, line, third, fourth] = process.argv.slice(2)
const base = url + '/api/messages'
const at = after => after ? '?after=' + after : '?limit=0'

const followers = {
  websocket(after, show, opened) {
    const socket = new WebSocket(base.replace('http', 'ws') + at(after), 'tincan.v1', {perMessageDeflate: false})
    socket.on('open', opened)
    socket.on('message', data => JSON.parse(data).forEach(show))
    return message => socket.send(JSON.stringify(message))
  },
  sse(after, show, opened) {
    const source = new EventSource(base + at(after))
    source.onopen = opened
    source.onmessage = e => show(JSON.parse(e.data))
    return post
  },
  stream(after, show, opened) {
    (async () => {
      const answer = await fetch(base + at(after), {headers: {accept: 'application/x-ndjson'}})
      opened()
      let rest = ''
      for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
        const lines = (rest + piece).split('\n')
        rest = lines.pop()
        for (const text of lines) if (text) show(JSON.parse(text))
      }
    })()
    return post
  },
  'long-poll'(after, show, opened) {
    poll(after, show, opened, '&wait=25', 0)
    return post
  },
  'short-poll'(after, show, opened) {
    poll(after, show, opened, '', 1000)
    return post
  },
}

async function poll(after, show, opened, more, pause) {
  let cursor = after
  for (;;) {
    const answer = await fetch(base + at(cursor) + (cursor ? more : ''))
    cursor = answer.headers.get('tincan-cursor')
    const events = await answer.json()
    opened()
    events.forEach(show)
    if (pause && events.length < 500) await new Promise(done => setTimeout(done, pause))
  }
}

function post(message) {
  fetch(base, {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(message)})
    .then(answer => answer.arrayBuffer())
}

// As in bench_lines.cpp: in step with nobody's interval.
const dueAt = number => number + number * 0.6180339887 % 1
const now = () => Number(process.hrtime.bigint() / 1000n)
const cpu = () => { const used = process.cpuUsage(); return (used.user + used.system) / 1e6 }

function live(rate, count) {
  const left = new Map()
  const took = []
  let ready = 0
  const begin = () => { if (++ready === 2) start() }
  const once = f => { let done = false; return () => { if (!done) { done = true; f() } } }
  followers[line](null, event => {
    const since = left.get(event.id)
    if (since === undefined) return
    took.push(now() - since)
    if (took.length === count) finish()
  }, once(begin))
  const send = followers[line](null, () => {}, once(begin))
  let started, cpuBefore
  function start() {
    started = now()
    cpuBefore = cpu()
    let sent = 0
    const timer = setInterval(() => {
      const passed = (now() - started) * rate / 1e6
      for (; sent < count && dueAt(sent) <= passed; ++sent) {
        const id = randomUUID()
        left.set(id, now())
        send({id, room: 'lobby', name: 'Ada', text: `peer message ${sent} of a run with some words in it`})
      }
      if (sent === count) clearInterval(timer)
    }, 1)
  }
  function finish() {
    took.sort((a, b) => a - b)
    const percentile = share => took[Math.min(took.length - 1, Math.floor(share * took.length))]
    print({p50_us: percentile(0.5), p99_us: percentile(0.99), received: took.length,
      seconds: (now() - started) / 1e6, cpu_s: cpu() - cpuBefore})
  }
}

function receive(after, count) {
  let seen = 0
  const started = now()
  followers[line](after, event => {
    if (!event.cursor || event.type === 'hello') return
    if (++seen < count) return
    const seconds = (now() - started) / 1e6
    print({events: seen, seconds, events_per_s: Math.round(seen / seconds),
      peak_kib: process.resourceUsage().maxRSS, cpu_s: cpu()})
  }, () => {})
}

function print(result) {
  process.stdout.write(JSON.stringify(result) + '\n', () => process.exit(0))
}

if (mode === 'live') live(Number(third), Number(fourth))
else receive(third, Number(fourth))
