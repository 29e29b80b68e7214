// For what is measured on a screen: the script runs once more, on an X display and a session bus of its own, where a
// window manager and nothing else is.
import {spawn, spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'

export const ownDisplay = url => {
  if (process.argv.includes('--inside')) {
    const manager = spawn('openbox', [], {stdio: 'ignore'})
    manager.unref()
    process.on('exit', () => manager.kill())
    return
  }
  const words = ['-a', '-s', '-screen 0 1600x1000x24 -nolisten tcp', 'dbus-run-session', '--', process.execPath, fileURLToPath(url)]
  const done = spawnSync('xvfb-run', [...words, ...process.argv.slice(2), '--inside'], {stdio: 'inherit'})
  process.exit(done.status ?? 1)
}
