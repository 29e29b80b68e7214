// What hub.mjs measured, as Markdown tables and as a plot: a column, or a bar, a server.
const namesOf = runs => [...new Set(runs.map(run => run.who))]
const grouped = n => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',')
const milliseconds = us => (us / 1000).toFixed(us < 10000 ? 2 : 0)
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n')

// A table of one figure, where `keys` say what makes a row, and `cell` what a server's run is told as.
function compare(runs, keys, figures) {
  const names = namesOf(runs)
  const rows = [...new Set(runs.map(run => keys.map(key => run[key]).join('|')))]
  return table([...keys, 'figure', ...names], rows.flatMap(row => Object.entries(figures).map(([figure, cell]) => [
    ...row.split('|'), figure,
    ...names.map(name => {
      const run = runs.find(one => one.who === name && keys.map(key => one[key]).join('|') === row)
      return run ? cell(run) + (run.complete ? '' : ' (not all arrived)') : '–'
    })])))
}

const fanout = {
  'deliveries/s': run => grouped(run.deliveries_per_s),
  'CPU µs a delivery': run => run.cpu_us_per_delivery.toFixed(2),
  'bytes a delivery': run => run.bytes_per_delivery.toFixed(0),
}
const latency = {
  'p50 ms': run => milliseconds(run.p50_us),
  'p99 ms': run => milliseconds(run.p99_us),
  'CPU µs a delivery': run => run.cpu_us_per_delivery.toFixed(1),
}

const sections = {
  fanout: runs => ['Fan-out, 16 authors who publish as fast as they are answered, 128 messages on their way at most:', '',
    compare(runs, ['way', 'followers'], fanout), '', 'Memory of the server for an idle follower, bytes:', '',
    compare(runs, ['way', 'followers'], {bytes: run => grouped(run.bytes_per_follower)})],
  paced: runs => ['From handing in until a follower has it, at a fixed rate (messages/s). Tincan and the synced Node have it on disk before:', '', compare(runs, ['way', 'followers', 'rate'], latency)],
  publish: runs => ['Publications, nobody follows. Tincan and the synced Node have them on disk before they answer, the others in memory:', '',
    compare(runs, ['authors'], {'publications/s': run => grouped(run.publications_per_s), 'answer p50 ms': run => milliseconds(run.answer_p50_us),
      'answer p99 ms': run => milliseconds(run.answer_p99_us)})],
  catchup: runs => ['Followers who come back behind, until the last one has everything:', '',
    compare(runs, ['way', 'followers', 'behind'], {seconds: run => run.seconds.toFixed(2), 'events/s': run => grouped(run.deliveries_per_s),
      'memory MiB': run => grouped(run.memory_after_kib / 1024)})],
  stuck: runs => ['One that never reads (stuck: 1) beside 1,000 that do:', '',
    compare(runs, ['way', 'stuck'], {'deliveries/s': run => grouped(run.deliveries_per_s), 'memory MiB at the end': run => grouped(run.memory_after_kib / 1024)})],
  threads: runs => ['Tincan with one and two threads that send, at a fixed rate (messages/s):', '',
    compare(runs, ['way', 'followers', 'rate', 'threads'], latency)],
  length: runs => ['Tincan with a log of so many events, 1,000 followers by WebSocket:', '',
    table(['events', 'deliveries/s', 'CPU µs a delivery', 'answer p50 ms'], runs.map(run => [grouped(run.events), grouped(run.deliveries_per_s),
      run.cpu_us_per_delivery.toFixed(2), milliseconds(run.answer_p50_us)]))],
}

export const tables = results =>
  Object.entries(results).flatMap(([name, runs]) => [...sections[name](runs), '']).join('\n').trimEnd()

// Deliveries a second, a bar a server.
export function plot(runs) {
  const rows = [...new Set(runs.map(({way, followers}) => `${way}|${followers}`))].map(row => row.split('|'))
  const names = namesOf(runs)
  const widest = Math.max(...runs.map(run => run.deliveries_per_s))
  const colours = ['#2460d8', '#9aa4af', '#c9ced4']
  const bars = rows.map(([way, followers], i) => names.map((name, j) => {
    const run = runs.find(one => one.who === name && one.way === way && String(one.followers) === followers)
    const width = 540 * run.deliveries_per_s / widest
    const y = i * 66 + 36 + j * 18
    return `<rect x="170" y="${y}" width="${width}" height="15" fill="${colours[j]}"/>` +
      `<text x="${176 + width}" y="${y + 12}">${name} ${grouped(run.deliveries_per_s)}</text>`
  }).join('') + `<text x="10" y="${i * 66 + 66}">${way}, ${grouped(Number(followers))}</text>`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="920" height="${rows.length * 66 + 40}" font-family="sans-serif" font-size="12">` +
    '<rect width="100%" height="100%" fill="#ffffff"/><text x="10" y="20" font-weight="bold">Deliveries a second, by followers</text>' + bars + '</svg>\n'
}
