## Commands

cmd-admin = 管理界面
cmd-dashboard = 今日数据
cmd-users = 查找用户
cmd-info = 查看用户资料
cmd-ban = 封禁用户
cmd-unban = 解除封禁
cmd-addadmin = 设为管理员
cmd-rmadmin = 取消管理员
cmd-plugins = 开启或关闭插件
cmd-settings = 全部设置
cmd-version = 当前版本

## Buttons

btn-admin = ⚙️ 管理
btn-people = 👥 用户
btn-plugins = 🧩 插件
btn-settings = 🔧 设置
btn-log = 📜 变更记录
btn-faults = 🩹 故障
btn-find = 🔎 搜索
btn-person = { $name } · { $number }
btn-ban = 🚫 封禁
btn-unban = ✅ 解除封禁
btn-hour = 1 小时
btn-day = 1 天
btn-for-spam = 垃圾信息
btn-for-abuse = 辱骂
btn-for-chargeback = 撤回付款
btn-for-sharing = 转发卡密
btn-week = 7 天
btn-for-good = 永久
btn-addadmin = ⭐ 设为管理员
btn-rmadmin = 取消管理员
btn-owner = 👑 设为店主
btn-rmowner = 取消店主
btn-plugin-on = 🟢 { $name }
btn-plugin-off = ⚪ { $name }
btn-plugin-problem = ⚠️ { $name }
btn-turn-on = 🟢 开启
btn-turn-off = ⚪ 关闭
btn-shop = 🏪 店铺
btn-owner-name = { $name }
btn-setting = ✎ { $label }
btn-toggle-on = ✅ { $label }
btn-toggle-off = ⬜ { $label }
btn-choice = { $words }
btn-reset = ↩ 恢复默认
btn-clear = 🧹 清空
btn-older = 更早的 ›
btn-fault = 🩹 { $code }
btn-again = 🔄 重试
btn-dismiss = 忽略

## The first screen

staff = 管理
weather-faults = ⛈ 有事情失败了，请到“故障”中处理。
weather-empty = 🌧 部分商品已售罄，该补货了。
weather-good = ☀️ 今天不错：订单比上周同一时刻多。
weather-fair = 🌤 一切正常，订单陆续进来。
weather-quiet = ⛅ 一切正常，今天还没有订单。
today-orders = 今日已付款订单：<b>{ $count }</b>
today-revenue = 今日收入：<b>{ $money }</b>
waiting = 待付款：{ $count }
people-count = 用户：{ $people }，今日新增：{ $joined }
low = 📉 库存不足的商品：{ $count }
empty = 📭 已售罄的商品：{ $count }
parked = 🩹 待处理的故障：{ $count }

## People

people = 用户
people-known = 店铺已知用户：{ $count }。最近活跃的在前。
whom = 您在找谁？请发送客户编号、Telegram ID、@用户名或姓名的一部分，也可以转发对方的一条消息。
found = 找到：{ $count }
found-more = 结果太多，这里是最近活跃的 { $count } 位；请输入更完整的姓名。
person-name = 👤 <b>{ $name }</b>
person-username = 用户名：{ $username }
person-ids = 客户编号：{ $number } · Telegram ID：{ $id }
person-role = 身份：{ $role }
person-balance = 余额：{ $money }
person-orders = 订单：{ $count }
person-joined = 加入于 { $at }，最近活跃 { $seen }
person-blocked = 🔕 对方已屏蔽机器人：消息会等他回来再发。
banned-for-good = 🚫 <b>已永久封禁</b>：{ $reason }
banned-for-now = 🚫 <b>封禁至 { $until }</b>：{ $reason }
ban-how-long = 要封禁 { $name } 多久？
ban-why = 原因是什么？点选或自己填写，{ $name } 会看到。
ban-for-spam = 发送垃圾信息
ban-for-abuse = 言语辱骂
ban-for-chargeback = 付款被撤回
ban-for-sharing = 将商品转给他人
ban-done = { $name } 已被封禁。
unban-done = { $name } 可以重新使用本店。
staff-not-banned = 不能封禁工作人员，请先取消其身份。
role-done = { $name } 现在的身份：{ $role }
role-customer = 客户
role-reseller = 分销商
role-admin = 管理员
role-owner = 店主

