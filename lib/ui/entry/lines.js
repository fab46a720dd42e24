// One line of the grid: its cells, and below it what is said or asked about it.
const COLUMNS = ["value", "status", "comment", "evidence_url"]

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
  constructor(row, words) {
    this.words = words
    this.id = row.id
    this.project = row.project
    this.locked = row.locked
    this.mark = Line.mark(row)
    this.inputs = {}
    const named = (column) => `${words[column]}, ${row.name}, ${row.project_name}`
    const field = (column) => this.field(column, named(column))
    const cell = (label, ...children) => make("td", { "data-label": label }, ...children)
    this.state = make("span", { class: "state" })
    this.saved = make("span", { class: "saved" })
    this.main = make(
      "tr", { class: "line" },
      make("th", { scope: "row" }, row.name, make("small", {}, row.unit)),
      cell(words.last, row.last, make("small", {}, row.last_quarter)),
      cell(words.expected, row.expected),
      ...COLUMNS.map((column) => cell(words[column], row.locked ? "" : field(column))),
      cell(words.state, this.state, this.saved),
    )
    this.said = make("div", { class: "said", id: `said-${row.id}` })
    this.reason = make("label", { class: "reason" }, make("span", {}, words.reason), field("reason"))
    this.inputs.reason.readOnly = row.locked
    const below = make("td", { colspan: 8 }, this.said, this.reason)
    this.below = make("tr", { class: "below" }, below)
  }

  // What the line is made of; another mark makes another line.
  static mark(row) {
    return JSON.stringify([row.name, row.unit, row.last, row.last_quarter, row.expected, row.locked])
  }

  field(column, label) {
    const marks = { "aria-label": label, "data-row": this.id, "data-column": column }
    const input =
      column === "status"
        ? make("select", marks, ...this.words.situations.map(([code, word]) => make("option", { value: code }, word)))
        : make("input", { ...marks, type: "text", autocomplete: "off", inputmode: column === "value" && "decimal" })
    if (column === "evidence_url") input.placeholder = "https://"
    this.inputs[column] = input
    return input
  }

  // Shows the row as the server tells it, except where something else is typed.
  update(row, { kept, open, written }) {
    this.row = row
    say(this.state, row.state)
    this.state.dataset.look = row.look
    say(this.saved, row.saved)
    if (row.locked) COLUMNS.forEach((column, i) => say(this.main.cells[3 + i], row.shown[column]))
    for (const [column, input] of Object.entries(this.inputs))
      this.fill(input, row.texts[column], kept?.[column], {
        open: open?.row === this.id && open.column === column,
        written,
      })
    this.note(row.note, kept !== undefined)
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
      make("button", { type: "button", "data-choice": JSON.stringify(choice), "data-row": this.id }, label),
    )
  }
}
