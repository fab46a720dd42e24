// The table: a body for each group, a line for each row.
// Puts children in order; those that stand right are not touched.
function arrange(parent, children) {
  const wanted = new Set(children)
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove()
  children.forEach((child, i) => parent.children[i] !== child && parent.insertBefore(child, parent.children[i] ?? null))
}

class Table {
  constructor() {
    this.element = make("table", { class: "grid" })
    this.lines = new Map()
    this.order = []
  }

  reset({ words, heads }) {
    this.lines.clear()
    const widths = heads.map(({ width }) => make("col", { style: `width: ${width}%` }))
    const head = make("tr", {}, ...heads.map(({ label, end }) => make("th", { scope: "col", class: end && "end" }, label)))
    const caption = make("caption", {}, words.caption)
    this.frame = [caption, make("colgroup", {}, ...widths), make("thead", {}, head)]
    this.element.replaceChildren(...this.frame)
  }

  // Lines are made anew only where they differ and moved only where they must, so that undo survives.
  lay(rows, { heads, columns }) {
    const groups = new Map()
    this.order = rows.map((row) => {
      if (this.lines.get(row.id)?.mark !== Line.mark(row)) this.lines.set(row.id, new Line(row, { heads, columns }))
      const line = this.lines.get(row.id)
      line.hear(row, columns)
      groups.set(row.group, [...(groups.get(row.group) ?? []), line])
      return line
    })
    const bodies = new Map([...this.element.tBodies].map((body) => [body.dataset.group, body]))
    const wanted = [...groups].map(([group, lines]) => {
      const body = bodies.get(group) ?? make("tbody", { "data-group": group }, make("tr", { class: "group" }))
      const title = this.entitle(body.rows[0], lines[0].row.title, heads.length)
      arrange(body, [title, ...lines.flatMap(({ main, below }) => [main, below])])
      return body
    })
    arrange(this.element, [...this.frame, ...wanted])
  }

  entitle(head, title, width) {
    head.hidden = !title
    if (head.textContent !== title) head.replaceChildren(make("th", { scope: "rowgroup", colspan: width }, title))
    return head
  }
}
