// The keyboard of a spreadsheet, and blocks pasted from one.

// The neighbour of a cell in its column, past the rows without one.
function above(cells, input, step) {
  const column = cells.filter((cell) => cell.dataset.column === input.dataset.column)
  return column[column.indexOf(input) + step]
}

function beside(cells, input, step) {
  const line = cells.filter((cell) => cell.dataset.row === input.dataset.row)
  return line[line.indexOf(input) + step]
}

function undoes({ key, ctrlKey, metaKey, shiftKey }) {
  return key.toLowerCase() === "z" && (ctrlKey || metaKey) && !shiftKey
}

// Two spellings of one choice.
function alike(one, other) {
  return one.localeCompare(other, undefined, { sensitivity: "base" }) === 0
}

// Where a key leads from a cell; nothing where the key is the cell's own.
function led(event, cells) {
  const input = event.target
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return undefined
  if (event.key === "Enter") return above(cells, input, event.shiftKey ? -1 : 1)
  if (input.tagName === "SELECT" || event.shiftKey) return undefined
  const { selectionStart: start, selectionEnd: end, value } = input
  const whole = start === 0 && end === value.length
  if (event.key === "ArrowDown") return above(cells, input, 1)
  if (event.key === "ArrowUp") return above(cells, input, -1)
  if (event.key === "ArrowLeft" && (whole || end === 0)) return beside(cells, input, -1)
  if (event.key === "ArrowRight" && (whole || start === value.length)) return beside(cells, input, 1)
  return undefined
}

// The lines and cells of a copied block; a quoted cell may hold breaks.
function block(text) {
  const lines = [[]]
  const copied = text.replace(/\r\n?/g, "\n").replace(/\n$/, "")
  for (const [, cell, mark] of copied.matchAll(/("(?:[^"]|"")*"|[^\t\n]*)(\t|\n|$)/g)) {
    const quoted = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"')
    lines.at(-1).push((quoted ? cell.slice(1, -1).replaceAll('""', '"') : cell).trim())
    if (mark === "\n") lines.push([])
    if (mark === "") break
  }
  return lines
}
