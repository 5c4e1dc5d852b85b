# The house's own words. Plugins fall back to these, so a plugin needs no "Back" of its own.

language-name = 中文

## Buttons

btn-back = ‹ 返回
btn-home = 🏠
btn-next = 下一页 ›
btn-previous = ‹ 上一页
btn-page = { $page }/{ $pages }
btn-more = 更多 ▾
btn-ok = 好的
btn-yes = 是
btn-no = 否
btn-confirm = ✅ 确认
btn-save = 💾 保存
btn-edit = ✎ 修改
btn-cancel = ✖ 取消
btn-skip = 跳过
btn-undo = ↩ 撤销
btn-close = 关闭
btn-retry = 🔄 重试
btn-refresh = 🔄 刷新
btn-support = 💬 客服
btn-shop = 🛍 进入商店

## Words inside sentences

trail-home = 🏠
yes = 是
no = 否
just = { $words }
no-name = 未命名
page = 第 { $page } 页，共 { $pages } 页

state-draft = 未下单
state-waiting = 待付款
state-paid = 已付款
state-delivered = 已发货
state-part-delivered = 部分发货
state-expired = 已过期
state-cancelled = 已取消
state-refunded = 已退款

## Answers to taps and messages

working = 正在处理…
inline-open = 🛍 打开{ $shop }
reading-file = 正在读取文件…
already-done = 这一步已经完成了。
saved = 已保存。
cancelled = 已取消，没有任何改动。
undone = 已撤销。
undo-too-late = 已超过可撤销的时间。
nothing-to-cancel = 当前没有可取消的操作。
nothing-to-delete = 没有可删除的内容。
old-button = 这个按钮已过时，以下是最新状态。
not-allowed = 您没有使用此功能的权限。
not-ready = 还在处理中，请稍后再试。
gone = 该内容已不存在。
sold-out = { $left ->
    [0] 很抱歉，刚刚售完。
   *[other] 库存仅剩 { $left } 件。
}
too-fast = 操作太快了，请稍等几秒。
not-understood = 抱歉，我没看懂。请点按下方按钮，或发送 /start 打开商店。
wrong-form = 请按这个格式输入：{ $example }
error-apology = 抱歉，我们这边出了点问题，没有任何改动。
    请再试一次。如果仍然出错，请把这个代码发给客服：{ $code }

banned = 您暂时无法使用本店。
    原因：{ $reason }
banned-until = 在 { $until } 之前，您无法使用本店。
    原因：{ $reason }

## Questions and forms

text-wanted = 请用文字回复。
photo-wanted = 请发送一张图片。
file-wanted = 请发送一个文件。
field-empty = 此项不能为空。
field-too-long = 内容太长，最多 { $limit } 个字符。
file-too-large = 文件太大，最大支持 { $limit } MB。
file-wrong-type = 不支持这种文件，请发送以下类型之一：{ $types }
file-unreadable = 无法读取文件 { $name }。请另存为纯文本（UTF-8）后重新发送。
file-not-fetched = 未能从 Telegram 获取文件，请重新发送。
reason-missing = 请填写原因。
setting-wrong = { $name } 不能使用这个值，可用：{ $kind }
kind-switch = on 或 off
kind-number = 数字
kind-text = 文字
kind-address = 以 { $begin } 开头的网址
kind-list = 用逗号分隔的列表
number-unclear = 无法把“{ $text }”识别为数字。请只发送数字，例如 3。
number-range = 请选择 { $low } 到 { $high } 之间的数字。

