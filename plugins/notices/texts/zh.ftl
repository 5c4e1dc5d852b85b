# 接收店铺通知的群组，以及繁忙时段的通知。

offer = 📣 您已把我加入群组 { $group }。要把店铺通知也发到那里吗？
    群里所有人都能看到。
btn-accept = ✅ 发到那里
group-welcome = 📣 从现在起，店铺通知会发到这里，群里所有人都能看到。
    员工可在 管理 › 设置 › 群组 中选择通知类型；输入 /rm 即停止。
group-bye = 📣 本群不再接收通知。
group-gone = 我已不在那个群里。请重新把我加入。
removed = { $group } 不再接收通知。

btn-groups = 📣 群组
groups = 群组
staff = 管理
groups-none = 还没有群组接收店铺通知。
groups-count = 除员工外，有 { $count } 个群组接收店铺通知：
groups-how = 添加方法：把我加入群组后在这里确认，或在群里输入 /whitelist（如需发到某个话题，请在该话题内输入）。群里所有人都能看到通知；按钮只对员工有效，并在私聊中打开。
btn-group = { $group }
btn-add = ➕ 把我加入群组
btn-last-busy = 🔔 上次繁忙时段
group-title = 📣 <b>{ $group }</b> · { $id }
group-thread = 发到输入命令的那个话题。
group-language = 语言：{ $language }
group-kinds = 点选本群要接收的通知：
btn-kind-on = ✅ { $kind }
btn-kind-off = ▫️ { $kind }
kind-orders = 订单
kind-payments = 付款
kind-stock = 库存
kind-messages = 消息
kind-faults = 故障
kind-other = 其他
btn-language = 🌐 语言
btn-remove = 不再发送
language-which = { $group } 使用哪种语言？
btn-tongue-id = Bahasa Indonesia
btn-tongue-en = English
btn-tongue-ar = العربية
btn-tongue-fa = فارسی
btn-tongue-zh = 中文
btn-tongue-shop = 店铺默认语言
tongue-id = Bahasa Indonesia
tongue-en = English
tongue-ar = العربية
tongue-fa = فارسی
tongue-zh = 中文
tongue-shop = 店铺默认语言

busy = 繁忙时段
gathered-count = 自 { $since } 起共 { $count } 条通知，最新的在前。
gathered-one = <b>{ $number }</b> · { $at }
gathered-off = 来自 { $plugin } 的通知（该插件已关闭）。
btn-number = { $number }

cmd-whitelist = 接收店铺通知的群组
cmd-rm = 停止向某个群组发送通知
act-notices-group = 群组通知

## 本插件的名称

plugin-called = 通知
plugin-does = 员工通知：接收通知的群组，以及合并为一条的繁忙时段。
