// What was typed and the server has not acknowledged, in the browser's storage: neither a reload nor a
// lost connection nor a restart of the server loses a keystroke.
// { row: { seen: the row as it was shown when typing began, texts: { column: text }, tab, at } }
// Milliseconds after which what another tab of the same person left is sent from this one.
const LEFT = 60_000

class Memory {
  constructor(place) {
    this.place = place
    this.rows = {}
    this.tab = Memory.tab()
  }

  // The name of this tab, the same after a reload.
  static tab() {
    try {
      sessionStorage.balise ??= crypto.randomUUID?.() ?? `${Math.random()}`
      return sessionStorage.balise
    } catch {
      return ""
    }
  }

  get all() {
    try {
      return JSON.parse(localStorage.getItem(this.place)) ?? {}
    } catch {
      return this.rows
    }
  }

  set all(rows) {
    this.rows = rows
    try {
      localStorage.setItem(this.place, JSON.stringify(rows))
    } catch {
      // A browser that refuses storage: kept in this page, as long as it is open.
    }
  }

  keep(row, column, text, seen) {
    const rows = this.all
    rows[row] ??= { seen, texts: {} }
    rows[row].texts[column] = text
    Object.assign(rows[row], { tab: this.tab, at: Date.now() })
    this.all = rows
  }

  // A text typed again since it was sent stays.
  forget(sent) {
    const rows = this.all
    for (const [row, { texts }] of Object.entries(sent)) {
      for (const [column, text] of Object.entries(texts))
        if (rows[row]?.texts[column] === text) delete rows[row].texts[column]
      if (rows[row] && !Object.keys(rows[row].texts).length) delete rows[row]
    }
    this.all = rows
  }

  // All but the cell, or the whole line, in which somebody is typing, here or in another tab.
  closed(open) {
    const rows = this.all
    for (const [row, { tab, at }] of Object.entries(rows))
      if (tab !== this.tab && Date.now() - at < LEFT) delete rows[row]
    if (open && rows[open.row]) {
      if (open.column) delete rows[open.row].texts[open.column]
      if (!open.column || !Object.keys(rows[open.row].texts).length) delete rows[open.row]
    }
    return rows
  }
}