amount-unclear = 无法把“{ $text }”识别为金额。可以这样写：88、12.50 或 5万。
amount-ambiguous = “{ $text }”有两种理解：{ $first } 或 { $second }。请写清楚您的意思。
amount-too-fine = { $places ->
    [0] { $currency } 金额不能带小数，请去掉小数部分。
   *[other] { $currency } 金额最多保留 { $places } 位小数。
}
amount-negative = 金额不能小于零。
amount-zero = 金额必须大于零。
amount-too-big = 金额过大，上限为 { $limit }。
rate-missing = 暂无 { $currency } 汇率，无法使用该付款方式，请选择其他方式。
rate-stale = { $currency } 汇率暂时过期，请选择其他付款方式或稍后再试。
invoice-over = 此账单已失效，未扣款。请在商店中打开订单，重新选择付款方式。
invoice-not-yours = 此账单属于其他人，未扣款。
invoice-changed = 金额已变化，未扣款。请在商店中打开订单重新付款。
invoice-refused = 无法接受这笔付款，未扣款。请联系商店。

## Products and stock

no-such-product = 该商品不存在。
no-such-category = 该分类不存在。
not-for-sale = 该商品目前不出售。
title-missing = 请填写名称。
title-too-long = 名称太长，最多 { $limit } 个字符。
description-too-long = 描述太长，最多 { $limit } 个字符。
price-negative = 价格不能小于零。
price-too-big = 价格过高。
number-invalid = 该商品编号不可用。
number-taken = 编号 { $number } 已被其他商品使用。
count-negative = 数量不能小于零。
quantity-range = 数量设置不合理：最少为 1，且上限不能小于下限。
category-too-deep = 分类最多两级。
family-first = 这个商品已有自己的库存或销售记录。请先给现有款式起个名字，然后才能添加其他款式。
choose-variant = 这个商品有多个款式，请选择其中一个。
kind-fixed = 商品有了库存或订单之后，种类就不能再改。请新建一个商品。
note-too-long = 备注太长了，最多 { $limit } 个字符。
country-invalid = 请用两个字母填写国家，例如 ID、SA、IR 或 CN。
type-too-long = 作为类型太长了，最多 { $limit } 个字符。
too-many-parts = 一个账号最多有 { $limit } 个部分。
no-units = 这个商品没有单件库存：每位买家得到的都一样，或者付款后再制作。
no-shared = 这个商品有单件库存，请作为库存添加。
choice-gone = 别人抢先一步，这一件已经没有了。请另选一件。
no-such-batch = 这个批次不存在。
content-missing = 里面还没有内容。请发送买家将收到的东西。
file-too-big = 文件太大了，最多 { $limit } MB。
discount-invalid = 这个折扣不可用。请写例如 10% 或 5000，且必须低于价格。
dates-wrong = 结束时间必须晚于开始时间，并且在将来。
count-out-of-range = 请填写 { $least } 到 { $most } 之间的数字。
voucher-used-up = 这张优惠券已经用完了。
voucher-code-bad = 代码由 { $least } 到 { $most } 个字母 A–Z 和数字组成。
voucher-code-taken = 代码 { $code } 已经存在，请换一个。
voucher-code-weak = 礼品码里有钱，所以代码总是随机生成，不能自选。
unit-gone = 该库存已不存在。
line-too-long = 第 { $line } 行太长，最多 { $limit } 个字符。

## Orders

no-such-order = 该订单不存在。
order-closed = { $state ->
    [paid] 该订单已付款。
    [delivered] 该订单已发货。
    [part-delivered] 该订单已部分发货。
    [expired] 该订单已过期。
    [cancelled] 该订单已取消。
    [refunded] 该订单已退款。
   *[other] 该订单已无法更改。
}
too-many-waiting = 您还有 { $limit } 个未付款订单，请先付款或取消其中一个。
too-few = 每单至少购买 { $min } 件。
too-many = 每单最多购买 { $max } 件。
price-changed = 价格已从 { $old } 变为 { $new }，尚未扣款。
receipt-differs = 付款 { $reference } 已按 { $was } 入账，现在却上报为 { $now }，请人工核对。

## People and money

