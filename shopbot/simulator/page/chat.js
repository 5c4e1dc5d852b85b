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
const PAGE_OF_MESSAGES = 120;
const INLINE_PAUSE_MS = 250;
/** A bot has ten seconds to answer a pre-checkout; a moment later the refusal is there to be read. */
const CHECKOUT_MS = 10_500;
/** The general topic; its messages carry no thread. */
const GENERAL = 1;
const OTHER_FILES = ["video", "animation", "audio", "voice", "video_note"];
const SVG = "http://www.w3.org/2000/svg";
/** The small sign in the corner of a button that does something else than tell the bot. */
const CORNERS = [
  ["url", "link"], ["web_app", "link"], ["login_url", "link"], ["copy_text", "copy"], ["pay", "card"],
  ["switch_inline_query", "share"], ["switch_inline_query_chosen_chat", "share"], ["switch_inline_query_current_chat", "search"],
];
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

/** Whether there is a label `key`. */
const has = (key) => key in words;

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
  node.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
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

/** Whether the person asked their system for less motion. */
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Refill `node`; the keyboard stays on the control with the same `data-key`. */
export function refill(node, ...children) {
  const key = node.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  node.replaceChildren(...children.flat(Infinity).filter((child) => child != null && child !== false));
  if (key) node.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

/** Messages sent as one album become one message with the list of its parts; all others stay as they are. */
function withAlbums(list) {
  const made = [];
  for (const data of list) {
    const before = made.at(-1);
    if (data.media_group_id && before?.media_group_id === data.media_group_id) {
      before.album.push(data);
      if (!before.html) Object.assign(before, { html: data.html, caption: data.caption });
    } else made.push(data.media_group_id ? { ...data, album: [data] } : data);
  }
  return made;
}

/** What Telegram itself tells in a chat; what the page has no words for keeps its Bot API name. */
function told(language, { service: { kind, facts }, from }) {
  const sentence = has(`service_${kind}`) ? say(language, `service_${kind}`) : kind;
  const names = Array.isArray(facts) ? facts.map((one) => one.first_name) : [facts?.first_name];
  const who = names.filter(Boolean).join(directionOf(language) === "rtl" ? "، " : ", ") || from.first_name;
  return sentence.replace("{who}", `\u2068${who}\u2069`).replace("{name}", `\u2068${facts?.name ?? ""}\u2069`);
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
    this.node.classList.toggle("service", Boolean(data.successful_payment || data.refunded_payment || data.service));
    this.part("sender", [data.from, data.via_bot], () => this.drawSender(data));
    const parts = data.album || [data];
    const media = parts.map((one) => [one.photo, one.document, one.sticker, one.invoice, one.successful_payment, one.refunded_payment, OTHER_FILES.map((kind) => one[kind])]);
    this.part("quote", data.reply_to, () => this.drawQuote(data.reply_to));
    this.part("media", [media, data.paid, data.service, data.contact], () => this.drawMedia(data));
    this.part("text", data.html, () => this.drawText(data.html));
    this.part("meta", [data.date, data.edited, data.reaction], () => this.drawMeta(data));
    this.drawKeyboard(data.reply_markup?.inline_keyboard || []);
    this.node.classList.toggle("bare", !data.html && Boolean(data.photo));
  }

  drawSender({ from, via_bot: via }) {
    this.sender.className = `sender ink-${Math.abs(from.id) % 6}`;
    this.sender.hidden = !this.phone.group && !via;
    this.sender.replaceChildren(...(this.phone.group ? [from.first_name] : []), ...(via ? [make("small", { dir: "ltr" }, ` via @${via.username ?? via}`)] : []));
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
    const album = data.album || [data];
    const photos = album.filter((one) => one.photo).map((one) => this.photo(one.photo));
    if (photos.length > 1) parts.push(make("div", { class: `album of-${Math.min(photos.length, 5)}`, "data-testid": "album" }, photos));
    else parts.push(...photos);
    for (const one of album) if (one.document) parts.push(this.document(one.document));
    for (const kind of OTHER_FILES) if (data[kind]) parts.push(this.document({ file_name: kind, ...data[kind] }));
    if (data.sticker) parts.push(make("img", { class: "sticker", src: data.sticker.url, alt: data.sticker.emoji || "" }));
    if (data.contact) parts.push(make("div", { class: "contact" }, make("span", { class: "disc" }, icon("people")), make("span", { class: "names" }, named("b", data.contact.first_name), make("small", { dir: "ltr" }, data.contact.phone_number))));
    if (data.invoice) parts.push(this.invoice(data.invoice, data.paid));
    if (data.service) parts.push(make("div", { class: "payment" }, told(this.phone.language, data)));
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

  invoice(invoice, paid) {
    return make(
      "div",
      { class: "invoice" },
      make("b", { dir: "auto" }, invoice.title),
      make("p", { dir: "auto" }, invoice.description),
      make("span", { class: "price" }, make("bdi", {}, price(this.phone.language, invoice)), paid && make("span", { class: "verdict" }, this.phone.say("state_paid"))),
    );
  }

  payment(key, payment) {
    return make("div", { class: "payment", "data-testid": "payment-note" }, icon("card"), make("span", {}, `${this.phone.say(key)} · `, make("bdi", {}, price(this.phone.language, payment))));
  }

  drawText(html) {
    this.content.innerHTML = html || "";
    for (const node of this.content.querySelectorAll(".spoiler, code, pre, .bot-command, .expandable")) {
      if (node.matches("pre code")) continue;
      node.setAttribute("role", "button");
      node.setAttribute("tabindex", "0");
      if (node.matches(".spoiler")) {
        node.title = this.phone.say("reveal");
        node.setAttribute("aria-label", this.phone.say("reveal"));
      }
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

  /** What a screen reader should hear when the message arrives: covered words stay covered. */
  spoken() {
    const copy = this.content.cloneNode(true);
    for (const hidden of copy.querySelectorAll(".spoiler:not(.shown)")) hidden.replaceChildren(`(${this.phone.say("reveal")})`);
    return [this.sender.hidden ? "" : this.sender.textContent, copy.textContent || this.media.textContent].filter(Boolean).join(": ");
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
    const corner = CORNERS.find(([kind]) => button[kind] !== undefined)?.[1];
    const attributes = {
      type: "button", class: `inline ${button.style || ""}`, dir: "auto", "data-testid": "button", "data-row": row, "data-column": column,
      disabled: Boolean(button.disabled), onclick: () => this.phone.pressButton(this.data, button, row, column),
    };
    return make("button", attributes, make("span", { class: "label" }, button.pay ? button.text.replace("XTR", "⭐") : button.text), corner && icon(corner), make("span", { class: "spinner", "aria-hidden": "true" }));
  }
}

/** What stands under a chat: the line to write in, what it offers while writing, the reply keyboard, the files. */
class Composer {
  constructor(phone) {
    Object.assign(this, { phone, replied: null, keys: null, keysDrawn: undefined, inlineId: null });
    this.build();
  }

  say(key) {
    return this.phone.say(key);
  }

  build() {
    const { person } = this.phone;
    this.replyBar = make("div", { class: "reply-bar", hidden: true });
    this.suggestions = make("ul", { class: "suggestions", role: "listbox", id: `offers-${person.id}-${this.phone.chat}`, "aria-label": this.say("commands"), hidden: true });
    this.input = make("textarea", {
      class: "input", rows: "1", dir: "auto", placeholder: this.say("message"), "aria-label": this.say("message"), "data-testid": "composer",
      "aria-controls": this.suggestions.id, "aria-autocomplete": "list", enterkeyhint: "send", maxlength: "4096",
    });
    this.input.addEventListener("input", () => this.onInput());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.offer([]), 150));
    this.input.addEventListener("paste", (event) => event.clipboardData.files[0] && this.attach(event.clipboardData.files[0]));
    this.file = make("input", { type: "file", hidden: true, "aria-label": this.say("attach") });
    this.file.addEventListener("change", () => {
      if (this.file.files[0]) this.attach(this.file.files[0]);
      this.file.value = "";
    });
    this.keyboardToggle = iconButton("keyboard", this.say("keyboard"), () => this.toggleKeyboard(), { hidden: true, "aria-expanded": "true" });
    this.menuButton = iconButton("slash", this.say("commands"), () => this.pressMenu(), { "data-testid": "commands" });
    this.form = make(
      "form",
      { class: "composer", onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      this.menuButton,
      this.input,
      this.keyboardToggle,
      iconButton("attach", this.say("attach"), () => this.file.click()),
      this.file,
      make("button", { type: "submit", class: "icon-button send", "aria-label": this.say("send"), title: this.say("send"), "data-testid": "send" }, icon("send")),
    );
    this.replyKeys = make("div", { class: "reply-keyboard", role: "group", "aria-label": this.say("keyboard"), hidden: true });
    const unblock = () => this.phone.attempt(() => this.phone.shell.setPerson(person.id, { blocked: false }));
    this.unblock = make("button", { type: "button", class: "solid-button unblock", hidden: !person.blocked, "data-testid": "unblock", onclick: unblock }, this.say("unblock"));
    this.form.hidden = Boolean(person.blocked);
    this.node = make("footer", { class: "phone-footer" }, this.suggestions, this.replyBar, this.form, this.replyKeys, this.unblock);
  }

  // Writing

  onInput() {
    this.input.style.blockSize = "auto";
    this.input.style.blockSize = `${Math.min(this.input.scrollHeight, 140)}px`;
    const typed = this.input.value;
    const inline = this.phone.inlineQuery(typed);
    clearTimeout(this.asking);
    this.inlineId = null;
    if (inline !== null) this.asking = setTimeout(() => this.askInline(inline), INLINE_PAUSE_MS);
    else if (/^\/\w*$/.test(typed)) this.offerCommands(typed.slice(1).toLowerCase());
    else this.offer([]);
  }

  onKey(event) {
    if (event.isComposing) return;
    const options = [...this.suggestions.querySelectorAll("[role=option]")];
    const index = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (options.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.select(options, (index + (event.key === "ArrowDown" ? 1 : options.length - (index < 0 ? 0 : 1))) % options.length);
    } else if (event.key === "Escape" && (options.length || this.replied)) {
      event.stopPropagation();
      this.offer([]);
      this.replyTo(null);
    } else if (event.key === "Tab" && index >= 0 && options[index].dataset.command) {
      event.preventDefault();
      this.write(`/${options[index].dataset.command} `);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (index >= 0) options[index].click();
      else this.submit();
    }
  }

  /** Put words into the line as if they had been typed. */
  write(text) {
    this.input.value = text;
    this.input.focus();
    this.onInput();
  }

  submit() {
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    this.onInput();
    this.send(text);
  }

  send(text) {
    const body = { ...this.phone.place(), text };
    if (this.replied) body.reply_to = this.replied.message_id;
    this.replyTo(null);
    this.phone.stick = true;
    if (this.keys?.one_time_keyboard) this.toggleKeyboard(false);
    return this.phone.attempt(() => api("say", body));
  }

  replyTo(data) {
    this.replied = data;
    this.replyBar.hidden = !data;
    this.replyBar.replaceChildren();
    if (!data) return;
    const quote = this.phone.quoted(data);
    this.replyBar.append(make("div", { class: "quote", dir: "auto" }, make("b", {}, quote.name), quote.text), iconButton("close", this.say("cancel"), () => this.replyTo(null)));
    this.input.focus();
  }

  // What is offered while writing

  /** Show these options above the line; none hides them. */
  offer(options, note = null) {
    const shown = [...options, ...(note ? [note] : [])];
    this.prefix = null;
    this.suggestions.hidden = !shown.length;
    this.input.removeAttribute("aria-activedescendant");
    this.suggestions.replaceChildren(...shown);
    options.forEach((option, index) => option.setAttribute("id", `${this.suggestions.id}-${index}`));
  }

  option(choose, attributes, ...children) {
    const keepFocus = (event) => event.preventDefault();
    return make("li", { role: "option", "aria-selected": "false", ...attributes, onmousedown: keepFocus, onclick: choose }, children);
  }

  select(options, index) {
    options.forEach((option, i) => option.setAttribute("aria-selected", i === index));
    options[index].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", options[index].id);
  }

  offerCommands(prefix) {
    const found = this.phone.shell.commandsOf(this.phone).filter(({ command }) => command.startsWith(prefix));
    this.suggestions.setAttribute("aria-label", this.say("commands"));
    this.offer(found.map(({ command, description }) => {
      const send = () => {
        this.write("");
        this.send(`/${command}`);
      };
      return this.option(send, { "data-command": command }, make("bdi", { dir: "ltr" }, `/${command}`), make("span", { dir: "auto" }, description));
    }));
    this.prefix = prefix;
  }

  /** The button left of the line: the bot's own page if it set one, else its commands. */
  pressMenu() {
    if (this.menu?.web_app) return this.phone.openLink(this.menu.web_app.url);
    const open = this.suggestions.hidden;
    this.input.focus();
    return open ? this.offerCommands("") : this.offer([]);
  }

  setMenu(menu) {
    this.menu = menu;
    const label = menu?.web_app ? menu.text : this.say("commands");
    this.menuButton.title = label;
    this.menuButton.setAttribute("aria-label", label);
    if (this.prefix != null) this.offerCommands(this.prefix); // they were asked for before they were known
  }

  // Inline mode

  async askInline(query) {
    const { inline_query_id: id } = await api("inline", { ...this.phone.place(), query });
    this.inlineId = id;
    this.suggestions.setAttribute("aria-label", this.say("inlineResults"));
    this.offer([], make("li", { class: "note", role: "presentation" }, this.say("searching")));
    await this.readInline();
  }

  /** Read the answer to what was asked last; called again whenever the bot may have given it. */
  async readInline() {
    const id = this.inlineId;
    if (!id) return;
    const { results, button } = await api(`inline/${id}`);
    if (id !== this.inlineId || results === null) return;
    this.inlineId = null;
    const empty = !results.length && make("li", { class: "note", role: "presentation" }, this.say("nothingFound"));
    this.offer([...(button ? [this.inlineButton(button)] : []), ...results.map((result) => this.inlineResult(id, result))], empty || null);
  }

  inlineResult(id, result) {
    const send = () => {
      this.write("");
      this.phone.stick = true;
      this.phone.attempt(() => api(`inline/${id}`, { result: result.id }));
    };
    const title = result.title || result.type;
    const face = make("span", { class: `result-face tint-${[...title].length % 6}`, "aria-hidden": "true" }, [...title][0].toUpperCase());
    return this.option(send, { class: "result", "data-testid": "inline-result" }, face, make("span", { class: "names" }, named("b", title), result.description && named("small", result.description)));
  }

  inlineButton({ text, start_parameter: start }) {
    const open = () => {
      this.write("");
      this.phone.startBot(start || "");
    };
    return this.option(open, { class: "result" }, make("b", { dir: "auto" }, text));
  }

  // Reply keyboard

  setReplyKeyboard(keys) {
    const key = JSON.stringify(keys ?? null);
    if (key === this.keysDrawn) return;
    this.keysDrawn = key;
    this.keys = keys;
    const rows = keys?.keyboard || [];
    this.input.placeholder = keys?.input_field_placeholder || this.say("message");
    const replyKey = (text) => make("button", { type: "button", dir: "auto", "data-testid": "reply-key", onclick: () => this.send(text) }, text);
    this.replyKeys.replaceChildren(...rows.map((row) => make("div", { class: "row" }, row.map((button) => replyKey(button.text ?? button)))));
    this.keyboardToggle.hidden = !rows.length;
    this.toggleKeyboard(rows.length > 0);
  }

  toggleKeyboard(open = this.replyKeys.hidden) {
    this.replyKeys.hidden = !open;
    this.keyboardToggle.setAttribute("aria-expanded", open);
  }

  // Files

  attach(file) {
    const picture = file.type.startsWith("image/");
    const url = picture ? URL.createObjectURL(file) : null;
    const caption = make("input", { class: "field", dir: "auto", placeholder: this.say("caption"), "aria-label": this.say("caption"), maxlength: "1024" });
    const send = async (kind) => {
      dialog.close();
      this.phone.stick = true;
      await this.phone.attempt(async () => {
        const body = { ...this.phone.place(), name: file.name, kind, content_base64: await readBase64(file) };
        return api("send_file", caption.value ? { ...body, caption: caption.value } : body);
      });
    };
    const sender = (kind, label) => make("button", { type: "button", class: `solid-button ${kind === "document" && picture ? "quiet" : ""}`, onclick: () => send(kind) }, this.say(label));
    const dialog = openDialog(
      this.phone.node, "card attach", this.say("attach"),
      picture ? make("img", { src: url, alt: "" }) : make("span", { class: "disc" }, icon("file")),
      make("b", { dir: "auto" }, file.name),
      make("small", {}, fileSize(this.phone.language, file.size)),
      caption,
      picture && sender("photo", "sendPhoto"),
      sender("document", "sendFile"),
    );
    dialog.addEventListener("close", () => url && URL.revokeObjectURL(url));
  }
}

/** The topics of a group that has them: a list to choose from, each with its newest words and how many are new. */
class Topics {
  constructor(phone) {
    Object.assign(this, { phone, open: null, seen: new Map() });
    this.node = make("ul", { class: "topics", "aria-label": phone.say("topics"), hidden: true });
  }

  /** The messages to show: those of the open topic, none while the list is shown, all in a chat without topics. */
  choose({ topics, messages }) {
    if (!topics) return messages;
    const list = topics.filter(({ hidden }) => !hidden).map((topic) => (topic.id === GENERAL ? { ...topic, name: this.phone.say("general") } : topic));
    if (this.open && !list.some(({ id }) => id === this.open.id)) this.open = null;
    const of = (id) => messages.filter((data) => (data.thread ?? GENERAL) === id);
    if (this.open) this.seen.set(this.open.id, of(this.open.id).at(-1)?.message_id ?? 0);
    this.node.hidden = this.open !== null;
    if (!this.open) refill(this.node, list.map((topic) => this.row(topic, of(topic.id))));
    return this.open ? of(this.open.id) : [];
  }

  row(topic, messages) {
    const last = messages.at(-1);
    const seen = this.seen.get(topic.id) ?? 0;
    const fresh = messages.filter((data) => data.message_id > seen && !data.service && data.from.id !== this.phone.person.id).length;
    const said = last && (last.text || last.caption || last.document?.file_name || this.phone.say("photo"));
    const words = last && (last.service ? told(this.phone.language, last) : `${last.from.first_name}: ${said}`);
    return make("li", {}, make(
      "button", { type: "button", class: "topic", "data-testid": "topic", "data-key": `t${topic.id}`, onclick: () => this.show(topic) },
      make("span", { class: `avatar square tint-${topic.id % 6}`, "aria-hidden": "true" }, "#"),
      make("span", { class: "names" }, named("b", topic.name), topic.closed && icon("lock"), named("small", words || this.phone.say("noMessages"))),
      make("span", { class: "topic-side" }, last && make("small", {}, clockTime(this.phone.language, last.date)), fresh > 0 && make("span", { class: "badge" }, fresh)),
    ));
  }

  show(topic) {
    this.open = topic;
    this.phone.topicChanged();
  }
}

/**
 * The chat of one person: their own with the bot, or a group. `shell` gives `bot`, `botDown`, `now()`, `refresh(phone)`,
 * `commandsOf(phone)`, `groupsOf(person)`, `setPerson(id, changes)`, `openChat(person, group)`, `closePhone(phone)`,
 * `startPayload`, `openPeople()`, `openInspector()`, `switchTheme()`.
 */
export class Phone {
  constructor(shell, person, group = null) {
    Object.assign(this, { shell, person, group, chat: group ? group.id : person.id, messages: new Map(), pressing: new Set(), seenToast: null, stick: true, unseen: 0, limit: PAGE_OF_MESSAGES });
    this.language = languageOf(person);
    this.build();
  }

  say(key) {
    return say(this.language, key);
  }

  now() {
    return this.shell.now();
  }

  /** Who writes, and where, as the driver wants it. */
  place() {
    const thread = this.topics.open?.id;
    return { person: this.person.id, chat: this.chat, ...(thread && thread !== GENERAL ? { thread } : {}) };
  }

  build() {
    const { group } = this;
    this.face = group ? { id: group.id, first_name: group.title } : this.shell.bot;
    this.buildHeader();
    this.list = make("ol", { class: "messages", "aria-label": this.say("messages") });
    this.dots = make("div", { class: "dots", hidden: true, "aria-hidden": "true" }, make("i"), make("i"), make("i"));
    this.empty = make("div", { class: "empty", hidden: true });
    this.earlier = make("button", { type: "button", class: "earlier", hidden: true, onclick: () => this.readEarlier() }, this.say("earlier"));
    this.scroller = make("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": this.say("messages") }, this.empty, this.earlier, this.list, this.dots);
    this.downCount = make("span", { class: "badge", hidden: true });
    this.down = iconButton("down", this.say("latest"), () => this.toBottom(true), { class: "icon-button down", hidden: true });
    this.down.append(this.downCount);
    this.toasts = make("div", { class: "toasts", role: "status" });
    this.announcer = make("div", { class: "offscreen", "aria-live": "polite", "data-testid": "announcer" });
    const open = this.topics?.open ?? null;
    this.topics = new Topics(this);
    this.topics.open = open;
    this.composer = new Composer(this);
    this.downNote = make("div", { class: "down-note", role: "status", hidden: true }, this.say("botDown"));
    this.node = make(
      "section",
      { class: "phone", lang: this.language, dir: directionOf(this.language), "aria-label": `${this.face.first_name} · ${this.person.first_name}`, "data-testid": "phone" },
      this.header,
      this.downNote,
      make("div", { class: "stage" }, this.scroller, this.topics.node, this.down, this.toasts, make("div", { class: "drop-here", "aria-hidden": "true" }, icon("attach"), this.say("dropHere"))),
      this.composer.node,
      this.announcer,
    );
    this.setTyping(false);
    this.setDown(this.shell.botDown);
    this.settleComposer();
    this.listen();
  }

  buildHeader() {
    this.status = make("small", { class: "status" });
    this.title = make("bdi", {}, this.face.first_name);
    this.back = iconButton("back", this.say("topics"), () => this.topics.show(null), { class: "icon-button back", hidden: true, "data-testid": "back-to-topics" });
    this.peopleBadge = make("span", { class: "badge corner", hidden: true });
    const people = iconButton("people", this.say("people"), () => this.shell.openPeople(), { class: "icon-button narrow-only", "data-testid": "open-people" });
    people.append(this.peopleBadge);
    const who = make("button", { type: "button", class: "as", title: this.say("people"), "aria-label": `${this.person.first_name} · ${this.say("people")}`, onclick: () => this.shell.openPeople() }, avatar(this.person, "small"), named("span", this.person.first_name));
    this.header = make(
      "header",
      { class: "phone-header" },
      people,
      this.back,
      avatar(this.face),
      make("div", { class: "title" }, make("b", {}, this.title), this.status),
      who,
      iconButton("more", this.say("menu"), () => this.openMenu(), { "aria-haspopup": "dialog" }),
      iconButton("inspect", this.say("inspector"), () => this.shell.openInspector(), { class: "icon-button narrow-only", "data-testid": "open-inspector" }),
      iconButton("close", this.say("close"), () => this.shell.closePhone(this), { class: "icon-button close-phone", "data-testid": "close-phone" }),
    );
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
    const over = (on) => this.node.classList.toggle("dropping", on && !this.composer.form.hidden);
    this.node.addEventListener("dragover", (event) => {
      event.preventDefault();
      over(event.dataTransfer.types.includes("Files"));
    });
    this.node.addEventListener("dragleave", (event) => this.node.contains(event.relatedTarget) || over(false));
    this.node.addEventListener("drop", (event) => {
      event.preventDefault();
      over(false);
      if (event.dataTransfer.files[0] && !this.composer.form.hidden) this.composer.attach(event.dataTransfer.files[0]);
    });
    for (const kind of ["focusin", "pointerdown"]) this.node.addEventListener(kind, () => this.shell.setActive(this));
  }

  /** A tap on a spoiler, a code, a command, a long quote or a link inside a message. */
  activate(event) {
    const at = (selector) => event.target.closest(selector);
    const act = [
      [at(".spoiler:not(.shown)"), (node) => this.reveal(node)],
      [at("code, pre"), (node) => this.revealOrCopy(node)],
      [at(".bot-command"), (node) => this.composer.send(node.textContent)],
      [at('.content a[href*="//t.me/"], .content a[href^="tg:"]'), (node) => void this.openLink(node.href)],
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
    for (const name of ["role", "tabindex", "title", "aria-label"]) hidden.removeAttribute(name);
  }

  async copy(text) {
    await copyText(text);
    this.toast(this.say("copied"));
  }

  // Links

  /** A link to this very bot starts it here, as Telegram would; any other link is left to the browser. */
  followDeepLink(href) {
    const url = new URL(href, location.href);
    const username = (this.shell.bot.username || "").toLowerCase();
    const named = url.protocol === "tg:" ? url.searchParams.get("domain") : url.hostname === "t.me" && url.pathname.slice(1);
    if (!named || named.toLowerCase() !== username) return false;
    this.startBot(url.searchParams.get("start"));
    return true;
  }

  /** Start the bot in the person's own chat with this payload; null only opens that chat. */
  startBot(payload) {
    const phone = this.group ? this.shell.openChat(this.person) : this;
    if (payload !== null) phone.composer.send(`/start ${payload}`.trim());
  }

  async openLink(href) {
    if (this.followDeepLink(href)) return;
    const { invoice } = await api("open", { person: this.person.id, url: href }).catch(() => ({}));
    if (invoice) this.openInvoice(invoice, { link: invoice.link });
    else window.open(href, "_blank", "noopener,noreferrer");
  }

  /** What is asked of the bot inline by `typed`, null if it is no inline query. */
  inlineQuery(typed) {
    const [, name, query] = /^@(\w+)\s([^]*)$/.exec(typed) || [];
    return name?.toLowerCase() === (this.shell.bot.username || "").toLowerCase() ? query.trim() : null;
  }

  writeInline(query) {
    this.composer.write(`@${this.shell.bot.username} ${query}`);
  }

  /** A "share" button: choose the chat the inline query is written in. */
  shareInline(query) {
    const chats = [null, ...this.shell.groupsOf(this.person)];
    const choose = (group) => {
      dialog.close();
      this.shell.openChat(this.person, group).writeInline(query);
    };
    const row = (group) => {
      const face = group ? { id: group.id, first_name: group.title } : this.shell.bot;
      return make("button", { type: "button", class: "menu-row", onclick: () => choose(group) }, avatar(face, "small"), named("span", face.first_name));
    };
    const dialog = openDialog(this.node, "card menu", this.say("chooseChat"), make("h2", {}, this.say("chooseChat")), chats.map(row));
  }

  // Scrolling

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
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth && !calm() ? "smooth" : "instant" });
  }

  showMessage(id) {
    const node = this.messages.get(id)?.node;
    node?.scrollIntoView({ block: "center", behavior: calm() ? "instant" : "smooth" });
    node?.animate([{ opacity: 0.4 }, { opacity: 1 }], 700);
  }

  readEarlier() {
    this.limit += PAGE_OF_MESSAGES;
    this.stick = false;
    this.shell.refresh(this);
  }

  /** Name and short text of a replied message, given as an id or as the message itself. */
  quoted(reply) {
    const id = reply.message_id ?? reply;
    const data = this.messages.get(id)?.data || (typeof reply === "object" ? reply : null);
    if (!data) return null;
    const text = data.text || data.caption || data.document?.file_name || this.say("photo");
    return { message_id: id, name: data.from?.first_name || "", text: text.slice(0, 120) };
  }

  // What the driver tells

  /** Take the chat's newest state from the driver and patch what is different. */
  update(state) {
    this.state = state;
    const first = this.seenToast === null;
    const before = this.messages.size;
    const shown = this.topics.choose({ ...state, messages: [...state.messages].sort((a, b) => a.message_id - b.message_id) });
    const fresh = this.patchMessages(withAlbums(shown));
    this.earlier.hidden = state.messages.length < this.limit || !shown.length;
    this.setTyping(Boolean(state.typing));
    this.showToasts(state.toasts || [], first);
    this.composer.setReplyKeyboard(state.reply_keyboard);
    this.composer.readInline();
    this.showEmpty(state.messages.length === 0 && !state.topics);
    if (fresh.some((data) => data.successful_payment)) this.sheet?.close();
    if (!first && fresh.length) this.arrived(fresh);
    if (this.stick || first || (!before && fresh.length)) this.toBottom();
  }

  patchMessages(list) {
    const held = this.list.contains(document.activeElement);
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
    if (held && !this.list.contains(document.activeElement)) this.focusNewest();
    return fresh;
  }

  /** The message with the focus is gone: a keyboard goes on in the one that took its place. */
  focusNewest() {
    const buttons = [...this.list.children].at(-1)?.querySelectorAll(".inline:enabled");
    (buttons?.[0] || this.composer.input).focus({ preventScroll: true });
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
    if (incoming.length) this.announcer.textContent = incoming.map((data) => this.messages.get(data.message_id).spoken()).join("\n");
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
    this.typing = typing;
    this.drawStatus();
    clearTimeout(this.typingEnds);
    if (typing) this.typingEnds = setTimeout(() => this.shell.refresh(this), TYPING_MS);
  }

  /** The bot's process stands still: nobody should wait for an answer without knowing. */
  setDown(down) {
    this.downNote.hidden = !down;
  }

  drawStatus() {
    const { open } = this.topics;
    const rest = open ? this.face.first_name : this.say(this.group ? "group" : "bot");
    this.title.textContent = open ? open.name : this.face.first_name;
    this.status.textContent = this.typing ? this.say("typing") : rest;
    this.status.classList.toggle("live", this.typing);
  }

  topicChanged() {
    this.messages.clear();
    Object.assign(this, { seenToast: null, stick: true });
    this.settleComposer();
    if (this.state) this.update(this.state);
    (this.topics.open ? this.composer.input : this.topics.node.querySelector("button"))?.focus();
  }

  settleComposer() {
    this.back.hidden = !this.topics.open;
    this.node.classList.toggle("in-group", Boolean(this.group));
    this.node.classList.toggle("in-topic", Boolean(this.topics.open));
    this.composer.node.hidden = Boolean(this.group?.is_forum) && !this.topics.open;
    this.drawStatus();
  }

  showEmpty(empty) {
    this.empty.hidden = !empty;
    this.node.classList.toggle("is-empty", empty);
    if (!empty || this.empty.childElementCount) return;
    const { bot, startPayload } = this.shell;
    const about = bot.texts?.description;
    const start = () => this.composer.send(startPayload ? `/start ${startPayload}` : "/start");
    this.empty.append(
      avatar(this.face, "large"),
      make("h2", { dir: "auto" }, this.face.first_name),
      ...(this.group ? [make("p", {}, this.say("noMessages"))] : [
        make("p", { dir: "auto" }, about?.[this.language] || about?.[""] || this.say("startHint")),
        !this.person.blocked && make("button", { type: "button", class: "solid-button start", "data-testid": "start", onclick: start }, this.say("start")),
      ].filter(Boolean)),
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
    this.sheet?.close();
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
    if (button.copy_text) return this.copy(button.copy_text.text ?? button.copy_text);
    const link = button.url || button.web_app?.url || button.login_url?.url;
    if (link) return this.openLink(link);
    if (button.pay) return message.paid ? this.toast(this.say("receipt")) : this.openInvoice(message.invoice, { chat: this.chat, message_id: message.message_id });
    if (button.switch_inline_query_current_chat !== undefined) return this.writeInline(button.switch_inline_query_current_chat);
    const shared = button.switch_inline_query ?? button.switch_inline_query_chosen_chat?.query;
    if (button.switch_inline_query_chosen_chat || shared !== undefined) return this.shareInline(shared ?? "");
    return this.pressCallback(message, button, row, column);
  }

  /** Sends the data of the button that is seen, as Telegram's apps do: the bot may have changed the message meanwhile. */
  async pressCallback(message, button, row, column) {
    const key = `${message.message_id}:${row}:${column}`;
    const shown = this.messages.get(message.message_id);
    if (this.pressing.has(key) || shown.data.reply_markup?.inline_keyboard?.[row]?.[column]?.waiting) return;
    this.pressing.add(key);
    shown.update(message);
    const tap = { person: this.person.id, chat: this.chat, message_id: message.message_id, data: button.callback_data, force: true };
    await this.attempt(() => api("press", tap));
    await this.shell.refresh(this);
    this.pressing.delete(key);
    const current = this.messages.get(message.message_id);
    current?.update(current.data);
  }

  /** The sheet stays until the bot has let the payment through or refused it. */
  openInvoice(invoice, which) {
    const total = price(this.language, invoice);
    const settle = async () => {
      pay.disabled = true;
      pay.classList.add("waiting");
      const started = await this.attempt(() => api("pay", { person: this.person.id, ...which }));
      if (!started) dialog.close();
      else setTimeout(() => this.shell.refresh(this), CHECKOUT_MS);
    };
    const pay = make("button", { type: "button", class: "solid-button success", "data-testid": "pay", onclick: settle }, `${this.say("pay")} `, make("bdi", {}, total), make("span", { class: "spinner", "aria-hidden": "true" }));
    const dialog = openDialog(
      this.node, "card sheet", invoice.title,
      make("span", { class: "sheet-face", "aria-hidden": "true" }, invoice.currency === "XTR" ? "⭐" : icon("card")),
      make("h2", { dir: "auto" }, invoice.title),
      make("p", { dir: "auto" }, invoice.description),
      make("dl", { class: "sheet-lines" }, (invoice.prices || []).map((line) => [make("dt", { dir: "auto" }, line.label), make("dd", {}, price(this.language, { ...invoice, total_amount: line.amount }))]), make("dt", {}, this.say("total")), make("dd", { class: "total" }, total)),
      pay,
      make("button", { type: "button", class: "solid-button quiet", onclick: () => dialog.close() }, this.say("cancel")),
      make("small", {}, this.say("pretendMoney")),
    );
    this.sheet = dialog;
    dialog.addEventListener("close", () => { this.sheet = null; });
  }

  // Menu

  openMenu() {
    const { person } = this;
    const set = (changes) => {
      dialog.close();
      this.attempt(() => this.shell.setPerson(person.id, changes));
    };
    const dialog = openDialog(
      this.node, "card menu", this.say("menu"),
      make("div", { class: "menu-head" }, avatar(person), make("span", { class: "names" }, named("b", person.first_name), make("small", { dir: "ltr" }, person.username ? `@${person.username}` : `id ${person.id}`))),
      make("small", {}, this.say("language")),
      languageChips(this.language, (code) => set({ language_code: code })),
      make("button", { type: "button", class: "menu-row", onclick: () => this.shell.switchTheme() }, icon("theme"), this.say("theme")),
      make("button", { type: "button", class: "menu-row danger-text", "data-testid": "block", onclick: () => set({ blocked: !person.blocked }) }, icon("lock"), this.say(person.blocked ? "unblock" : "block")),
    );
  }

  /** The person changed: another language or blocked state is a new face of the same chat. */
  setPerson(person) {
    const same = JSON.stringify(person) === JSON.stringify(this.person);
    if (same) return;
    const draft = this.composer.input.value;
    const old = this.node;
    this.person = person;
    this.language = languageOf(person);
    this.messages.clear();
    Object.assign(this, { seenToast: null, stick: true });
    this.build();
    this.composer.input.value = draft;
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
      make("button", { type: "button", class: "chip", lang: code, "aria-pressed": code === current, "data-key": `l${code}`, "data-testid": `language-${code}`, onclick: () => choose(code) }, name)),
  );
}
