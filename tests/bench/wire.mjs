// `./dev bench wire`: our SseParser and npm's eventsource-parser on the same bytes, in one run; the median of the repetitions.
//   node wire.mjs BUILD-FOLDER [--write]
import {execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {createParser} from 'eventsource-parser'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const bin = join(resolve(process.argv[2]), 'bin')
const repeats = 7
const out = join(root, 'build/bench')
mkdirSync(out, {recursive: true})

// What a hub sends: 100,000 messages with Latin, Chinese and emoji.
const texts = ['On it.', 'Shall we try the long polling line?', '切换线路的时候消息一条都没丢 🎉',
  'curl -N -H "Accept: text/event-stream" http://localhost:8080/api/messages '.repeat(3)]
let wire = 'retry: 2000\n\n'
for (let i = 1; i <= 100000; i++) {
  wire += `id: k3f9a1.${i}\ndata: ${JSON.stringify({type: 'message', cursor: `k3f9a1.${i}`, id: '7d444840-9dc0-11d1-b245-5ffdce74fad2',
    room: 'lobby', sender: {id: 'u_7f0011223344', name: 'Ada'}, time: '2026-11-23T09:30:00.123Z', text: texts[i % texts.length]})}\n\n`
}
const file = join(out, 'wire.txt')
writeFileSync(file, wire)
const bytes = readFileSync(file)

const median = list => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
const speed = (seconds, events) => ({mb_per_s: bytes.length / 1e6 / seconds, events_per_s: events / seconds})

// It takes strings, so decoding is part of its work, as it is in every program that uses it.
function peer(chunk) {
  let events = 0
  const seconds = []
  for (let i = 0; i < repeats; i++) {
    events = 0
    const started = process.hrtime.bigint()
    const decoder = new TextDecoder()
    const parser = createParser({onEvent: () => { events++ }})
    for (let at = 0; at < bytes.length; at += chunk) parser.feed(decoder.decode(bytes.subarray(at, at + chunk), {stream: true}))
    seconds.push(Number(process.hrtime.bigint() - started) / 1e9)
  }
  return {events, seconds}
}
const ours = chunk => JSON.parse(execFileSync(join(bin, 'bench_wire'), [file, String(chunk), String(repeats)]))

const results = [65536, 1024, 64].map(chunk => {
  const [our, their] = [ours(chunk), peer(chunk)]
  if (our.events !== 100000 || their.events !== 100000) throw new Error(`events: ${our.events} and ${their.events}`)
  return {chunk, ours: speed(median(our.seconds), our.events), peer: speed(median(their.seconds), their.events)}
})
const decoded = ours(0)
const withDecoding = speed(median(decoded.seconds), decoded.events)
writeFileSync(join(out, 'wire.json'), JSON.stringify({bytes: bytes.length, repeats, results, withDecoding}, null, 1) + '\n')

const text = ['| bytes a chunk | Tincan MB/s | events/s | eventsource-parser MB/s | events/s | ratio |', '| --- | --- | --- | --- | --- | --- |',
  ...results.map(({chunk, ours, peer}) => `| ${chunk} | ${ours.mb_per_s.toFixed(0)} | ${Math.round(ours.events_per_s)} | ` +
    `${peer.mb_per_s.toFixed(0)} | ${Math.round(peer.events_per_s)} | ${(ours.mb_per_s / peer.mb_per_s).toFixed(1)} |`), '',
  `With every event decoded from JSON as well: ${withDecoding.mb_per_s.toFixed(0)} MB/s, ${Math.round(withDecoding.events_per_s)} events/s.`].join('\n')
console.log(text)
if (process.argv.includes('--write')) {
  const page = join(root, 'docs/benchmarks.md')
  writeFileSync(page, readFileSync(page, 'utf8').replace(/(<!-- wire -->\n)[^]*?(<!-- end -->)/, (_, begin, end) => begin + text + '\n' + end))
}
