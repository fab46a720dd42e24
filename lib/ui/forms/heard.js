// What is typed in the texts of forms is sent after each pause, and kept in the browser until the server
// has it: neither a reload nor a lost connection takes it away.
const PAUSE = 400, PATIENCE = 4000
const FIELD = "st-key-form-"
const heldBy = { number: 0 }
let page

function classOf(element) {
  const box = element.closest?.(`[class*="${FIELD}"]`)
  return [...(box?.classList ?? [])].find((name) => name.startsWith(FIELD))
}

const withoutRound = (name) => name.slice(0, name.lastIndexOf("-"))

class Typing {
  constructor() {
    this.unsent = {}
    this.here = new Set()
    this.events = { input: (event) => this.typed(event.target), focusout: (event) => this.left(event.target) }
    for (const [name, hear] of Object.entries(this.events)) document.addEventListener(name, hear)
    this.clock = setInterval(() => this.insist(), 1000)
  }

  stop() {
    for (const [name, hear] of Object.entries(this.events)) document.removeEventListener(name, hear)
    clearInterval(this.clock)
    clearTimeout(this.pause)
  }

  show({ place, session, heard }, channel) {
    this.place = place
    this.channel = channel
    if (this.flying?.number === heard) {
      this.forget(this.flying.texts)
      this.flying = undefined
    } else if (this.session !== session) this.flying = undefined
    this.session = session
    this.send()
  }

  typed(element) {
    const name = element.matches?.("textarea, input[type=text]") && classOf(element)
    if (!name) return
    this.here.add(name)
    this.all = { ...this.all, [name]: element.value }
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.send(), PAUSE)
  }

  // Sent before what the click does that takes the focus away.
  left(element) {
    if (this.here.has(classOf(element))) this.send(true)
  }

  send(atOnce = false) {
    clearTimeout(this.pause)
    const texts = this.present()
    if ((this.flying && !atOnce) || !Object.keys(texts).length) return
    heldBy.number = Math.max(Date.now(), heldBy.number + 1)
    this.flying = { number: heldBy.number, texts, at: Date.now() }
    this.fly()
  }

  fly() {
    this.channel.setTriggerValue("typed", { number: this.flying.number, texts: this.flying.texts })
  }

  // What was typed here goes as it is; what an earlier visit left, once its field is on the page.
  present() {
    const fields = document.querySelectorAll(`[class*="${FIELD}"]`)
    const bases = new Set([...fields].map((field) => withoutRound(classOf(field))))
    const found = Object.entries(this.all).filter(([name]) => this.here.has(name) || bases.has(withoutRound(name)))
    return Object.fromEntries(found.map(([name, text]) => [this.here.has(name) ? name : `${withoutRound(name)}-left`, text]))
  }

  forget(sent) {
    const all = this.all
    for (const [name, text] of Object.entries(all)) {
      const [asTyped, asLeft] = [sent[name], sent[`${withoutRound(name)}-left`]]
      if (text === asTyped || (text === asLeft && !this.here.has(name))) delete all[name]
    }
    this.all = all
  }

  // After a lost connection nobody answers: the same is sent again.
  insist() {
    if (!this.flying) return this.send()
    if (Date.now() - this.flying.at < PATIENCE) return
    this.flying.at = Date.now()
    this.fly()
  }

  get all() {
    try {
      return JSON.parse(localStorage.getItem(this.place)) ?? {}
    } catch {
      return this.unsent
    }
  }

  set all(texts) {
    this.unsent = texts
    try {
      if (Object.keys(texts).length) localStorage.setItem(this.place, JSON.stringify(texts))
      else localStorage.removeItem(this.place)
    } catch {
      // A browser that refuses storage: kept in this page, as long as it is open.
    }
  }
}

export default function ({ data, setTriggerValue }) {
  page ??= new Typing()
  page.show(data, { setTriggerValue })
  return () => {
    page?.stop()
    page = undefined
  }
}
