/**
 * One phone: the chat of one pretend person with the bot, drawn from GET /sim/chat and patched in place.
 *
 * The server's `html` of a message is already safe and is the only markup inserted as it is; every other
 * text goes in as text. Times are UTC seconds of the simulator's clock.
 */

export const LANGUAGES = { id: "Indonesia", en: "English", ar: "العربية", fa: "فارسی", zh: "中文" };
const RIGHT_TO_LEFT = new Set(["ar", "fa"]);
const STICKY_PX = 80;
const TOAST_MS = 3500;
/** "typing" ends by itself after five seconds, without an event. */
const TYPING_MS = 5200;
const OTHER_FILES = ["video", "animation", "audio", "voice", "video_note"];
const SVG = "http://www.w3.org/2000/svg";
/** Message effects a bot may name, by the public ids of Telegram's free ones. */
const EFFECTS = {
  "5104841245755180586": "🔥", "5107584321108051014": "👍", "5104858069142078462": "👎",
  "5159385139981059251": "❤️", "5046509860389126442": "🎉", "5046589136895476101": "💩",
};

const words = {};

/** Load the labels of the page's own chrome, once, before anything is drawn. */
export async function loadWords() {
  Object.assign(words, await (await fetch("/page/labels.json")).json());
}

/** The label `key` in `language`. */
export const say = (language, key) => words[key][language];

/** One of the five languages for a Telegram language code such as "zh-hans". */
export function languageOf(person) {
  const base = (person.language_code || "en").split("-")[0];
  return base in LANGUAGES ? base : "en";
}

export const directionOf = (language) => (RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr");

/** Make an element: attributes by name, listeners as `on…`, children as nodes or plain text; null is left out. */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name.startsWith("aria-") && value != null) node.setAttribute(name, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child != null && child !== false));
  return node;
}

/** A name on one line: its own direction inside, the surroundings' alignment outside. */
export const named = (tag, name) => make(tag, {}, make("bdi", {}, name));

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

