// `./dev bench hub`: the hub beside nginx with nchan and a Node server with `ws`, the same 200 bytes, in one run.
//   node hub.mjs BUILD-FOLDER [--quick] [--only fanout,paced,publish,catchup,stuck,threads,length] [--log EVENTS,EVENTS...] [--write]
// Writes build/bench/hub.json and prints the tables; --write puts tables and plot into docs/. Each figure is of a server
// that was started for it, one after the other, and nothing else may run meanwhile.
import {execFile, execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {servers} from './hub_servers.mjs'
import {plot, tables} from './hub_tables.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '../..')
const bin = join(resolve(process.argv[2]), 'bin')
const word = name => { const at = process.argv.indexOf(name); return at > 0 ? process.argv[at + 1] : null }
const quick = process.argv.includes('--quick')
const only = word('--only')?.split(',')
const seconds = quick ? 1 : 3
const {tincan, nchan, node, synced} = servers(bin)
// How each is followed: Tincan's own client agrees on its subprotocol, a page does not.
const contenders = [[tincan, {WebSocket: 'tincan', SSE: 'sse'}], [nchan, {WebSocket: 'ws', SSE: 'sse'}], [node, {WebSocket: 'ws', SSE: 'sse'}],
  [synced, {WebSocket: 'ws', SSE: 'sse'}]]

function load(server, way, words, follow = server.follow) {
  const asked = {port: server.port, pids: server.pids.join(','), way, follow: follow(way), publish: server.publish, ...words}
  return new Promise((done, fail) => execFile(join(bin, 'bench_hub'), Object.entries(asked).map(([name, value]) => `${name}=${value}`),
    {timeout: 700000}, (error, out, problem) => error ? fail(new Error(problem || error.message)) : done(JSON.parse(out))))
}

// One figure: a fresh server, a load, the end of both.
async function measure(row, kind, way, words, {options = {}, before = async () => {}, behind = false} = {}) {
  const server = await kind.start(options)
  try {
    await before(server)
    const took = {...row, who: kind.name, ...await load(server, way, words, behind ? server.behind : server.follow)}
    console.error(JSON.stringify(took))
    return took
  } finally {
    await server.stop()
  }
}

async function everybody(rows, who = [tincan, nchan, node]) {
  const took = []
  for (const {row, words, more = {}, ways = ['WebSocket', 'SSE']} of rows)
    for (const way of ways)
      for (const [kind, by] of contenders.filter(([kind]) => who.includes(kind)))
        took.push(await measure({...row, way}, kind, by[way], words, more))
  return took
}

const crowds = quick ? [100, 1000] : [100, 1000, 5000]
const fill = count => server => load(server, 'ws', {followers: 0, authors: 8, batch: server.publish === '/publish' ? 1 : 500,
  count, seconds: 600})
const most = crowds.at(-1)
const behindBy = quick ? 2000 : 10000

const groups = {
  fanout: () => everybody(crowds.map(followers => ({row: {followers}, words: {followers, authors: 16, seconds}}))),
  paced: () => everybody([1, ...crowds].map(followers => {
    const rate = followers > 1000 ? 5 : 20
    return {row: {followers, rate}, words: {followers, authors: 4, rate, seconds}}
  }), [tincan, nchan, node, synced]),
  publish: () => everybody([1, 10, 100].map(authors => ({row: {authors}, words: {followers: 0, authors, seconds}, ways: ['WebSocket']})),
    [tincan, nchan, node, synced]),
  catchup: () => everybody([{row: {followers: 1000, behind: behindBy}, words: {followers: 1000, authors: 0, expect: behindBy},
    more: {before: fill(behindBy), behind: true, options: {keep: behindBy}}}]),
  stuck: () => everybody([0, 1].map(stuck => ({row: {followers: 1000, stuck}, words: {followers: 1000, stuck, authors: 16, seconds}}))),
  threads: () => everybody([1, 2].map(threads => ({row: {threads, followers: most, rate: 5},
    words: {followers: most, authors: 4, rate: 5, seconds}, more: {options: {threads}}})), [tincan]),
  async length() {
    const took = []
    for (const events of (word('--log') ?? (quick ? '1000,20000' : '1000,1000000,10000000')).split(',').map(Number)) {
      const folder = mkdtempSync(join(tmpdir(), 'tincan-bench-'))
      const before = await tincan.start({folder})
      await fill(500)(before)
      await before.stop()
      execFileSync('python3', [join(here, 'fill_log.py'), folder, String(events)])
      execFileSync(join(bin, 'tincand'), ['check', '--data', folder])
      took.push(await measure({events}, tincan, 'tincan', {followers: 1000, authors: 16, seconds}, {options: {folder}}))
      rmSync(folder, {recursive: true, force: true})
    }
    return took
  },
}

const results = {}
for (const [name, group] of Object.entries(groups)) if (!only || only.includes(name)) results[name] = await group()
mkdirSync(join(root, 'build/bench'), {recursive: true})
writeFileSync(join(root, 'build/bench/hub.json'), JSON.stringify(results, null, 1) + '\n')
console.log(tables(results))
if (process.argv.includes('--write')) {
  const page = join(root, 'docs/benchmarks.md')
  const text = readFileSync(page, 'utf8')
  writeFileSync(page, text.replace(/(<!-- hub -->\n)[^]*?(<!-- end -->)/, (_, begin, end) => begin + tables(results) + '\n' + end))
  if (results.fanout) writeFileSync(join(root, 'docs/pictures/hub.svg'), plot(results.fanout))
}
