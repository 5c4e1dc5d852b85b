cmd-backup = 店铺的备份
btn-backups = 🛟 备份
staff = 管理
backups = 备份
btn-now = 💾 立即备份
btn-busy = ⏳ 正在进行…
btn-list = 📦 全部备份
btn-copies = ☁ 副本
btn-drill = 🧪 立即演练
btn-plan = ⚙ 计划
btn-key = 🔑 恢复密钥
btn-key-lost = 我找不到了
btn-file = ⤓ 获取文件
btn-archive = 📦 { $at }
btn-damaged = ⚠ { $at }
btn-open = 🛟 打开备份
btn-copy-now = ☁ 立即复制
btn-bring = ⤓ { $at }
btn-span = { $span }
btn-chat-on = 💬 聊天副本：关
btn-chat-off = 💬 聊天副本：开
btn-more = ⚙ 全部设置

every = 每 { $span }一次。
last = 最近一次：✅ { $at }，{ $size }
none-yet = 还没有备份。第一个会在几分钟内自动生成。
proof = 验证：✅ 演练恢复成功，{ $at }
no-proof = 验证：每周一次，在夜间演练恢复。
proof-bad = 验证：❌ { $at }。{ $why }
kept = 保存在本服务器：{ $count } 个（{ $size }）
copy-off = { $place }：—
copy-none = { $place }：还没有
copy-waits = { $place }：您证明持有恢复密钥后开始
copy-at = { $place }：✅ { $at }
trouble = ⚠ { $what }（自 { $since }）：{ $why }
what-making = 生成备份
what-drill = 恢复演练
key-unproved = 🔑 您还找得到恢复密钥吗？没有它，服务器一旦丢失，谁也无法恢复。
bar = { $bar }
busy = ⏳ 正在生成或演练备份…
already-busy = 已经有一个在进行了。
just-made = 刚刚已经备份过了。

place-chat = 您的聊天
place-folder = 另一块磁盘
place-s3 = S3 存储
place-other = { $name }
about-chat = 最新的五个以静音文件留在您的聊天里。较大的会分成每份 19 MB。
about-folder = 另一块磁盘或已挂载共享上的文件夹。请在“计划 › 全部设置”里填写路径。
about-s3 = 任何兼容 S3 的服务。请在“计划 › 全部设置”里填写地址、存储桶和密钥。
copies = 副本
copies-sealed = 离开本服务器的每个副本都只为您的恢复密钥加密，存放之后还会读回核对。
there = 那里的副本：{ $count } 个（{ $size }）。点一个即可取回本服务器。
carrying = 最新的备份正在送往那里。
bringing = 副本正在取回。

list = 本服务器上的备份：{ $count } 个
list-empty = 本服务器上还没有备份。
all-of-them = 全部备份
one = { $at }
made-at = 生成时间：{ $at }
takes = 大小：{ $size }
damaged = ⚠ 无法使用。{ $why }
holds = 内容：{ $orders } 个订单、{ $people } 位用户、{ $products } 个商品
made-by = 由版本 { $program } 生成
sending = 文件正在发到这个聊天。

the-plan = 计划
plan-every = 每 { $span }备份一次，每次都验证：打开、重新清点、读回。
plan-keep = 保留：最新 { $newest } 个；每天最后一个，{ $days } 天；每周最后一个，{ $weeks } 周；最多 { $size }。
plan-copies = 每 { $span }向其他每个地方复制一次。
plan-chat-on = 聊天副本已开启。
plan-chat-off = 聊天副本已关闭。
plan-drill = 每周一次，在夜间用最新的备份演练恢复。

size-kb = { $n } KB
size-mb = { $n } MB
size-gb = { $n } GB
span-minutes = { $n } 分钟
span-hours = { $n } 小时

