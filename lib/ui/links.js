// Links written in texts and tables would open a new tab, hence a new session: those to our own
// pages are followed within this one. The document also says the language of the page.
let listener

function isOurs(link, pages) {
  const own = link.origin === location.origin
  return own && (link.pathname === location.pathname || pages.includes(link.pathname.split("/").pop()))
}

export default function ({ data, setTriggerValue }) {
  document.documentElement.lang = data.language
  document.removeEventListener("click", listener)
  listener = (event) => {
    const link = event.target.closest?.("a[target=_blank]")
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0
    if (!link || elsewhere || !isOurs(link, data.pages)) return
    event.preventDefault()
    setTriggerValue("followed", link.href)
  }
  document.addEventListener("click", listener)
  return () => document.removeEventListener("click", listener)
}