not-enough = 您的余额为 { $balance }，还差 { $missing }。
no-such-person = 找不到此人。请先让对方启动一次机器人。
last-owner = 这是唯一的店主。请先把另一个人设为店主。
owner-not-banned = 不能封禁店主。
recovery-tries = 答错次数过多。请一小时后对照纸上的记录再试。

## For the staff

bug-alert = { $times ->
    [1] ⚠️ { $place } 出现错误。代码：{ $code }
   *[other] ⚠️ { $place } 出现 { $times } 次错误。代码：{ $code }
}
parked-alert = ⚠️ 连续三次失败，已搁置：{ $event }。代码：{ $code }
    其他业务不受影响，照常进行。
plugin-alert = ⚠️ 插件 { $plugin } 未加载：{ $problem }
unreachable-alert = ⚠️ Telegram 无法访问店铺的网址。顾客的消息最多保留 24 小时，之后会丢失。
    要查看原因，请在服务器上输入：{ $command }
door-alert = ⚠️ 店铺的网络入口无法打开，支付服务无法通知店铺：{ $problem }
unwitnessed-alert = ⚠️ 自上次备份以来的承诺记录出现故障，已重新开始，或无法写入。店铺继续营业。请立即做一次备份，以免恢复时有所遗漏：{ $command }

## Plugins and settings

no-such-plugin = 没有名为 { $plugin } 的插件。
plugin-refused = { $plugin } 无法开启：{ $problem }
plugin-needed = { $plugin } 必须保持开启，因为 { $by } 离不开它。请先关闭后者。
plugin-needs = { $plugin } 需要 { $needs }，请先开启它。
plugin-stays = { $plugin } 必须保持开启：没有它，您将无法回到这里。
already-dealt-with = 这里没有要做的了：已经处理过。
setting-payment-window = 买家有多少分钟付款，超时后商品退回库存
btn-setting-payment-window = 付款时限
setting-most-waiting = 每位买家最多可同时有几笔未付款订单
btn-setting-most-waiting = 未付款订单

bot-about = { $shop }：选购付款，数秒到手，全天候服务。
bot-description =
    欢迎光临 { $shop }！
    挑选商品并付款，数秒内即可在此收到，全天候服务。点击“开始”逛逛吧。
books-wrong = ⛔ 夜间复核发现 { $problems } 处账目不符。请在服务器上运行：python3 run.py check --deep

## 付款

method-busy = 现在用这种方式付款的人太多。请换一种方式，或过几分钟再试。
claimed-already = 这笔钱已经有人处理过了。
other-currency = 这次付款本来就不收 { $currency }。请直接把钱记给本人。
worth-differs = 这笔钱是 { $money }，不能按别的金额计算。
refund-too-much = 这笔钱最多还能退 { $money }。
cannot-refund = 这种付款方式不能退款。
fee-included = 其中包含手续费 { $fee }，实际入账 { $amount }。
way-costs = { $way }：您需支付 { $asked }
way-costs-fee = { $way }：您需支付 { $asked }，其中手续费 { $fee }
looked-at = 🔎 上次查询 { $at }：还没有到账。我们会自动继续查询。
method-off = ⏸ 付款方式 { $method } 已关闭，但还有人正在用它付款。
    他们的付款只是冻结，不会丢失：在它恢复并核对之前，什么都不会结束。请尽快重新打开。
method-broken = ⚠️ 付款方式 { $method } 连续多次没有响应：{ $problem }
    暂时不再提供。未完成的付款只是冻结，不会丢失；恢复后会自动继续。
method-back = ✅ 付款方式 { $method } 已恢复响应，重新提供。
money-reversed = ⛔ { $method } 收回了 { $money }。订单：{ $code }
    原因：{ $reason }
    付款人余额未能抵扣的部分：{ $lost }
refund-failed = ⚠️ 退回 { $money } 没有成功：{ $problem }
    钱已回到对方的余额中。

## Formulas

