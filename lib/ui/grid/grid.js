// The grid: shows the sheet, hears each keystroke, keeps it and sends it.
const grids = new WeakMap()

class Grid {
  constructor(root) {
    this.root = root.querySelector(".sheet")
    this.status = make("p", { role: "status" })
    this.back = make("button", { type: "button", hidden: true })
    this.table = new Table()
    this.root.append(make("div", { class: "bar" }, this.status, this.back), this.table.element)
    this.post = new Post()
    this.root.addEventListener("input", (event) => this.typed(event.target))
    this.root.addEventListener("change", (event) => this.left(event.target))
    this.root.addEventListener("focusin", ({ target }) => target.dataset.column && target.select?.())
    this.root.addEventListener("focusout", (event) => this.blurred(event))
    this.root.addEventListener("keydown", (event) => this.pressed(event))
    this.root.addEventListener("paste", (event) => this.pasted(event))
    this.root.addEventListener("click", ({ target }) => target.dataset.choice && this.chosen(target))
    this.back.addEventListener("click", () => this.unpaste())
    this.clock = setInterval(() => this.insist(), 1000)
  }

  show(data, channel) {
    const frame = data.place + data.language
    if (frame !== this.frame) this.reset(data)
    this.frame = frame
    this.data = data
    this.channel = channel
    this.memory.forget(this.post.hear(data))
    this.outgrow(data.rows)
    this.draw()
    this.send()
  }

  reset(data) {
    this.memory = new Memory(data.place)
    this.words = data.words
    this.grown = []
    this.post.flying = this.open = undefined
    say(this.back, data.words.unpaste)
    this.table.reset(data)
  }

  // What has the focus keeps it, and its caret, though its line be moved or made anew.
  draw() {
    const held = this.root.getRootNode().activeElement
    const caret = [held?.selectionStart, held?.selectionEnd]
    this.drawing = true
    this.table.lay(this.rows, this.data)
    const kept = this.memory.all
    for (const line of this.table.order) {
      const { id } = line.row
      line.update({ kept: kept[id]?.texts, open: this.open, written: this.data.written.includes(id) })
    }
    this.drawing = false
    const again = this.input(held?.dataset ?? {})
    if (!again || again === this.root.getRootNode().activeElement) return
    again.focus()
    again.setSelectionRange?.(...caret)
  }

  line(row) {
    return this.table.lines.get(row)
  }

  input({ row, column }) {
    return this.line(row)?.inputs[column]
  }

  // The lines of the server, and below the empty ones those made for a block that is longer.
  get rows() {
    const { rows } = this.data
    if (!this.grown.length) return rows
    const last = rows.findLastIndex(({ kind, blank }) => blank && kind === this.grown[0].kind)
    return [...rows.slice(0, last + 1), ...this.grown, ...rows.slice(last + 1)]
  }

  grow(kind, count) {
    const empty = this.data.rows.findLast((row) => row.kind === kind && row.blank)
    if (!empty || count < 1) return
    for (let i = 0; i < count; i++) this.grown.push({ ...empty, id: `${empty.id}.${Date.now()}.${i}` })
    this.draw()
  }

  outgrow(rows) {
    const known = new Set(rows.map(({ id }) => id))
    const kept = this.memory.all
    this.grown = this.grown.filter(({ id }) => kept[id] && !known.has(id))
  }

  typed(input) {
    const { row, column } = input.dataset
    if (!column) return
    this.open = this.line(row).row.whole ? { row } : { row, column }
    this.justPasted = false
    this.keep(input)
  }

  left(input) {
    if (!input.dataset.column || this.drawing) return
    this.keep(input)
    if (!this.line(input.dataset.row).row.whole) this.open = undefined
    this.send()
  }

  blurred({ target, relatedTarget }) {
    if (this.drawing || (this.open && !this.open.column && relatedTarget?.dataset.row === this.open.row)) return
    this.open = undefined
    if (relatedTarget?.closest("[role=dialog]")) this.taken = { ...target.dataset }
    this.send()
  }