the-key = 恢复密钥
key-well = ✅ 您已证明持有恢复密钥。以后还会不时再问。
key-ask =
    🔑 <b>您还找得到恢复密钥吗？</b>
    服务器一旦丢失，只有它能打开备份。请看您的那张纸，按顺序发送：
    { $places }
    您的消息会立即删除。仅凭这些什么也打不开。切勿把整个密钥发给任何人，在这里也不行。
key-words = 第 { $n } 个词
key-groups = 第 { $n } 组
key-right = ✅ 正确。您的消息已从聊天中删除。
key-wrong = 这与您纸上写的不符。您的消息已从聊天中删除；请再看一遍。
key-lost =
    只要这台服务器还在运行，什么都没有丢。现在就生成新的恢复密钥。在服务器上输入：
    { $command }
    新密钥只在那里显示一次。旧密钥以后只能打开之前生成的副本。
told-key = 🔑 您还找得到恢复密钥吗？核对只要半分钟，也许有一天它能救回这家店。

receiving = ⏳ 正在把这个备份放到服务器上…
told-brought =
    📦 备份 { $name }（{ $size }）已在服务器上。只有您的恢复密钥能打开它，而密钥绝不应在聊天中发送。
    请在服务器上输入下面的命令；密钥在那里输入，不会显示：
    { $command }
told-not-brought = 备份无法放到服务器上。{ $why }
told-parts-wait = 📦 这一部分已收到。{ $why }
told-not-sent = 文件无法发送。{ $why }
told-parts =
    备份分成 { $parts } 部分发来。在电脑上合并：
    { $command }
    或者把所有部分发给机器人，它会自己合并。

told-failed = 🔴 <b>备份没有生成。</b>{ $why }
told-overdue = 🔴 <b>太久没有备份了。</b>最近一个验证过的备份来自 { $since }。请打开备份并点“立即备份”；若仍不行，请查看服务器日志。
told-made-again = 🟢 备份已恢复正常。
told-copy-failed = 🔴 <b>{ $place }：备份副本没有存成。</b>{ $why } 下次备份时会再试。
told-copy-again = 🟢 { $place }：副本又能保存了。
told-drill-failed = 🔴 <b>一个备份在演练中无法恢复。</b>{ $why } 店铺本身没有受影响。请立即生成新的备份并演练。
told-drill-again = 🟢 最新的备份又能通过恢复演练了。

restore = 恢复
btn-restore = 🛟 恢复
btn-restore-all = 🛟 全部恢复
btn-hold = 🔴 点我 · { $step }/{ $steps }
btn-not-here = ·
btn-undo-restore = ↩ 撤销恢复
restore-what = 商品和设置将恢复成这个备份（{ $at }）里的样子。
restore-since = 订单、库存、余额和用户保持现状：此后新增了 { $orders } 个订单和 { $people } 位用户，店铺自己的记录会把它们补回来。做不到时，有疑问的库存、余额和付款会先暂扣，等您决定。
restore-how = 不会有卡密卖两次，也不会丢钱。现在的内容会另存；只要恢复之后没有出售或付款，您都可以撤销恢复。
restore-closed = 期间店铺关闭，通常只要几秒。
hold = 店铺将回到 { $at }。为确认这是您的本意，请在红色按钮的三个位置各点一次。点其他按钮即取消。
restoring = ⏳ 店铺现在关闭：复制 → 检查 → 切换 → 核对。重新开门后会写信给您。
restore-begun = 已经有一次恢复在进行。请等两分钟。
undo-what = 店铺回到恢复之前的样子。恢复之后所做的会另存。
told-as-before = ↩ 店铺已回到恢复之前的样子。

btn-only-products = 仅商品
btn-only-settings = 仅设置
btn-only-person = 仅一位用户
btn-part = 放回
part-looking = ⏳ 正在把店铺与备份比较…
part-whom = 要把谁的姓名、语言和联系方式恢复成当时的样子？请发送 Telegram ID、@username 或客户编号。
part-count = 用 { $at } 的备份将改变：{ $count } 项
part-line = • { $subject }
part-more = … 还有 { $count } 项
part-never = 绝不触及资金、库存、订单和角色。备份里没有的保持不变。插件开关和自定义文字在下次启动时生效。
part-not = 没有任何改变。{ $why }
part-done = ✅ 已按备份放回：{ $count } 项。每项改动都在日志里。

