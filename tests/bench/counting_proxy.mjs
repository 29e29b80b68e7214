// A TCP relay that counts: bytes both ways, connections, and HTTP requests. For bytes and requests per message only; no
// time is measured through it.
import net from 'node:net'

export function countingProxy(targetPort) {
  const counts = {up: 0, down: 0, requests: 0, connections: 0}
  const server = net.createServer(client => {
    counts.connections++
    const upstream = net.connect(targetPort, '127.0.0.1')
    client.on('data', data => {
      counts.up += data.length
      counts.requests += data.toString('latin1').match(/(GET|POST) \S* HTTP\/1\.1\r\n/g)?.length ?? 0
      upstream.write(data)
    })
    upstream.on('data', data => { counts.down += data.length; client.write(data) })
    const end = () => { client.destroy(); upstream.destroy() }
    for (const side of [client, upstream]) side.on('close', end).on('error', end)
  })
  return new Promise(done => server.listen(0, '127.0.0.1', () => done({
    url: `http://127.0.0.1:${server.address().port}`, counts, close: () => server.close()})))
}
