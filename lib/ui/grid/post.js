// What is typed, on its way: one message at a time, sent again until the server says that it has it.
// Milliseconds without an answer, before it is sent again: at first, then at most.
const PATIENCE = [4000, 15000]

class Post {
  constructor() {
    this.number = 0
    this.patience = PATIENCE[0]
  }

  // Nobody has answered for some time.
  get lost() {
    return this.patience > PATIENCE[0]
  }

  // What is typed until the answer goes with the next message.
  send(rows, channel) {
    if (this.flying || !Object.keys(rows).length) return
    this.number = Math.max(Date.now(), this.number + 1)
    this.flying = { number: this.number, rows, at: Date.now() }
    channel.setStateValue("typed", { number: this.number, rows })
  }

  // The rows that the server has; a new session of it has heard nothing of what was sent to the last.
  hear({ heard, session }) {
    const arrived = this.flying?.number === heard ? this.flying.rows : {}
    if (this.flying?.number === heard) this.patience = PATIENCE[0]
    if (this.flying?.number === heard || session !== this.session) this.flying = undefined
    this.session = session
    return arrived
  }

  // After a lost connection or a restart of the server nobody answers: it may be sent again.
  tire() {
    if (!this.flying || Date.now() - this.flying.at <= this.patience) return
    this.flying = undefined
    this.patience = Math.min(2 * this.patience, PATIENCE[1])
  }
}