held = 暂扣
btn-held = 🧊 暂扣内容
held-why = 店铺已恢复（{ $restored }），所用备份生成于 { $made }。没有人知道其间卖了什么、付了什么，所以这些都不会自动继续。
held-products = 库存：{ $products } 个商品，{ $units } 件
held-people = 余额：{ $people } 人，{ $money }
held-payments = 可能已经入账的付款：{ $count } 笔
held-how = 请查看您的聊天和支付服务，把确定无误的逐个放行。
btn-held-product = 📦 商品：{ $count }
btn-held-person = 👤 余额：{ $count }
btn-held-payment = 💳 付款：{ $count }
btn-release-all = 全部放行
held-product = 商品
held-person = 余额
held-payment = 付款
held-list-product = 这些商品可能有一部分在缺失的时段里卖掉了。点一个即可重新出售。
held-list-person = 这些人的钱可能在缺失的时段里花掉了。点一个即可退还。
held-list-payment = 这些付款可能在缺失的时段里已入账。点一个即可入账。
btn-one-product = { $title } · { $units }
btn-one-person = { $name } · { $money }
btn-one-payment = { $name } · { $money }
held-ask-product = 重新出售这个商品被暂扣的部分？只有确定缺失的时段里一件也没卖出时才可以，否则有人会拿到别人的卡密。
held-ask-person = 把暂扣的钱退还给此人？只有确定对方在缺失的时段里没有花掉时才可以。
held-ask-payment = 把这笔付款记给付款人？只有确定对方在缺失的时段里没有拿到货或钱时才可以。
held-ask-all = 一次全部放行？只有确定店铺在缺失的时段里是关闭的才可以。否则卖掉的会再卖一次，花掉的会被退还。
btn-release-product = 重新出售
btn-release-person = 退还
btn-release-payment = 入账
released = 完成。

final-sent = 文件已经发到聊天里。
final-fetched = 文件已经放到服务器上。
final-key = 只是核对了您是否持有密钥。
act-backups-sent = 以文件形式发出备份
act-backups-fetched = 把备份取到服务器
act-backups-key = 证明持有恢复密钥

btn-setting-every = 间隔（分钟）
setting-every = 两次备份之间相隔多少分钟
btn-setting-newest = 最新保留
setting-newest = 服务器上保留最新的多少个备份
btn-setting-days = 保留天数
setting-days = 每天最后一个备份保留多少天
btn-setting-weeks = 保留周数
setting-weeks = 每周最后一个备份保留多少周
btn-setting-disk = 磁盘（MB）
setting-disk = 备份在服务器上最多占多少 MB
btn-setting-copies = 副本间隔（小时）
setting-copies = 向其他每个地方复制之间相隔多少小时
btn-setting-chat = 聊天副本
setting-chat = 是否把副本发到店主与机器人的聊天里
btn-setting-folder = 文件夹
setting-folder = 用于副本的文件夹路径（另一块磁盘或已挂载的共享）
btn-setting-s3-endpoint = S3 地址
setting-s3-endpoint = S3 服务的地址，https://…
btn-setting-s3-bucket = S3 存储桶
setting-s3-bucket = 存储桶的名称
btn-setting-s3-region = S3 区域
setting-s3-region = 存储桶所在区域（如果该服务分区域）
btn-setting-s3-folder = S3 前缀
setting-s3-folder = 多家店共用一个存储桶时，放在副本名称前面的文字
btn-setting-s3-key = S3 访问密钥
setting-s3-key = S3 服务的访问密钥
btn-setting-s3-secret = S3 私密密钥
setting-s3-secret = S3 服务的私密密钥

## 本插件的名称

plugin-called = 备份
plugin-does = 加密的备份：每次验证、复制到别处，并可在聊天中恢复。