formula-empty = 请写一个公式。
formula-long = 公式太长了，最多 { $limit } 个字符。
formula-deep = 括号嵌套太多了，请写得简单一些。
formula-unclear = 公式从这里开始看不懂：{ $near }
formula-unfinished = 公式没有写完，末尾还缺内容。
formula-missing = 公式还缺一个 { $sign }。
formula-number = { $text } 有两种理解：{ $first } 或 { $second }。请写清楚您的意思。
formula-thousands = { $text } 请不要加千位分隔符：{ $first }
formula-comma = 在函数的括号里，{ $text } 有两种理解：{ $first } 或 { $second }。请写清楚您的意思。
formula-name = 这里没有 { $name }。可用的名称：{ $known }
formula-function = 没有 { $name } 这个函数。可用的函数：{ $known }
formula-one-value = { $name } 只接受一个值。
formula-two-values = { $name } 至少需要两个值，用逗号加空格隔开。
formula-truth = { $part } 只有成立或不成立，这里需要一个数。
formula-condition = { $part } 是一个数，这里需要一个比较，例如 { $fix }
formula-divides = 当 { $case } 时会除以零。请把 { $part } 改写成 { $fix }
formula-negative = 当 { $case } 时结果是 { $result }，小于零。可以写成 { $fix }
formula-whole = 当 { $case } 时结果是 { $result }。公式只写付款人另付的部分，不含金额本身，例如 { $fix }
formula-too-much = 当 { $case } 时结果是 { $result }，超过了实付金额。可以写成 { $fix }

## 给员工的通知，以及接收通知的群组

digest-busy = 🔔 店铺繁忙：自 { $since } 起又有 { $count } 条通知。
digest-over = 🔔 { $since } 至 { $until } 之间又有 { $count } 条通知。现在起恢复逐条通知。
digest-line = { $count } × { $what }
btn-digest = 查看全部
notices-orders = 订单
notices-payments = 付款
notices-stock = 库存
notices-messages = 消息
notices-faults = 故障
notices-other = 其他通知
setting-notices-a-minute = 每分钟逐条通知的上限。超出的合并为一条消息，并准确计数。
btn-setting-notices-a-minute = 每分钟通知数
group-lost = ⚠️ 群组 { $group } 不再接收通知：我已被移出该群，或无权在群内发言。
    如需恢复，请重新把我加入该群，并在群里输入 /whitelist
no-such-group = 该群组不接收通知。
author-hidden = Telegram 没有透露 { $name } 是谁：对方在消息被转发时隐藏了账号。
    请改用对方的 ID、@用户名或银行号。银行号在对方的店铺个人资料中。
author-unknown = { $id } 从未打开过本店，因此这里没有相关信息。

## 账号各部分的名称

part-email = 邮箱
part-username = 用户名
part-password = 密码
part-pin = PIN 码
part-phone = 手机号
part-profile = 配置名
part-server = 服务器
part-recovery = 恢复码
part-key = 密钥
part-note = 备注

## 撤销

