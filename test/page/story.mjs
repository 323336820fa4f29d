// Stories as records of JSON Lines: files whose first lines are "Title:", "Date:" and "Outlet:". Run by tool/screenshots.
import { readFileSync } from 'node:fs'

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8')
  const [head] = text.split('\n\n', 1)
  const record = { id: file.split('/').slice(-2).join('-').replace('.txt', '') }
  for (const line of head.split('\n')) {
    const [, name, value] = /^(\w+): (.*)$/.exec(line) ?? []
    if (name) record[name.toLowerCase()] = value
  }
  console.log(JSON.stringify({ ...record, text: text.slice(head.length).trim() }))
}