  // Streamlit's message of a lost connection takes the focus: when it goes, typing goes on where it was.
  resume() {
    if (!this.taken || document.activeElement !== document.body) return
    const input = this.input(this.taken)
    this.taken = undefined
    input?.focus()
    input?.setSelectionRange?.(input.value.length, input.value.length)
  }

  keep(input) {
    const { row, column } = input.dataset
    const line = this.line(row)
    this.memory.keep(row, column, input.value, line.row.seen)
    if (input.value.trim())
      for (const [other, text] of Object.entries(this.data.columns[column].implies)) {
        if (line.inputs[other].value === text) continue
        line.inputs[other].value = text
        this.memory.keep(row, other, text, line.row.seen)
      }
    this.tell()
  }

  send() {
    this.post.send(this.memory.closed(this.open), this.channel)
    this.tell()
  }

  insist() {
    if (!this.memory) return
    this.post.tire()
    this.send()
    this.resume()
  }

  tell() {
    const waits = Object.keys(this.memory.closed(this.open)).length > 0
    const stands = waits ? this.words[this.post.lost ? "lost" : "sending"] : this.data.summary
    say(this.status, [this.news, stands].filter(Boolean).join(" "))
  }

  pressed(event) {
    event.stopPropagation() // Streamlit has shortcuts of its own.
    if (!event.target.dataset.column) return
    if (this.justPasted && undoes(event)) {
      event.preventDefault()
      return this.unpaste()
    }
    const cells = [...this.root.querySelectorAll("[data-column]")].filter((cell) => !cell.closest("[hidden]"))
    const next = led(event, cells)
    if (next) event.preventDefault()
    return next?.focus()
  }

  pasted(event) {
    const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "")
    const { row, column } = event.target.dataset
    if (!column || column === REASON || !/[\t\r\n]/.test(text)) return
    event.preventDefault()
    this.spread(block(text), this.line(row), column)
  }

  // A block goes down the lines of one kind.
  spread(copied, first, column) {
    const counts = { pasted: 0, locked: 0, beyond: 0, unknown: 0 }
    const { kind } = first.row
    const same = () => this.table.order.filter(({ row }) => row.kind === kind)
    const [top, left] = [same().indexOf(first), first.places.indexOf(column)]
    this.grow(kind, top + copied.length - same().length)
    const lines = same()
    this.before = []
    copied.forEach((texts, down) =>
      texts.forEach((text, right) => {
        if (text) counts[this.put(lines[top + down], left + right, text)] += 1
      }),
    )
    this.open = undefined
    this.news = Object.entries(counts).filter(([, count]) => count).map(([name, count]) => `${this.words[name]}${count}.`).join(" ")
    this.back.hidden = !counts.pasted
    this.justPasted = counts.pasted > 0
    this.send()
  }

  put(line, place, text) {
    const column = line?.places[place]
    if (!column) return "beyond"
    if (!line.open(column)) return "locked"
    const input = line.inputs[column]
    const { options } = this.data.columns[column]
    const option = options.find((words) => words.some((word) => alike(word, text)))
    if (options.length && !option) return "unknown"
    this.before.push([input, input.value])
    input.value = option ? option[0] : text
    this.keep(input)
    return "pasted"
  }

  unpaste() {
    for (const [input, text] of this.before.reverse()) {
      input.value = text
      this.keep(input)
    }
    this.news = ""
    this.back.hidden = true
    this.justPasted = false
    this.send()
  }

  chosen(button) {
    const { keep, column, text } = JSON.parse(button.dataset.choice)
    const { row } = button.dataset
    const input = this.input({ row, column }) ?? Object.values(this.line(row).inputs)[0]
    input.focus()
    if (keep) return this.channel.setTriggerValue("decided", { row, keep })
    input.value = text
    this.keep(input)
    this.open = undefined
    return this.send()
  }
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const grid = grids.get(parentElement) ?? new Grid(parentElement)
  grids.set(parentElement, grid)
  grid.show(data, { setStateValue, setTriggerValue })
  return () => {
    clearInterval(grid.clock)
    grids.delete(parentElement)
  }
}