## Plugins

plugins = 插件
plugins-count = 已开启：{ $on } · 已关闭：{ $off }
plugins-wrong = ⚠️ 有问题：{ $count }
plugin-on = 🟢 <b>{ $name }</b> 已开启。
plugin-off = ⚪ <b>{ $name }</b> 已关闭。
plugin-problem-state = ⚠️ <b>{ $name }</b> 因问题未加载。
plugin-about = { $about }
adds-commands = • 命令：{ $count }
adds-buttons = • 菜单按钮：{ $count }
adds-jobs = • 自动任务：{ $count }
adds-settings = • 设置项：{ $count }
plugin-requires = 需要：{ $names }
plugin-problem = ⚠️ { $problem }
plugin-warning = ℹ️ { $warning }
plugin-warnings = ℹ️ 提示总数：{ $count }
plugin-kept = 关闭后，它的按钮和命令会消失，数据会保留。
plugin-now-on = { $plugin } 已开启。
plugin-now-off = { $plugin } 已关闭，数据已保留。

## Settings

settings = 设置
settings-whose = 要设置什么？
setting-card =
    <b>{ $label }</b>
    { $help }

    当前：{ $value }

    点按按钮，或发送新的值。
setting-line = <b>{ $label }</b>：{ $value }
value-on = 开
value-off = 关
value-optional = 选填
value-required = 必填
value-empty = 空
value-secret = 已设置（隐藏）

## Texts

btn-texts = 💬 文案
btn-text = { $start }
btn-text-own = ✎ { $start }
btn-tongue-to = { $language }
btn-tongue-in = ✓ { $language }
btn-reword = ✎ 修改
btn-copy-text = 📋 复制
btn-original = ↩ 恢复原文
btn-keep-text = ✅ 保存
tongue-id = Indo
tongue-en = Eng
tongue-ar = عربي
tongue-fa = فارسی
tongue-zh = 中文
texts = 文案
texts-whose =
    每句话、每个按钮，在每种语言里都可以换成你自己的说法。
    要修改哪一部分的文案？
texts-of = 文案：{ $count } 条 · 你改过的：{ $own } 条
text-which = 要找哪条文案？请发送其中几个词，按现在显示的写。语言：{ $language }
texts-found = 含有这些词的文案：{ $count } 条
texts-found-more = 含有这些词的文案还有更多，这里是前 { $count } 条；多发几个词可以缩小范围。
no-such-text = 没有哪条文案同时含有这些词。请少发几个词，或换一种语言。
wording-card =
    <b>顾客看到的样子</b>
    { $preview }

    <b>书写方式</b>
    { $source }
wording-own = ✎ 这是你自己的说法。
wording-values = 店铺会填入 { $names }。
wording-keep = 店铺会填入 { $names }。想让数值出现在哪里，就在那里保留带花括号的名称。
wording-no-values = 这里没有需要店铺填入的内容。
wording-wanted =
    现在是这样写的：
    { $source }

    { $values }

    请发送新的文案。语言：{ $language }
wording-preview =
    <b>顾客将看到</b>
    { $preview }

    花括号里的名称和数字在这里只是示例。就用这个吗？
