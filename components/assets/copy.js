const SAID_FOR = 2500 // milliseconds

// Without HTTPS a browser gives no clipboard; the old way still works there.
function copyTheOldWay(text, within) {
  const area = document.createElement("textarea")
  area.value = text
  area.setAttribute("aria-hidden", "true")
  within.append(area)
  area.select()
  const done = document.execCommand("copy")
  area.remove()
  return done
}

// Runs again whenever the page says something new: what is waiting from before must not write over it.
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  const words = button.querySelector("span")
  const status = parentElement.querySelector("[role=status]")
  const rest = () => {
    clearTimeout(button.waiting)
    words.textContent = data.label
    status.textContent = ""
  }
  button.onclick = async () => {
    let done = true
    try {
      await navigator.clipboard.writeText(data.text)
    } catch {
      done = copyTheOldWay(data.text, parentElement)
      button.focus()
    }
    words.textContent = status.textContent = done ? data.copied : data.failed
    clearTimeout(button.waiting)
    button.waiting = setTimeout(rest, SAID_FOR)
  }
  rest()
}
