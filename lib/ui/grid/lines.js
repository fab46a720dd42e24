// One line of the grid: its cells, and below it what is said or asked about it.
const REASON = "reason"

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value)
  element.append(...children.filter((child) => child !== undefined && child !== ""))
  return element
}

function say(element, text) {
  if (element.textContent !== text) element.textContent = text
}

class Line {
  constructor(row, { heads, columns }) {
    this.columns = columns
    this.row = row
    this.mark = Line.mark(row)
    this.inputs = {}
    this.shown = {}
    this.state = make("span", { class: "state" })
    this.saved = make("span", { class: "saved" })
    const [head, ...cells] = row.cells
    this.main = make(
      "tr", { class: `line ${row.kind}` },
      make("th", { scope: "row" }, ...this.content(head)),
      ...cells.map((cell, i) => {
        const label = cell.fields.length ? columns[cell.fields[0]].label : heads[i + 1].label
        return make("td", { "data-label": label, class: cell.end && "end" }, ...this.content(cell))
      }),
      (this.standing = make("td", { "data-label": heads.at(-1).label }, this.state, this.saved)),
    )
    this.said = make("div", { class: "said", id: `said-${row.id}` })
    this.reason = make("label", { class: "reason" }, make("span", {}, columns[REASON]?.label ?? ""))
    if (columns[REASON]) this.reason.append(this.field(REASON))
    if (row.locked.includes(REASON)) this.inputs[REASON].readOnly = true
    this.below = make("tr", { class: "below" }, make("td", { colspan: heads.length }, this.said, this.reason))
  }

  // What the line is made of; another mark makes another line.
  static mark({ kind, cells, locked, labelled, names }) {
    return JSON.stringify([kind, cells, locked, labelled, names])
  }

  // Where a block that is pasted may go, in the order of the columns.
  get places() {
    const mine = new Set(this.row.cells.flatMap((cell) => cell.fields))
    return Object.keys(this.columns).filter((column) => mine.has(column))
  }

  open(column) {
    return column !== undefined && !this.row.locked.includes(column)
  }

  content({ text, small, fields }) {
    return [text, ...fields.flatMap((column) => this.place(column)), small && make("small", {}, small)]
  }

  // A field, under its name where the head of the table does not say it; of a locked one, what it holds.
  place(column) {
    const { label } = this.columns[column]
    const locked = this.row.locked.includes(column)
    if (locked) this.shown[column] = make("span", { class: "shown" })
    const field = locked ? this.shown[column] : this.field(column)
    return this.row.labelled ? [make("small", { class: "label", "aria-hidden": !locked && "true" }, label), field] : [field]
  }

  field(column) {
    const { label, options, decimal, hint } = this.columns[column]
    const marks = { "aria-label": [label, ...this.row.names].join(", "), "data-row": this.row.id, "data-column": column }
    const text = { ...marks, type: "text", autocomplete: "off", inputmode: decimal && "decimal", placeholder: hint || false }
    const input = options.length
      ? make("select", marks)
      : make("input", { ...text, class: decimal && "end" })
    this.inputs[column] = input
    return input
  }

  // What the server now tells of the row.
  hear(row, columns) {
    this.row = row
    this.columns = columns
  }

  // Shows the row as the server tells it, except where something else is typed.
  update({ kept, open, written }) {
    const { row } = this
    say(this.state, row.state)
    this.state.dataset.look = row.look
    say(this.saved, row.saved)
    this.standing.classList.toggle("empty", !row.state && !row.saved)
    for (const [column, element] of Object.entries(this.shown)) say(element, row.shown[column] ?? "")
    for (const [column, input] of Object.entries(this.inputs)) {
      this.offer(input, this.columns[column])
      this.fill(input, row.texts[column] ?? "", kept?.[column], {
        open: open?.row === row.id && (row.whole || open.column === column),
        written,
      })
    }
    this.note(row.note, kept !== undefined)
  }

  // The choices of a list, which may change while it is shown.
  offer(input, { options }) {
    const mark = JSON.stringify(options)
    if (input.tagName !== "SELECT" || input.offered === mark) return
    const { value } = input
    input.replaceChildren(...options.map(([code, word]) => make("option", { value: code }, word)))
    if (input.offered) input.value = value
    input.offered = mark
  }

  // What was typed and written keeps its spelling, so that the browser can undo it.
  fill(input, told, typed, { open, written }) {
    if (open) return
    if (typed !== undefined) {
      if (input.value !== typed) input.value = typed
    } else if (input.told !== told) {
      if (!written || input.tagName === "SELECT" || !told || !input.value) input.value = told
      input.told = told
    }
  }

  note(note, typing) {
    const mark = JSON.stringify(note)
    this.reason.hidden = !this.row.reasoned
    this.said.hidden = !note.look
    this.below.hidden = this.reason.hidden && this.said.hidden
    for (const [column, input] of Object.entries(this.inputs)) {
      const wrong = note.look === "refused" && !typing && note.field === column
      input.setAttribute("aria-invalid", wrong)
      if (note.look) input.setAttribute("aria-describedby", this.said.id)
      else input.removeAttribute("aria-describedby")
    }
    if (mark === this.noted) return
    this.noted = mark
    this.said.dataset.look = note.look
    const said = note.lines.map((line) => make("p", {}, line))
    this.said.replaceChildren(...said, ...(note.versions ? [this.versions(note.versions)] : []), ...this.choices(note))
  }

  versions({ heads, rows }) {
    const head = make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text)))
    const line = ([label, ...texts]) =>
      make("tr", {}, make("th", { scope: "row" }, label), ...texts.map((text) => make("td", {}, text)))
    return make("table", { class: "versions" }, make("thead", {}, head), make("tbody", {}, ...rows.map(line)))
  }

  choices(note) {
    return note.choices.map(({ label, ...choice }) =>
      make("button", { type: "button", "data-choice": JSON.stringify(choice), "data-row": this.row.id }, label),
    )
  }
}
