// The servers of `./dev bench hub`, each started fresh for a row: {port, pids, follow(way), publish, stop}. `ways` says what
// of the load's ways each can be followed by.
import {execFileSync, spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const most = 20000 // descriptors
const started = new Set()
process.on('exit', () => started.forEach(child => child.kill('SIGKILL')))

// With as many descriptors as it takes.
function start(command, words) {
  const child = spawn('sh', ['-c', `ulimit -n ${most}; exec "$0" "$@"`, command, ...words], {stdio: ['ignore', 'pipe', 'inherit']})
  started.add(child)
  child.once('exit', () => started.delete(child))
  return child
}

const portSaidBy = child => new Promise((done, fail) => {
  child.stdout.once('data', text => done(Number(new URL(String(text).match(/http:\S+/)[0]).port)))
  child.once('exit', () => fail(new Error(`${child.spawnargs[3]} did not start`)))
})
async function end(child, folder) {
  const over = new Promise(done => child.once('exit', done))
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 5000)
  await over
  clearTimeout(late)
  if (folder) rmSync(folder, {recursive: true, force: true})
}

const freePort = () => new Promise(done => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const {port} = server.address()
    server.close(() => done(port))
  })
})

const tincan = bin => ({
  name: 'Tincan',
  ways: {tincan: 'WebSocket, tincan.v1', ws: 'WebSocket', sse: 'SSE', lines: 'NDJSON'},
  async start({folder = null, threads = 1}) {
    const own = folder ?? mkdtempSync(join(tmpdir(), 'tincan-bench-'))
    const child = start(join(bin, 'tincand'), ['--open', '--listen', '127.0.0.1:0', '--data', own, '--rate', '0',
      '--most-connections', String(most - 100), '--threads', String(threads), '--log-level', 'warning'])
    const port = await portSaidBy(child)
    const {head} = await (await fetch(`http://127.0.0.1:${port}/api/health`)).json()
    return {port, pids: [child.pid], follow: () => '/api/messages?limit=0', behind: () => `/api/messages?after=${head}`,
      publish: '/api/messages', stop: () => end(child, folder ? null : own)}
  },
})

// One worker a core, as Debian sets it up; no access log; memory for the messages as long as anything here needs them.
const nginxConfiguration = (folder, port, workers, buffer) => `
load_module /usr/lib/nginx/modules/ngx_nchan_module.so;
worker_processes ${workers}; worker_rlimit_nofile ${most}; daemon off; pid ${folder}/pid; error_log ${folder}/error.log error;
events { worker_connections ${most}; multi_accept on; }
http {
  access_log off; tcp_nodelay on; keepalive_requests 100000000; keepalive_timeout 600s;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  nchan_shared_memory_size 256M; nchan_message_buffer_length ${buffer}; nchan_message_timeout 1h;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location = /publish { nchan_publisher; nchan_channel_id bench; }
    location = /follow { nchan_subscriber; nchan_channel_id bench; nchan_subscriber_first_message newest; }
    location = /behind { nchan_subscriber; nchan_channel_id bench; nchan_subscriber_first_message oldest; }
  }
}
`
const childrenOf = pid => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)

const nchan = {
  name: 'nginx with nchan',
  ways: {ws: 'WebSocket', sse: 'SSE'},
  async start({keep = 0, workers = 1}) {
    const folder = mkdtempSync(join(tmpdir(), 'tincan-bench-'))
    const port = await freePort()
    mkdirSync(join(folder, 'logs'))
    writeFileSync(join(folder, 'nginx.conf'), nginxConfiguration(folder, port, workers, Math.max(keep, 1000)))
    execFileSync('chmod', ['-R', 'a+rwX', folder])
    const child = start('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')])
    for (;;) {
      const answered = await fetch(`http://127.0.0.1:${port}/nothing`).catch(() => null)
      if (answered) break
      if (child.exitCode !== null) throw new Error('nginx did not start')
      await new Promise(again => setTimeout(again, 50))
    }
    return {port, pids: [child.pid, ...childrenOf(child.pid)], follow: () => '/follow', behind: () => '/behind',
      publish: '/publish', stop: () => end(child, folder)}
  },
}

const node = {
  name: 'Node with ws',
  ways: {ws: 'WebSocket', sse: 'SSE'},
  async start({keep = 0, store = false}) {
    const folder = mkdtempSync(join(tmpdir(), 'tincan-bench-'))
    const words = [join(here, 'hub_peers.mjs'), '--keep', String(keep), ...store ? ['--store', join(folder, 'log')] : []]
    const child = start(process.execPath, words)
    const port = await portSaidBy(child)
    return {port, pids: [child.pid], follow: () => '/sse', behind: () => '/sse', publish: '/publish', stop: () => end(child, folder)}
  },
}

// What it costs Node to promise as much.
const synced = {...node, name: 'Node with ws, synced', start: options => node.start({...options, store: true})}

export const servers = bin => ({tincan: tincan(bin), nchan, node, synced})