changed-since = 之后这里又有改动。请先撤销较新的改动，或手动设置。
changed-since-by = { $who } 之后又改过这里（{ $at }）。请先撤销那次改动，或手动设置。
undo-done = 这项改动已经撤销过了。
undo-done-by = 已由 { $who } 撤销（{ $at }）。
undo-by-shop = 这是商店自动完成的。
undo-unknown = 没有记录之前的状态，请手动设置。
undo-not-allowed = 您没有权限做这项改动，因此也不能撤销。
undo-plugin-off = 插件 { $plugin } 已关闭。开启后即可撤销。
undo-plugin-problem = 这个插件之前有故障，没有可以恢复的正常状态。
undo-secret = 密钥从不记录，无法恢复旧值。请重新输入。
undo-spent = 这笔钱已花掉一部分。余额为 { $balance }，还差 { $missing }。
undo-sold = 已售出：{ $count } 件。商品必须保留，但可以隐藏。
undo-has-stock = 现有库存：{ $count } 件。请先撤销入库，或删除库存。
undo-all-sold = 已经没有可以收回的了。已售出或被预留：{ $count } 件
undo-shelf-used = 分类里已有商品或子分类。请先移出。
undo-added-again = 之后又添加了相同的货品。
undo-never-twice = 这只是一条撤销记录。
undo-never-ran = 已经重新执行，结果已经产生。
undo-never-key = 旧密钥本来就不该再有效。请改为生成新的：python3 run.py keys
undo-never-restore = 恢复需在终端撤销：python3 run.py restore --undo。之后放行的内容不会改变。
undo-never-family = 有规格的商品会保持原样。不需要的规格可以隐藏或删除。
undo-never-claimed = 钱已经给了对方，并已通知。请改为调整其余额。
undo-never-refund = 钱正在退回给付款人。
undo-never-copied = 副本已被取走，无法收回。
undo-never-replaced = 买家已经收到新的货品。
undo-never-handed = 买家已经收到交付的货品。
undo-never-sent = 消息已经发出。
order-cancelled = 您的订单 { $code } 已被商店取消，未扣除任何费用。
undo-never-order-refund = 钱已进入买家余额，并已通知。请改为调整其余额。
undo-first-goods = 在此之前没有内容。请换成别的内容。
undo-note-voucher = 优惠券会停用，随时可以再启用。
undo-voucher-used = 已使用或被订单占用：{ $count }。请改为停用。
undo-note-deletes = 商品会标记为已删除。历史记录保留，随时可以恢复。
undo-note-stock = 将删除：{ $count } 件
undo-note-stock-sold = 将删除：{ $count } 件。已售出或被预留、予以保留：{ $sold } 件

## 备份

backup-failed = 备份未能完成。之前的备份不受影响。
backup-no-room = 服务器磁盘空间不足，无法备份：临时需要 { $needed } MB，目前可用 { $free } MB。
backup-disk-full = 服务器磁盘已满，备份无法写入。之前的备份不受影响。
backup-disk = 服务器磁盘无法写入备份（{ $problem }）。之前的备份不受影响。
backup-unsound = 店铺副本核对不符（问题数：{ $problems }），因此没有保存为备份。请在服务器上运行：python3 run.py check --deep
backup-source = 店铺文件无法完整读取，因此没有生成备份。请在服务器上运行：python3 run.py check --deep
backup-drill-unsound = 最新的备份可以打开，但内容核对不符。问题数：{ $problems }
backup-not-written = 从磁盘读回的内容与写入的不一致，因此没有保存为备份。服务器的磁盘或内存正在损坏数据。
backup-no-key = 店铺没有可用的恢复密钥，无法为其加密备份。请先生成新的密钥。
backup-missing = 这个备份已不存在。
backup-none = 还没有备份。
backup-none-good = 这里没有可用的备份。已检查：{ $tried } 个
backup-foreign = 这个文件不是店铺备份。
backup-wrong-key = 这个密钥打不开该备份。请使用当初为本店显示的恢复密钥。
backup-damaged = 这个备份已损坏：文件被截断或改动过。请选择更早的一个备份。
backup-other-shop = 这是另一家店铺的备份：{ $shop }
backup-not-ours = 这个备份不是用本店当前的密钥生成的：它早于更换密钥之时，或者是别人做的。
backup-newer = 这个备份由更新版本的程序（{ $program }）生成。请先更新程序。
restore-not-undone = 这次恢复已无法撤销：此后有货或钱发生过变动，或者没有另存的内容。
backup-bug = 程序出了错。日志中的代码是 { $code }。
backup-interrupted = 店铺在此期间重新启动过。几分钟内会生成新的备份。
backup-overdue = 太久没有备份了。
backup-place-off = 提供这个存放处的插件已关闭。
backup-too-large = 备份太大，无法发到聊天（{ $megabytes } MB）。请从服务器文件夹复制，或使用 S3 存储。
backup-telegram = 无法连接 Telegram。请稍后再试。
backup-parts-wait = 已有 { $of } 部分中的 { $have } 部分。请把其余的也发来。
backup-file = 📦 备份 { $name }。只有您的恢复密钥能打开。
backup-file-part = 📦 备份 { $name }，第 { $part } 部分，共 { $parts } 部分。只有您的恢复密钥能打开。
place-missing = 文件夹 { $place } 不存在。请挂载磁盘或新建该文件夹。
place-read-only = 店铺无权写入 { $place }。请把该文件夹交给运行店铺的用户。
place-full = 没有空间了（{ $place }）。请腾出空间，或减少保留的副本。
place-disk = 磁盘无法工作（{ $place }）。请尽快检查。
place-unreachable = 没有收到回应（{ $place }）。
place-refused = 被拒绝（{ $place }）。访问密钥必须有读取、写入、列出和删除的权限。
place-wrong-key = 私密密钥不对。请重新填写访问密钥和私密密钥。
place-unknown-key = 该服务不认识这个访问密钥。请重新填写访问密钥和私密密钥。
place-no-bucket = 没有这个存储桶。请新建，或更正名称。
place-bad-bucket = 存储桶不能叫 { $place }。请更正名称。
place-wrong-region = 存储桶在另一个区域。请更正区域。
place-clock = 服务器的时钟不对。请先校准。
place-differs = 取回的内容与存入的不同（{ $place }）。
place-no-copy = 这个副本已经不在了（{ $place }）。
place-broken = 回应无法理解（{ $place }）。这是 S3 服务的地址吗？

