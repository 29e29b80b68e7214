// A TCP relay that can forget: what is open then goes nowhere, both ways, and nobody is told, as when a router lost its
// table or the machine woke in another network. New connections are served.
import net from 'node:net'

export function forgetfulRelay(targetPort) {
  const pairs = new Set()
  const server = net.createServer(client => {
    const upstream = net.connect(targetPort, '127.0.0.1')
    const pair = {client, upstream, forgotten: false}
    pairs.add(pair)
    const pass = to => data => { if (!pair.forgotten) to.write(data) }
    client.on('data', pass(upstream))
    upstream.on('data', pass(client))
    const end = () => {
      if (pair.forgotten) return
      client.destroy()
      upstream.destroy()
      pairs.delete(pair)
    }
    for (const side of [client, upstream]) side.setNoDelay().on('end', end).on('close', end).on('error', end)
  })
  return new Promise(done => server.listen(0, '127.0.0.1', () => done({
    url: `http://127.0.0.1:${server.address().port}`,
    forget: () => pairs.forEach(pair => { pair.forgotten = true }),
    close: () => {
      server.close()
      pairs.forEach(({client, upstream}) => { client.destroy(); upstream.destroy() })
    }})))
}
