// The grid: shows the sheet, keeps each keystroke, sends what is typed until the server says it has it.
// Milliseconds without an answer, before it is sent again: at first, then at most.
const PATIENCE = [4000, 15000]
const grids = new WeakMap()

class Grid {
  constructor(root) {
    this.root = root.querySelector(".entry")
    this.status = make("p", { role: "status" })
    this.back = make("button", { type: "button", hidden: true })
    this.table = make("table", { class: "grid" })
    this.root.append(make("div", { class: "bar" }, this.status, this.back), this.table)
    this.lines = new Map()
    this.number = 0
    this.patience = PATIENCE[0]
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
    this.hear(data)
    this.lay(data.rows)
    const kept = this.memory.all
    for (const row of data.rows) {
      const circumstances = { kept: kept[row.id]?.texts, open: this.open, written: data.written.includes(row.id) }
      this.lines.get(row.id).update(row, circumstances)
    }
    this.send()
    this.tell()
  }

  reset({ place, words }) {
    this.memory = new Memory(place)
    this.words = words
    this.lines.clear()
    this.flying = undefined
    this.order = undefined
    this.open = undefined
    say(this.back, words.unpaste)
    const heads = [words.indicator, words.last, words.expected, ...COLUMNS.map((column) => words[column]), words.state]
    const head = make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text)))
    this.table.replaceChildren(make("caption", {}, words.caption), make("thead", {}, head))
  }

  // Lines are made anew only where they differ, so that focus and undo survive.
  lay(rows) {
    for (const row of rows)
      if (this.lines.get(row.id)?.mark !== Line.mark(row)) this.lines.set(row.id, new Line(row, this.words))
    const lines = rows.map((row) => this.lines.get(row.id))
    if (lines.length === this.order?.length && lines.every((line, i) => line === this.order[i])) return
    const place = this.root.getRootNode().activeElement?.dataset
    this.order = lines
    for (const body of [...this.table.tBodies]) body.remove()
    for (const row of rows) {
      const line = this.lines.get(row.id)
      if (this.table.tBodies.length === 0 || this.table.tBodies[this.table.tBodies.length - 1].dataset.project !== row.project)
        this.table.append(this.project(row))
      this.table.tBodies[this.table.tBodies.length - 1].append(line.main, line.below)
    }
    if (place?.column) this.lines.get(place.row)?.inputs[place.column]?.focus()
  }

  project(row) {
    const head = make("tr", { class: "project" }, make("th", { scope: "rowgroup", colspan: 8 }, row.project_name))
    return make("tbody", { "data-project": row.project }, head)
  }

  typed(input) {
    const { row, column } = input.dataset
    if (!column) return
    this.open = { row, column }
    this.keep(input)
  }

  left(input) {
    if (!input.dataset.column) return
    this.keep(input)
    this.open = undefined
    this.send()
  }

  blurred({ target, relatedTarget }) {
    this.open = undefined
    if (relatedTarget?.closest("[role=dialog]")) this.taken = { ...target.dataset }
    this.send()
  }

  // Streamlit's message of a lost connection takes the focus: when it goes, typing goes on where it was.
  resume() {
    if (!this.taken || document.activeElement !== document.body) return
    const input = this.lines.get(this.taken.row)?.inputs[this.taken.column]
    this.taken = undefined
    input?.focus()
    input?.setSelectionRange?.(input.value.length, input.value.length)
  }

  keep(input) {
    const { row, column } = input.dataset
    const line = this.lines.get(row)
    this.memory.keep(row, column, input.value, line.row.seen)
    const status = line.inputs.status
    if (column === "value" && input.value.trim() && status.value !== "measured") {
      status.value = "measured"
      this.memory.keep(row, "status", "measured", line.row.seen)
    }
    this.tell()
  }

  // One message at a time: what is typed until its answer goes with the next.
  send() {
    const rows = this.memory.closed(this.open)
    if (this.flying || !Object.keys(rows).length) return
    this.number = Math.max(Date.now(), this.number + 1)
    this.flying = { number: this.number, rows, at: Date.now() }
    this.channel.setStateValue("typed", { number: this.number, rows })
    this.tell()
  }

  // A new session of the server has heard nothing of what was sent to the last.
  hear({ heard, session }) {
    if (this.flying?.number === heard) {
      this.memory.forget(this.flying.rows)
      this.patience = PATIENCE[0]
      this.flying = undefined
    } else if (session !== this.session) this.flying = undefined
    this.session = session
  }

  // After a lost connection or a restart of the server nobody answers: it is sent again.
  insist() {
    if (this.flying && Date.now() - this.flying.at > this.patience) {
      this.flying = undefined
      this.patience = Math.min(2 * this.patience, PATIENCE[1])
    }
    if (this.channel) this.send()
    this.tell()
    this.resume()
  }

  tell() {
    if (!this.memory || !this.data) return
    const waits = Object.keys(this.memory.closed(this.open)).length > 0
    const lost = waits && this.patience > PATIENCE[0]
    const stands = waits ? this.words[lost ? "lost" : "sending"] : this.data.summary
    say(this.status, [this.news, stands].filter(Boolean).join(" "))
  }

  pressed(event) {
    event.stopPropagation() // Streamlit has shortcuts of its own.
    if (!event.target.dataset.column) return
    const cells = [...this.root.querySelectorAll("[data-column]")].filter((cell) => !cell.closest("[hidden]"))
    const next = led(event, cells)
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  pasted(event) {
    const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "")
    const first = COLUMNS.indexOf(event.target.dataset.column)
    if (first < 0 || !/[\t\r\n]/.test(text)) return
    event.preventDefault()
    this.spread(block(text), this.order.indexOf(this.lines.get(event.target.dataset.row)), first)
  }

  spread(copied, top, left) {
    const counts = { pasted: 0, locked: 0, beyond: 0, unknown: 0 }
    this.before = []
    copied.forEach((texts, down) =>
      texts.forEach((text, right) => {
        if (text) counts[this.put(this.order[top + down], COLUMNS[left + right], text)] += 1
      }),
    )
    this.open = undefined
    this.news = Object.entries(counts).filter(([, count]) => count).map(([name, count]) => `${this.words[name]}${count}.`).join(" ")
    this.back.hidden = !counts.pasted
    this.send()
  }

  put(line, column, text) {
    if (!line || !column) return "beyond"
    if (line.locked) return "locked"
    const input = line.inputs[column]
    const code = this.words.situations.find((situation) => situation.includes(text))?.[0]
    if (column === "status" && !code) return "unknown"
    this.before.push([input, input.value])
    input.value = column === "status" ? code : text
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
    this.send()
  }

  chosen(button) {
    const { keep, column, text } = JSON.parse(button.dataset.choice)
    const { row } = button.dataset
    const input = this.lines.get(row).inputs[column ?? "value"]
    input.focus()
    if (keep) return this.channel.setTriggerValue("decided", { row, keep })
    input.value = text
    return this.left(input)
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