## 店铺运行

selling-stopped = 暂时无法接受新订单。您的东西不会丢失：已付款的都会照常交付，请稍后再试。
maintenance = 🛠 { $shop } 正在维护，很快恢复。什么都不会丢失：您的付款照常到账。
staff-maintenance = 🛠 <b>维护模式已开启</b>（自 { $since }）：买家只会看到店铺很快恢复的提示。
staff-disk = ⛔ <b>磁盘快满了</b>（自 { $since }）：暂停接受新订单。
health-ok = ✅ 已恢复正常：{ $what }
health-warn = ⚠️ { $what }
health-bad = ⛔ { $what }
check-telegram = Telegram
check-telegram-bad = 收不到或很少收到 Telegram 的消息。请在服务器上输入：{ $command }
check-inbox = 对用户的答复
check-inbox-bad = 用户等待答复已超过一分钟。等待中：{ $count }
check-outbox = 发给用户的消息
check-outbox-bad = 有消息等待发送已超过十分钟。等待中：{ $count }
check-methods = 支付方式
check-methods-bad = 以下支付方式没有响应，暂不提供：{ $names }。进行中的付款会等待，不会丢失。
check-books = 账目
check-books-bad = 上次清点发现不一致：{ $count } 处。请在服务器上输入：{ $command }
check-disk = 磁盘空间
check-disk-warn = 磁盘空间不多了：{ $folder } 剩余 { $megabytes } MB。请删除不需要的文件，或换更大的磁盘。
check-disk-bad = 磁盘快满了：{ $folder } 剩余 { $megabytes } MB。有空间之前不接受新订单；付款仍会入账。请删除不需要的文件。
check-clock = 时钟
check-clock-bad = 服务器时钟比店铺自己的计时{ $way } { $minutes } 分钟。店铺会继续自行计时，不会有东西提前到期。请校准时钟（在服务器上：{ $command }），或在“系统 › 健康”中确认时钟正确。
clock-ahead = 快
clock-behind = 慢
clock-fine = 时钟已经没有疑问了。
check-witness = 见证记录（恢复时需要）
check-witness-warn = 见证记录无法写入或落后了。恢复正常之前请多做备份。等待写入：{ $count }
check-memory = 内存
check-memory-warn = 内存紧张：已用 { $megabytes } MB，占总量的 { $share }。
check-memory-bad = 内存快用完了：{ $megabytes } MB，占总量的 { $share }。系统可能会结束店铺程序，之后它会自动重启。
check-errors = 错误
check-errors-warn = 五分钟内错误较多：{ $count }。详见“系统 › 错误”。
check-jobs = 定时任务
check-jobs-warn = 延迟或失败的任务：{ $names }
check-errands = 外部事务
check-errands-warn = 外部事务（查找付款、备份等）已等待超过一刻钟。等待中：{ $count }
check-parked = 搁置的事件
check-parked-warn = 多次失败后被搁置：{ $count }。可在“故障”中查看。
check-plugins = 插件
check-plugins-warn = 启动时未加载：{ $names }
check-backup = 备份
check-backup-bad = 最近一次验证过的备份太旧了。请查看“系统 › 备份”。
setting-disk-warning = 磁盘剩余多少兆字节以下时提醒您
btn-setting-disk-warning = 磁盘：提醒
setting-disk-stop = 磁盘至少剩余多少兆字节才接受新订单
btn-setting-disk-stop = 磁盘：停止销售