export const iconButton = (name, label, onclick, attributes = {}) =>
  make("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...attributes }, icon(name));

/** Call the simulator's driver; a refusal becomes an Error in the server's words. */
export async function api(path, body, method = body === undefined ? "GET" : "POST") {
  const answer = await fetch(`/sim/${path}`, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(refusal(text) || `${answer.status} ${answer.statusText}`);
  return text ? JSON.parse(text) : {};
}

function refusal(text) {
  try {
    const answer = JSON.parse(text);
    return answer.description || answer.error || text;
  } catch {
    return text;
  }
}

/** A disc with the person's initial, in one of six colours that stays the same for an id. */
export function avatar(person, size = "") {
  const initial = [...(person.first_name || "?").trim()][0] || "?";
  return make("span", { class: `avatar tint-${Math.abs(person.id) % 6} ${size}`, "aria-hidden": "true" }, initial.toUpperCase());
}

/** Show a modal dialog inside `root`, so that it keeps the root's language and direction; removed when closed. */
export function openDialog(root, className, label, ...children) {
  const dialog = make("dialog", { class: className, "aria-label": label }, ...children);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  root.append(dialog);
  dialog.showModal();
  return dialog;
}

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Not a secure context, or permission refused: the old way works everywhere.
    const area = make("textarea", { class: "offscreen", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

const RELATIVE_STEPS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

/** Render a date_time entity as a Telegram client does: `r`, or `w?[dD]?[tT]?`. An empty format keeps the text. */
export function formatMoment(language, unix, format, now) {
  if (format === "r") {
    const left = unix - now;
    const [unit, seconds] = RELATIVE_STEPS.find(([, step]) => Math.abs(left) >= step) || ["second", 1];
    return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(Math.trunc(left / seconds), unit);
  }
  const options = {};
  if (format.includes("w")) options.weekday = "long";
  if (format.includes("d")) Object.assign(options, { day: "numeric", month: "numeric", year: "2-digit" });
  if (format.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/t/i.test(format)) Object.assign(options, { hour: "numeric", minute: "2-digit" });
  if (format.includes("T")) options.second = "2-digit";
  return new Intl.DateTimeFormat(language, options).format(unix * 1000);
}

const clockTime = (language, unix) => formatMoment(language, unix, "t", unix);
const dayOf = (unix) => Math.floor((unix - new Date(unix * 1000).getTimezoneOffset() * 60) / 86400);

function dayLabel(language, unix, now) {
  const days = dayOf(unix) - dayOf(now);
  if (days === 0 || days === -1) return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
  return formatMoment(language, unix, "D", now);
}

function fileSize(language, bytes) {
  const units = ["byte", "kilobyte", "megabyte"];
  const power = Math.min(2, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const options = { style: "unit", unit: units[power], maximumFractionDigits: power ? 1 : 0 };
  return new Intl.NumberFormat(language, options).format(bytes / 1024 ** power);
}

/** The amount of an invoice in words: Stars count whole, other currencies by their own number of decimals. */
function price(language, invoice) {
  if (invoice.currency === "XTR") return `⭐ ${new Intl.NumberFormat(language).format(invoice.total_amount)}`;
  const format = new Intl.NumberFormat(language, { style: "currency", currency: invoice.currency });
  return format.format(invoice.total_amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

const readBase64 = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(",", 2)[1]);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/** Put `nodes` into `parent` in this order, touching only what moved, so that focus and animations survive. */
function arrange(parent, nodes) {
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] || null);
  });
  while (parent.children.length > nodes.length) parent.lastElementChild.remove();
}

/** One message: bubble and inline keyboard, each part redrawn only when its own data changed. */
class Message {
  constructor(phone) {
    this.phone = phone;
    this.drawn = {};
    this.media = make("div", { class: "media" });
    this.content = make("span", { class: "content" });
    this.meta = make("span", { class: "meta" });
    this.body = make("div", { class: "text", dir: "auto" }, this.content, this.meta);
    this.keyboard = make("div", { class: "keyboard", role: "group", "aria-label": phone.say("buttons") });
    this.quote = make("div", { class: "quote-slot" });
    this.sender = make("b", { class: "sender", dir: "auto", hidden: !phone.group });
    this.bubble = make("div", { class: "bubble" }, this.sender, this.quote, this.media, this.body);
    this.node = make("li", { class: "message", "data-testid": "message" }, this.bubble, this.keyboard);
    this.node.addEventListener("dblclick", () => matchMedia("(hover: none)").matches && phone.replyTo(this.data));
    this.bubble.append(iconButton("reply", phone.say("reply"), () => phone.replyTo(this.data), { class: "icon-button reply" }));
  }

  /** Redraw `part` by `draw` only if what it shows is different from last time. */
  part(part, value, draw) {
    const key = JSON.stringify(value ?? null);
    if (this.drawn[part] === key) return;
    this.drawn[part] = key;
    draw();
  }

  update(data) {
    const { phone } = this;
    this.data = data;
    this.node.dataset.id = data.message_id;
    this.node.classList.toggle("out", data.from.id === phone.person.id);
    this.node.classList.toggle("protected", Boolean(data.protected));
    this.sender.textContent = data.from.first_name;
    const media = [data.photo, data.document, data.sticker, data.invoice, data.successful_payment, data.refunded_payment, OTHER_FILES.map((kind) => data[kind])];
    this.part("quote", data.reply_to, () => this.drawQuote(data.reply_to));
    this.part("media", media, () => this.drawMedia(data));
    this.part("text", data.html, () => this.drawText(data.html));
    this.part("meta", [data.date, data.edited, data.reaction], () => this.drawMeta(data));
    this.drawKeyboard(data.reply_markup?.inline_keyboard || []);
    this.node.classList.toggle("bare", !data.html && Boolean(data.photo));
  }

  drawQuote(reply) {
    const target = reply && this.phone.quoted(reply);
    const open = () => this.phone.showMessage(target.message_id);
    this.quote.replaceChildren(
      ...(target ? [make("button", { type: "button", class: "quote", dir: "auto", onclick: open }, make("b", {}, target.name), target.text)] : []),
    );
  }

  drawMedia(data) {
    const parts = [];
    if (data.photo) parts.push(this.photo(data.photo));
    if (data.document) parts.push(this.document(data.document));
    for (const kind of OTHER_FILES) if (data[kind]) parts.push(this.document({ file_name: kind, ...data[kind] }));
    if (data.sticker) parts.push(make("img", { class: "sticker", src: data.sticker.url, alt: data.sticker.emoji || "" }));
    if (data.invoice) parts.push(this.invoice(data.invoice));
    if (data.successful_payment) parts.push(this.payment("paid", data.successful_payment));
    if (data.refunded_payment) parts.push(this.payment("refunded", data.refunded_payment));
    this.media.replaceChildren(...parts);
  }

  photo(photo) {
    const label = this.phone.say("zoom");
    const image = () => make("img", { src: photo.url, alt: this.phone.say("photo"), width: photo.width, height: photo.height });
    const zoom = () => {
      const dialog = openDialog(this.phone.node, "zoom", label, make("button", { type: "button", "aria-label": this.phone.say("close"), onclick: () => dialog.close() }, image()));
    };
    return make("button", { type: "button", class: "photo", "aria-label": label, onclick: zoom }, image());
  }

  document(file) {
    const label = `${this.phone.say("download")}: ${file.file_name}`;
    const size = file.size == null ? "" : fileSize(this.phone.language, file.size);
    return make(
      "a",
      { class: "document", href: file.url, download: file.file_name, "aria-label": label },
      make("span", { class: "disc" }, icon("file")),
      make("span", { class: "names" }, named("b", file.file_name), make("small", {}, size)),
    );
  }

  invoice(invoice) {
    return make(
      "div",
      { class: "invoice" },
      make("b", { dir: "auto" }, invoice.title),
      make("p", { dir: "auto" }, invoice.description),
      make("span", { class: "price" }, price(this.phone.language, invoice)),
    );
  }

  payment(key, payment) {
    return make("div", { class: "payment" }, icon("card"), `${this.phone.say(key)} · ${price(this.phone.language, payment)}`);
  }

  drawText(html) {
    this.content.innerHTML = html || "";
    for (const node of this.content.querySelectorAll(".spoiler, code, pre, .bot-command, .expandable")) {
      if (node.matches("pre code")) continue;
      node.setAttribute("role", "button");
      node.setAttribute("tabindex", "0");
      if (node.matches(".spoiler")) node.title = this.phone.say("reveal");
      if (node.matches("code, pre")) node.title = this.phone.say("copy");
    }
    for (const link of this.content.querySelectorAll("a[href]")) {
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    }
    for (const time of this.content.querySelectorAll("time.tg-time")) time.dataset.fallback = time.textContent;
    this.tick();
  }

  /** Redraw the live times; called once a second. */
  tick() {
    for (const time of this.content.querySelectorAll("time.tg-time")) {
      const format = time.dataset.format || "";
      const text = format ? formatMoment(this.phone.language, Number(time.dataset.unix), format, this.phone.now()) : time.dataset.fallback;
      if (time.textContent !== text) time.textContent = text;
    }
  }

  drawMeta(data) {
    const { language } = this.phone;
    const at = new Date(data.date * 1000).toISOString();
    this.meta.replaceChildren(
      ...(data.reaction ? [make("span", { class: "reaction" }, data.reaction)] : []),
      ...(data.edited ? [make("span", { class: "edited" }, this.phone.say("edited"))] : []),
      make("time", { datetime: at }, clockTime(language, data.date)),
    );
  }

  drawKeyboard(rows) {
    const waiting = (button, row, column) => Boolean(button.waiting) || this.phone.pressing.has(`${this.data.message_id}:${row}:${column}`);
    const shape = rows.map((row) => row.map((button) => ({ ...button, waiting: undefined })));
    this.part("keyboard", shape, () => this.redrawButtons(rows));
    rows.forEach((row, r) => row.forEach((button, c) => {
      const node = this.keyboard.children[r].children[c];
      node.classList.toggle("waiting", waiting(button, r, c));
      node.setAttribute("aria-busy", waiting(button, r, c));
    }));
  }

  redrawButtons(rows) {
    const held = this.keyboard.contains(document.activeElement) ? document.activeElement.dataset : null;
    this.node.classList.toggle("has-keyboard", rows.length > 0);
    this.keyboard.replaceChildren(
      ...rows.map((row, r) => make("div", { class: "row" }, row.map((button, c) => this.button(button, r, c)))),
    );
    // An edit must not throw a keyboard user out of the message.
    if (held) (this.keyboard.querySelector(`[data-row="${held.row}"][data-column="${held.column}"]`) || this.keyboard.querySelector("button"))?.focus();
  }

  button(button, row, column) {
    const corner = button.url ? "link" : button.copy_text ? "copy" : button.pay ? "card" : null;
    const attributes = {
      type: "button", class: `inline ${button.style || ""}`, dir: "auto", "data-testid": "button", "data-row": row, "data-column": column,
      disabled: Boolean(button.disabled), onclick: () => this.phone.pressButton(this.data, button, row, column),
    };
    return make("button", attributes, make("span", { class: "label" }, button.pay ? button.text.replace("XTR", "⭐") : button.text), corner && icon(corner), make("span", { class: "spinner", "aria-hidden": "true" }));
  }
}

/**
 * The chat of one person: their own with the bot, or a group. `shell` gives `bot`, `now()`, `refresh(phone)`,
 * `commandsOf(phone)`, `setPerson(id, changes)`, `openPeople()`, `openInspector()`, `switchTheme()`.
 */
export class Phone {
  constructor(shell, person, group = null) {
    Object.assign(this, { shell, person, group, chat: group ? group.id : person.id, messages: new Map(), pressing: new Set(), seenToast: null, stick: true, unseen: 0 });
    this.language = languageOf(person);
    this.build();
  }

  say(key) {
    return say(this.language, key);
  }

  now() {
    return this.shell.now();
  }

  build() {
    const { group } = this;
    const face = group ? { id: group.id, first_name: group.title } : this.shell.bot;
    this.status = make("small", { class: "status" });
    this.header = make(
      "header",
      { class: "phone-header" },
      iconButton("people", this.say("people"), () => this.shell.openPeople(), { class: "icon-button narrow-only", "data-testid": "open-people" }),
      avatar(face),
      make("div", { class: "title" }, named("b", face.first_name), this.status),
      make("span", { class: "as", title: this.person.first_name, onclick: () => this.shell.openPeople() }, avatar(this.person, "small"), named("span", this.person.first_name)),
      iconButton("more", this.say("menu"), (event) => this.openMenu(event.currentTarget), { "aria-haspopup": "dialog" }),
      iconButton("inspect", this.say("inspector"), () => this.shell.openInspector(), { class: "icon-button narrow-only", "data-testid": "open-inspector" }),
    );
    this.list = make("ol", { class: "messages", "aria-label": this.say("messages") });
    this.dots = make("div", { class: "dots", hidden: true, "aria-hidden": "true" }, make("i"), make("i"), make("i"));
    this.empty = make("div", { class: "empty", hidden: true });
    this.scroller = make("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": this.say("messages") }, this.empty, this.list, this.dots);
    this.downCount = make("span", { class: "badge", hidden: true });
    this.down = iconButton("down", this.say("latest"), () => this.toBottom(true), { class: "icon-button down", hidden: true });
    this.down.append(this.downCount);
    this.toasts = make("div", { class: "toasts", role: "status" });
    this.announcer = make("div", { class: "offscreen", "aria-live": "polite" });
    this.footer = make("footer", { class: "phone-footer" });
    this.node = make(
      "section",
      { class: "phone", lang: this.language, dir: directionOf(this.language), "aria-label": `${face.first_name} · ${this.person.first_name}` },
      this.header,
      make("div", { class: "stage" }, this.scroller, this.down, this.toasts),
      this.footer,
      this.announcer,
    );
    this.buildFooter();
    this.setTyping(false);
    this.listen();
  }

  listen() {
    this.scroller.addEventListener("scroll", () => this.onScroll(), { passive: true });
    // Pictures, the keyboard of a phone and revealed text change heights after a message was drawn.
    const resized = new ResizeObserver(() => this.stick && this.toBottom());
    resized.observe(this.list);
    resized.observe(this.scroller);
    this.list.addEventListener("click", (event) => this.activate(event));
    this.list.addEventListener("keydown", (event) => {
      if ((event.key === "Enter" || event.key === " ") && event.target.getAttribute("role") === "button") this.activate(event);
    });
    this.node.addEventListener("dragover", (event) => event.preventDefault());
    this.node.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files[0]) this.attach(event.dataTransfer.files[0]);
    });
  }

  /** A tap on a spoiler, a code, a command, a long quote or a link inside a message. */
  activate(event) {
    const at = (selector) => event.target.closest(selector);
    const act = [
      [at(".spoiler:not(.shown)"), (node) => this.reveal(node)],
      [at("code, pre"), (node) => this.revealOrCopy(node)],
      [at(".bot-command"), (node) => this.sendText(node.textContent)],
      [at(".content a[href]"), (node) => this.followDeepLink(node.href)],
      [at(".expandable"), (node) => node.classList.toggle("open")],
    ].find(([node]) => node);
    if (act && act[1](act[0]) !== false) event.preventDefault();
  }

  /** Telegram puts a spoiler inside its code, so the first tap on the code may have to uncover it. */
  revealOrCopy(code) {
    const hidden = code.querySelector(".spoiler:not(.shown)");
    return hidden ? this.reveal(hidden) : this.copy(code.textContent);
  }

  reveal(hidden) {
    hidden.classList.add("shown");
    for (const name of ["role", "tabindex", "title"]) hidden.removeAttribute(name);
  }

  async copy(text) {
    await copyText(text);
    this.toast(this.say("copied"));
  }

  /** A link to this very bot starts it here, as Telegram would; any other link is left to the browser. */
  followDeepLink(href) {
    const url = new URL(href, location.href);
    const isBot = url.hostname === "t.me" && url.pathname.slice(1).toLowerCase() === (this.shell.bot.username || "").toLowerCase();
    const payload = url.searchParams.get("start");
    if (!isBot || payload === null) return false;
    this.sendText(`/start ${payload}`.trim());
    return true;
  }

  openLink(href) {
    if (!this.followDeepLink(href)) window.open(href, "_blank", "noopener,noreferrer");
  }

  onScroll() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.stick = scrollHeight - scrollTop - clientHeight < STICKY_PX;
    this.down.hidden = this.stick;
    if (this.stick) this.setUnseen(0);
  }

  setUnseen(count) {
    this.unseen = count;
    this.downCount.hidden = !count;
    this.downCount.textContent = count || "";
  }

  toBottom(smooth = false) {
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  showMessage(id) {
    const node = this.messages.get(id)?.node;
    node?.scrollIntoView({ block: "center", behavior: "smooth" });
    node?.animate?.([{ opacity: 0.4 }, { opacity: 1 }], 700);
  }

  /** Name and short text of a replied message, given as an id or as the message itself. */
  quoted(reply) {
    const id = reply.message_id ?? reply;
    const data = this.messages.get(id)?.data || (typeof reply === "object" ? reply : null);
    if (!data) return null;
    const text = data.text || data.caption || data.document?.file_name || this.say("photo");
    return { message_id: id, name: data.from?.first_name || "", text: text.slice(0, 120) };
  }

  /** Take the chat's newest state from the driver and patch what is different. */
  update(state) {
    const first = this.seenToast === null;
    const before = this.messages.size;
    const fresh = this.patchMessages([...state.messages].sort((a, b) => a.message_id - b.message_id));
    this.setTyping(Boolean(state.typing));
    this.showToasts(state.toasts || [], first);
    this.setReplyKeyboard(state.reply_keyboard);
    this.showEmpty(state.messages.length === 0);
    if (!first && fresh.length) this.arrived(fresh);
    if (this.stick || first || (!before && fresh.length)) this.toBottom();
  }

  patchMessages(list) {
    const fresh = [];
    const nodes = [];
    const alive = new Set(list.map((data) => data.message_id));
    for (const id of this.messages.keys()) if (!alive.has(id)) this.messages.delete(id);
    let day = null;
    list.forEach((data, index) => {
      if (dayOf(data.date) !== day) {
        day = dayOf(data.date);
        nodes.push(this.separator(day, data.date));
      }
      let message = this.messages.get(data.message_id);
      if (!message) {
        message = new Message(this);
        this.messages.set(data.message_id, message);
        fresh.push(data);
      }
      message.update(data);
      const next = list[index + 1];
      message.node.classList.toggle("last", !next || next.from.id !== data.from.id || dayOf(next.date) !== day);
      nodes.push(message.node);
    });
    arrange(this.list, nodes);
    return fresh;
  }

  separator(day, unix) {
    const node = this.list.querySelector(`[data-day="${day}"]`) || make("li", { class: "day", "data-day": day }, make("span"));
    const label = dayLabel(this.language, unix, this.now());
    if (node.firstChild.textContent !== label) node.firstChild.textContent = label;
    return node;
  }

  arrived(fresh) {
    for (const data of fresh) {
      this.messages.get(data.message_id).node.classList.add("fresh");
      if (EFFECTS[data.effect]) this.celebrate(EFFECTS[data.effect]);
    }
    const incoming = fresh.filter((data) => data.from.id !== this.person.id);
    if (incoming.length) this.announcer.textContent = incoming.map((data) => data.text || data.caption || "").join("\n");
    if (incoming.length < fresh.length) this.stick = true;
    if (!this.stick) this.setUnseen(this.unseen + incoming.length);
  }

  celebrate(emoji) {
    const node = make("div", { class: "effect", "aria-hidden": "true" }, emoji);
    this.node.append(node);
    node.addEventListener("animationend", () => node.remove());
  }

  setTyping(typing) {
    this.dots.hidden = !typing;
    this.status.textContent = this.say(typing ? "typing" : this.group ? "group" : "bot");
    this.status.classList.toggle("live", typing);
    clearTimeout(this.typingEnds);
    if (typing) this.typingEnds = setTimeout(() => this.shell.refresh(this), TYPING_MS);
  }

  showEmpty(empty) {
    this.empty.hidden = !empty;
    this.node.classList.toggle("is-empty", empty);
    if (!empty || this.empty.childElementCount) return;
    const payload = new URLSearchParams(location.search).get("start");
    const start = () => this.sendText(payload ? `/start ${payload}` : "/start");
    this.empty.append(
      avatar(this.shell.bot, "large"),
      make("h2", { dir: "auto" }, this.shell.bot.first_name),
      make("p", {}, this.say("startHint")),
      make("button", { type: "button", class: "solid-button start", "data-testid": "start", onclick: start }, this.say("start")),
    );
  }

  tick() {
    for (const message of this.messages.values()) message.tick();
  }

  // Toasts and alerts

  showToasts(toasts, first) {
    const newest = toasts.reduce((max, toast) => Math.max(max, toast.id), this.seenToast || 0);
    if (!first) for (const toast of toasts) if (toast.id > this.seenToast) this.showAnswer(toast);
    this.seenToast = newest;
  }

  showAnswer(answer) {
    if (answer.url) return this.openLink(answer.url);
    if (!answer.alert) return this.toast(answer.text);
    const dialog = openDialog(
      this.node, "card alert", this.shell.bot.first_name,
      named("b", this.shell.bot.first_name),
      make("p", { dir: "auto", "data-testid": "toast" }, answer.text),
      make("button", { type: "button", class: "solid-button", onclick: () => dialog.close() }, this.say("ok")),
    );
    return dialog;
  }

  toast(text, kind = "") {
    const node = make("div", { class: `toast ${kind}`, dir: "auto", "data-testid": "toast" }, text);
    this.toasts.replaceChildren(node);
    setTimeout(() => node.remove(), TOAST_MS);
  }

  /** Run one action of the person; a refusal of the driver is shown, never swallowed. */
  async attempt(action) {
    try {
      return await action();
    } catch (error) {
      this.toast(error.message, "failed");
      return null;
    } finally {
      this.shell.refresh(this);
    }
  }

  // Buttons

  async pressButton(message, button, row, column) {
    const key = `${message.message_id}:${row}:${column}`;
    if (button.copy_text) return this.copy(button.copy_text.text ?? button.copy_text);
    if (button.url) return this.openLink(button.url);
    if (button.pay) return this.openInvoice(message);
    if (this.pressing.has(key) || this.messages.get(message.message_id).data.reply_markup?.inline_keyboard?.[row]?.[column]?.waiting) return null;
    this.pressing.add(key);
    this.messages.get(message.message_id).update(message);
    await this.attempt(() => api("press", { person: this.person.id, chat: this.chat, message_id: message.message_id, row, column }));
    await this.shell.refresh(this);
    this.pressing.delete(key);
    const current = this.messages.get(message.message_id);
    return current?.update(current.data);
  }

  openInvoice(message) {
    const { invoice } = message;
    const pay = async () => {
      dialog.close();
      await this.attempt(() => api("pay", { person: this.person.id, chat: this.chat, message_id: message.message_id }));
    };
    const dialog = openDialog(
      this.node, "card sheet", invoice.title,
      make("b", { dir: "auto" }, invoice.title),
      make("p", { dir: "auto" }, invoice.description),
      make("div", { class: "total" }, price(this.language, invoice)),
      make("button", { type: "button", class: "solid-button success", onclick: pay }, `${this.say("pay")} ${price(this.language, invoice)}`),
      make("small", {}, this.say("pretendMoney")),
    );
  }

  // Composer

  buildFooter() {
    this.replyBar = make("div", { class: "reply-bar", hidden: true });
    this.suggestions = make("ul", { class: "suggestions", role: "listbox", id: `commands-${this.person.id}`, "aria-label": this.say("commands"), hidden: true });
    this.input = make("textarea", {
      class: "input", rows: "1", dir: "auto", placeholder: this.say("message"), "aria-label": this.say("message"), "data-testid": "composer",
      "aria-controls": this.suggestions.id, "aria-autocomplete": "list", enterkeyhint: "send", maxlength: "4096",
    });
    this.input.addEventListener("input", () => this.onInput());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.suggest(null), 150));
    this.input.addEventListener("paste", (event) => event.clipboardData.files[0] && this.attach(event.clipboardData.files[0]));
    this.file = make("input", { type: "file", hidden: true, "aria-label": this.say("attach") });
    this.file.addEventListener("change", () => {
      if (this.file.files[0]) this.attach(this.file.files[0]);
      this.file.value = "";
    });
    this.keyboardToggle = iconButton("keyboard", this.say("keyboard"), () => this.toggleKeyboard(), { hidden: true, "aria-expanded": "true" });
    this.slash = iconButton("slash", this.say("commands"), () => this.toggleCommands(), { "data-testid": "commands" });
    const form = make(
      "form",
      { class: "composer", onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      this.slash,
      this.input,
      this.keyboardToggle,
      iconButton("attach", this.say("attach"), () => this.file.click()),
      this.file,
      make("button", { type: "submit", class: "icon-button send", "aria-label": this.say("send"), title: this.say("send"), "data-testid": "send" }, icon("send")),
    );
    this.replyKeys = make("div", { class: "reply-keyboard", role: "group", "aria-label": this.say("keyboard"), hidden: true });
    this.unblock = make("button", { type: "button", class: "solid-button unblock", onclick: () => this.shell.setPerson(this.person.id, { blocked: false }) }, this.say("unblock"));
    this.unblock.hidden = !this.person.blocked;
    form.hidden = Boolean(this.person.blocked);
    this.footer.replaceChildren(this.suggestions, this.replyBar, form, this.replyKeys, this.unblock);
  }

  onInput() {
    this.input.style.blockSize = "auto";
    this.input.style.blockSize = `${Math.min(this.input.scrollHeight, 140)}px`;
    const typed = this.input.value;
    this.suggest(/^\/\w*$/.test(typed) ? typed.slice(1).toLowerCase() : null);
  }

  onKey(event) {
    if (event.isComposing) return;
    const options = [...this.suggestions.children];
    const index = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (options.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.select((index + (event.key === "ArrowDown" ? 1 : options.length - (index < 0 ? 0 : 1))) % options.length);
    } else if (event.key === "Escape") {
      this.suggest(null);
      this.replyTo(null);
    } else if (event.key === "Tab" && index >= 0) {
      event.preventDefault();
      this.input.value = `/${options[index].dataset.command} `;
      this.suggest(null);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (index >= 0) options[index].click();
      else this.submit();
    }
  }

  select(index) {
    [...this.suggestions.children].forEach((option, i) => option.setAttribute("aria-selected", i === index));
    const option = this.suggestions.children[index];
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  /** Show the commands that begin with `prefix`; null hides them. */
  suggest(prefix) {
    const found = prefix === null ? [] : this.shell.commandsOf(this).filter((command) => command.command.startsWith(prefix));
    this.suggestions.hidden = !found.length;
    this.input.removeAttribute("aria-activedescendant");
    this.suggestions.replaceChildren(...found.map((command, index) => this.suggestion(command, index)));
  }

  suggestion({ command, description }, index) {
    const send = () => {
      this.input.value = "";
      this.suggest(null);
      this.sendText(`/${command}`);
    };
    const attributes = { role: "option", id: `${this.suggestions.id}-${index}`, "aria-selected": "false", "data-command": command };
    return make("li", { ...attributes, onmousedown: (event) => event.preventDefault(), onclick: send }, make("bdi", { dir: "ltr" }, `/${command}`), make("span", { dir: "auto" }, description));
  }

  toggleCommands() {
    const open = this.suggestions.hidden;
    this.input.focus();
    this.suggest(open ? "" : null);
  }

  submit() {
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    this.onInput();
    this.sendText(text);
  }

  sendText(text) {
    const body = { person: this.person.id, chat: this.chat, text };
    if (this.replied) body.reply_to = this.replied.message_id;
    this.replyTo(null);
    this.stick = true;
    if (this.keys?.one_time_keyboard) this.toggleKeyboard(false);
    return this.attempt(() => api("say", body));
  }

  replyTo(data) {
    this.replied = data;
    this.replyBar.hidden = !data;
    this.replyBar.replaceChildren();
    if (!data) return;
    const quote = this.quoted(data);
    this.replyBar.append(make("div", { class: "quote", dir: "auto" }, make("b", {}, quote.name), quote.text), iconButton("close", this.say("cancel"), () => this.replyTo(null)));
    this.input.focus();
  }

  setReplyKeyboard(keys) {
    const key = JSON.stringify(keys ?? null);
    if (key === this.keysDrawn) return;
    this.keysDrawn = key;
    this.keys = keys;
    const rows = keys?.keyboard || [];
    this.input.placeholder = keys?.input_field_placeholder || this.say("message");
    this.replyKeys.replaceChildren(...rows.map((row) => make("div", { class: "row" }, row.map((button) => this.replyKey(button.text ?? button)))));
    this.keyboardToggle.hidden = !rows.length;
    this.toggleKeyboard(rows.length > 0);
  }

  replyKey(text) {
    return make("button", { type: "button", dir: "auto", "data-testid": "reply-key", onclick: () => this.sendText(text) }, text);
  }

  toggleKeyboard(open = this.replyKeys.hidden) {
    this.replyKeys.hidden = !open;
    this.keyboardToggle.setAttribute("aria-expanded", open);
  }

  attach(file) {
    const picture = file.type.startsWith("image/");
    const url = picture ? URL.createObjectURL(file) : null;
    const caption = make("input", { class: "field", dir: "auto", placeholder: this.say("caption"), "aria-label": this.say("caption"), maxlength: "1024" });
    const send = async (kind) => {
      dialog.close();
      this.stick = true;
      await this.attempt(async () => {
        const body = { person: this.person.id, chat: this.chat, name: file.name, kind, content_base64: await readBase64(file) };
        return api("send_file", caption.value ? { ...body, caption: caption.value } : body);
      });
    };
    const sender = (kind, label) => make("button", { type: "button", class: `solid-button ${kind === "document" && picture ? "quiet" : ""}`, onclick: () => send(kind) }, this.say(label));
    const dialog = openDialog(
      this.node, "card attach", this.say("attach"),
      picture ? make("img", { src: url, alt: "" }) : make("span", { class: "disc" }, icon("file")),
      make("b", { dir: "auto" }, file.name),
      make("small", {}, fileSize(this.language, file.size)),
      caption,
      picture && sender("photo", "sendPhoto"),
      sender("document", "sendFile"),
    );
    dialog.addEventListener("close", () => url && URL.revokeObjectURL(url));
  }

  // Menu

  openMenu() {
    const { person } = this;
    const set = (changes) => {
      dialog.close();
      this.shell.setPerson(person.id, changes);
    };
    const dialog = openDialog(
      this.node, "card menu", this.say("menu"),
      named("b", person.first_name),
      make("small", {}, this.say("language")),
      languageChips(this.language, (code) => set({ language_code: code })),
      make("button", { type: "button", class: "menu-row", onclick: () => this.shell.switchTheme() }, icon("theme"), this.say("theme")),
      make("button", { type: "button", class: "menu-row danger-text", onclick: () => set({ blocked: !person.blocked }) }, icon("lock"), this.say(person.blocked ? "unblock" : "block")),
    );
  }

  /** The person changed: another language or blocked state is a new face of the same chat. */
  setPerson(person) {
    const same = JSON.stringify(person) === JSON.stringify(this.person);
    if (same) return;
    const draft = this.input.value;
    const old = this.node;
    this.person = person;
    this.language = languageOf(person);
    this.messages.clear();
    Object.assign(this, { seenToast: null, keysDrawn: undefined, stick: true, replied: null });
    this.build();
    this.input.value = draft;
    old.replaceWith(this.node);
    this.shell.refresh(this);
  }
}

/** Five chips, one a language; the one in use is pressed. */
export function languageChips(current, choose) {
  return make(
    "div",
    { class: "chips", role: "group", "aria-label": say(current, "language") },
    Object.entries(LANGUAGES).map(([code, name]) =>
      make("button", { type: "button", class: "chip", lang: code, "aria-pressed": code === current, "data-testid": `language-${code}`, onclick: () => choose(code) }, name)),
  );
}