wording-reset = 已恢复原文。
wording-broken = 这条文案无法使用。花括号要成对，里面只能是本条文案的数值，并且任何一行都不能以 [、* 或英文句点开头。
wording-value = 这里店铺没有 { $name } 可填。本条文案可用的有：{ $names }
wording-tags = 这种格式不允许，或没有闭合。可以使用 { $tags }，每个都要闭合。要写普通的 &lt;，请写 &amp;lt;
wording-plural = 涉及数量时，这种语言的每种数量形式都要有文案。请保留所有带方括号的行。
wording-label = 这是按钮：只能一行，不带格式，最多 { $most } 个字符。

## The log of changes

log = 变更记录
log-empty = 还没有任何变更。
change = <b>{ $what }</b>：{ $subject } · { $who } · { $at }
field-change = • { $field }：{ $was } → { $now }
field-now = • { $field }：{ $now }
value = 值
field-of-units = 件数
field-of-added = 新增
field-of-category = 分类
field-of-description = 描述
field-of-price = 价格
field-of-title = 名称
field-of-number = 编号
field-of-min-quantity = 最少
field-of-max-quantity = 最多
field-of-low-stock = 低库存线
field-of-amount = 金额
field-of-balance = 余额
field-of-reason = 原因
field-of-until = 截止
field-of-icon = 图标
field-of-formula = 公式
value-active = 在售
value-hidden = 已隐藏
value-deleted = 已删除
act-person-role = 身份
act-person-ban = 封禁
act-person-unban = 解除封禁
act-person-full-name = 姓名
act-person-email = 邮箱
act-person-whatsapp = WhatsApp
act-wallet-adjust = 余额调整
act-setting-changed = 设置
act-text-changed = 文案
act-keys-recovery = 更换恢复密钥
act-keys-rotate = 更换商店密钥
act-shop-restored = 店铺已从备份恢复
act-shop-restore-undone = 恢复已撤销
act-restore-release-product = 恢复后放行了商品库存
act-restore-release-person = 恢复后放行了某人的余额
act-restore-settled = 恢复事宜已处理完
act-restore-part = 从备份取回了一部分
act-plugin-switched = 插件开关
act-event-again = 重试故障
act-event-dismissed = 忽略故障
act-product-create = 新商品
act-product-edit = 修改商品
act-product-state = 商品状态
act-product-sold = 销量
act-category-create = 新分类
act-category-edit = 修改分类
act-category-move = 移动分类
act-category-state = 分类状态
act-stock-add = 增加库存
act-stock-delete = 删除一件库存
act-stock-delete-unsold = 删除未售库存
act-stock-delete-batch = 删除一批库存
act-stock-export = 导出库存
act-stock-release = 释放库存
act-stock-undo = 撤销
change-nth = <b>{ $n }.</b> <b>{ $what }</b>：{ $subject } · { $who } · { $at }
btn-nth = { $n }
btn-newest = ⏮ 最新
log-none = 日志里没有符合的记录。
log-by = 👤 操作人：{ $who }
log-of-shop = 🤖 商店自动完成的操作
log-kind = 🗂 { $kind }
log-on = 📅 { $day }
log-about = 🔎 关于：{ $subject }
log-whose = 要看谁的改动？
log-which-kind = 要看哪一类改动？
log-which-day = 哪一天？点选一个，或发送日期，例如 { $example }
log-no-day = 没能识别这个日期。请这样写：{ $example }
log-about-what = 关于什么？请发送订单号、商品编号或名称，或客户编号、@username。
log-nothing-like-that = 没有这样的订单、商品或客户。请检查拼写，或发送编号。
log-nothing-to-send = 日志里没有符合的记录，无文件可发送。
log-file = 日志表格。行数：{ $count }。此文件将在 { $minutes } 分钟后自动删除。
log-was-copied = 副本已被取走，无法收回。
btn-log-all = 全部
btn-log-mine = 👤 我的
btn-log-shop = 🤖 商店
btn-log-who = 👤 操作人
btn-log-kind = 🗂 类别
btn-log-day = 📅 日期
btn-log-today = 今天
btn-log-yesterday = 昨天
btn-log-file = 📄 文件
btn-chain = 🔗 校验
btn-verify = 🔗 立即全部校验
kind-of-goods = 商品
kind-of-stock = 库存
kind-of-people = 用户
kind-of-money = 资金
kind-of-orders = 订单
kind-of-setup = 设置
kind-of-other = 其他
row-place = 第 { $number } 行 · { $action } · { $subject }
row-sound = 🔗 此行与写入时一致，并与上一行相连。
row-broken = ⛔ 此行在商店之外被改动过：与上一行不相连。
chain = 校验
chain-what =
    日志的每一行都与上一行一起封存。若有人在商店之外改动或删除某一行，封存就会断开。
    商店每晚也会全部重新核对。
chain-never = 行数：{ $count }。还没有人要求校验。
chain-running = 正在校验第 { $row } 行 … { $bar }
chain-good = ✅ 截至第 { $row } 行，没有任何行被改动或删除（{ $at }）。
chain-bad = ⛔ 日志在商店之外被改动过。已校验到第 { $row } 行（{ $at }）。
chain-broken = • 第 { $row } 行与上一行不相连。
act-admin-export = 导出日志
act-change-undone = 已撤销
act-event-set-aside = 故障重新搁置
act-product-family = 商品分出规格
act-receipt-claimed = 付款已归属
act-receipt-refund = 付款已退回
act-stock-batch = 批次说明
act-stock-freeze = 批次已冻结
act-stock-thaw = 批次恢复销售
act-stock-replace = 货品已更换
act-goods-put = 通用内容已更新
act-sale-start = 开始促销
act-sale-on = 恢复促销
act-sale-off = 结束促销
act-voucher-create = 新优惠券
act-voucher-generate = 批量新优惠券
act-voucher-switch = 优惠券开关
act-voucher-switch-series = 整批优惠券开关
act-order-refund = 订单退款
act-order-hand-over = 订单已交付
act-order-resend = 订单已重新发送
act-price-own = 商品单独定价
act-rate-set = 汇率
field-of-rows = 行数
field-of-count = 数量
field-of-cost = 成本
field-of-name = 名称
field-of-reseller-price = 代理价
field-of-note = 备注
field-of-state = 状态
field-of-kind = 种类
field-of-warranty-days = 质保天数
field-of-country = 国家
field-of-type = 类型
field-of-refund-rule = 退款规则

## 撤销

undo = 撤销
undo-intro = 员工在最近 24 小时内的改动。点编号即可撤销。
undo-empty = 最近 24 小时内没有改动。
undo-locked = 🔒 { $why }
undo-ask = 要恢复原状吗？
undo-refused = 这项无法恢复。
btn-undo-list = ↩ 撤销
btn-undo-nth = ↩ { $n }
btn-undo-now = ↩ 恢复
btn-of-mine = 👤 只看我的
btn-of-all = 👥 看全部

## Faults

faults = 故障
faults-none = ✅ 没有故障，所有事件都已处理。
faults-count = 多次失败后被搁置：{ $count }。其他业务不受影响。
fault-line = { $code } · { $place } · { $at }
fault-card =
    <b>代码 { $code }</b>
    位置：{ $place }
    时间：{ $at }

    日志中有此代码的完整记录。如果原因已排除，可以重新执行。
fault-again = 正在重新执行。
fault-dismissed = 已忽略。

## What is running

version = <b>shopbot { $version }</b>
version-schema = 数据表：第 { $count } 步（{ $newest }）
version-on = 🟢 { $names }
version-problem = ⚠️ { $names }
version-off = ⚪ { $names }

## 本插件的名称与设置

plugin-called = 管理
plugin-does = 员工界面：店铺概览、用户、插件、设置、文案、变更记录和故障。
field-of-issue = 先发哪一件
field-of-supply = 供货方式
field-of-parts = 组成部分
value-oldest = 最早的
value-newest = 最新的
value-random = 抽签
value-chosen = 买家自选
value-shop = 店铺规则
value-none = 不退款
value-units = 单件
value-shared = 人人相同
value-later = 付款后制作
value-code = 卡密
value-account = 账号
value-file = 文件
value-link = 链接
value-item = 文字
value-service = 服务
field-of-percent = 折扣
field-of-least = 满
field-of-most = 最多
field-of-audience = 适用对象
field-of-limit-all = 总次数
field-of-limit-each = 每人次数
field-of-starts-at = 开始
field-of-ends-at = 结束
field-of-listed = 向所有人推荐
field-of-person = 用户
field-of-product = 商品
value-everyone = 所有人
value-customers = 普通买家
value-resellers = 代理
value-percent = 百分比
value-amount = 金额
value-gift = 礼品

## Vouchers and sales in the log

field-of-ids = 哪些
field-of-on = 启用
field-of-value = 面值
field-of-series = 批次
field-of-sale = 促销