## 服务

service-stopped = 🔴 { $shop } 已停止，不会再自行启动。
service-why-config = 配置有误。数据没有丢失；修好之前买家得不到回复。
service-why-damaged = 商店的文件已损坏。请不要删除任何东西：备份可以恢复它。
service-why-missing = 商店的文件或密钥不在应有的位置。
service-why-foreign = 该位置上的文件不属于这家商店，或来自更新版本的程序。
service-why-program = 需要重新安装程序或 Python。商店的数据不受影响。
service-why-behind = 商店的文件比商店已完成的业务旧。用它启动可能会把商品卖两次。
service-why-twice = 商店已经在这台服务器的别处运行。
service-why-key = 密钥打不开商店的文件。
service-why-crashes = 程序在几分钟内反复崩溃。
service-said = 程序提示：{ $words }
service-type = 要查看原因，请在服务器上输入：{ $command }
service-again = 然后用这条命令重新启动：{ $command }

## 恢复之后

payment-held = 💰 您支付的 { $money } 已到账。店铺刚刚从备份恢复，店主核对后会为您入账。不会丢失。
money-held = ℹ️ 店铺已从备份恢复。您的余额 { $money } 暂时搁置，待店主与您的购买记录核对。不会丢失。
money-released = ✅ 您的余额已回到钱包：{ $money }
restored-whole = ✅ 店铺已从 { $made } 的备份恢复，之后发生的一切也已补入，直到 { $known }（{ $entries } 条记录）：没有遗漏任何承诺。
restored-short = ⚠️ 店铺已从 { $made } 的备份恢复，但有所缺失：{ $why }
restored-unknown = { $known } 之后的销售和付款无从得知，因此都不会自动继续。 请在 /backup 中决定哪些继续。
restored-held = 已结束的未付款订单：{ $orders }。已冻结的库存批次：{ $batches }。余额被搁置的人数：{ $people }。
restore-failed-alert = ❌ 备份未能恢复，店铺保持原样。原因：{ $problem }
restore-undone-alert = ↩️ 恢复已撤销：店铺回到恢复之前的样子。
restore-why-no-witness = 没有之后的记录。
restore-why-too-short = 之后的记录开始得比这份备份晚。
restore-why-other-witness = 现有的记录属于店铺的另一个时期。
restore-why-broken = 之后的记录已损坏。
restore-why-other-shape = 期间程序更新过。
restore-why-open-end = 记录在店铺停止之前就结束了。
restore-why-said-so = 记录结束之后店铺仍在营业。
restore-why-pieces = 记录中最新的部分可能缺失。
nothing-held = 这里已没有被搁置的内容。
spent-too-much = 花掉的不可能多于被搁置的金额：{ $money }
still-held = 仍有内容被搁置，请先处理。
