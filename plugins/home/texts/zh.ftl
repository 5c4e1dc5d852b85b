## Commands

cmd-start = 打开商店
cmd-menu = 主菜单
cmd-language = 切换语言
cmd-profile = 我的资料
cmd-help = 购买方法与可用命令
cmd-skip = 跳过当前问题

## Buttons

btn-profile = 👤 我的资料
btn-help = 💬 帮助
btn-faq = ❓ 常见问题
btn-terms = 📜 服务条款
btn-language = 🌐 语言
btn-welcome = 👋 欢迎贴纸
btn-remove = ✖ 移除
btn-again = 🔁 再次购买
btn-pay-order = 💳 去付款
btn-edit-name = ✎ 姓名
btn-edit-email = ✎ 邮箱
btn-edit-whatsapp = ✎ WhatsApp
btn-to-id = Bahasa Indonesia
btn-to-en = English
btn-to-ar = العربية
btn-to-fa = فارسی
btn-to-zh = 中文
btn-in-id = ✓ Bahasa Indonesia
btn-in-en = ✓ English
btn-in-ar = ✓ العربية
btn-in-fa = ✓ فارسی
btn-in-zh = ✓ 中文

## Home

test-shop = 🧪 这是测试商店。请不要在这里下单，不会发货。
hello-new = { $name }，您好 👋 欢迎光临 { $shop }。
    选好商品，付款后几秒内自动发货，全天 24 小时营业。
hello-back = { $name }，欢迎回到 { $shop } 👋
own-welcome = { $words }
home-title = 🏠 { $shop }
more-title = 更多功能
link-unknown = 这个链接已失效，先来逛逛商店吧。
stats = ✅ 已完成 { $orders } 笔订单
gift = 🎁 新人礼金：{ $money }
balance = 💰 余额：{ $money }
claimed = 👑 { $shop } 现在归您所有，您就是店主。
claim-failed = 此店主链接已过期或已被使用，请用 python3 run.py init --claim 重新生成。

## Welcome sticker

send-welcome = 请发送访客首先看到的贴纸、图片或 GIF。
welcome-kept = ✅ 已保存。发送 /start 即可查看。
welcome-wanted = 请发送贴纸、图片或 GIF。

## Language

language = 语言
choose-language = 您想使用哪种语言？
language-kept = 已切换为中文。

## Help

help = 帮助
steps = <b>如何购买</b>
    1. 打开商店，选择商品。
    2. 选择数量并付款。
    3. 商品会立即发到这里，也可随时在“我的订单”中查看。
sells = 本店出售：{ $shelves }
ways = 支持的付款方式：{ $ways }
commands = <b>命令</b>
command-line = { $command } · { $what }

## Profile

profile = 我的资料
about-name = 👤 { $name }
about-username = 用户名：{ $username }
about-id = Telegram ID：{ $id }
about-bank = 客户编号：{ $number }
about-since = 注册日期：{ $date }
about-status = 身份：<b>{ $status }</b> · { $gives }
about-balance = 💰 余额：{ $money }
about-orders = 🧾 订单数：{ $orders }
complete = 资料完整度：{ $bar }
field-name = 姓名：{ $value }
field-email = 邮箱：{ $value }
field-whatsapp = WhatsApp：{ $value }
not-given = 未填写
role-customer = 顾客
role-reseller = 代理商
role-admin = 工作人员
role-owner = 店主
gives-customer = 可购买全部商品，付款即发货
gives-reseller = 您可以转售本店商品
gives-admin = 您参与管理本店
gives-owner = 本店归您所有
tip-first = 💡 您还没有买过东西，先逛逛吧。
tip-waiting = 💡 您有一笔订单等待付款。
tip-again = 💡 您上次购买了 { $title }，点一下即可再次购买。

## Forms

ask-name = 请问您怎么称呼？
ask-email = 请输入您的邮箱地址。
ask-whatsapp = 请输入您的 WhatsApp 号码（含国家区号）。
email-wrong = 这不像是邮箱地址，正确格式如 name@example.com。
phone-wrong = 这不像是电话号码，正确格式如 +628123456789。
nothing-to-skip = 当前没有可跳过的内容。

## 本插件的名称与设置

plugin-called = 首页
plugin-does = 店铺门面：欢迎语、主菜单、语言、帮助和个人资料。
btn-setting-show-stats = 显示成交数
setting-show-stats = 在主菜单显示已发货的订单数。
btn-setting-starting-credits = 新人礼金
setting-starting-credits = 赠送给新用户的余额，以货币最小单位计。0：不赠送。
btn-setting-support = 客服
setting-support = 买家求助的地方：@用户名或链接。留空则不显示按钮。
btn-setting-faq = 常见问题
setting-faq = 问答页面的链接。留空则不显示按钮。
btn-setting-terms = 条款
setting-terms = 店铺条款的链接。留空则不显示按钮。
btn-setting-welcome-sticker = 欢迎贴纸
setting-welcome-sticker = 在欢迎语之前发送。用 /setwelcome 设置。
btn-setting-ask-name = 询问姓名
setting-ask-name = 是否向新用户询问姓名。
btn-setting-ask-email = 询问邮箱
setting-ask-email = 是否向新用户询问邮箱。
btn-setting-ask-whatsapp = 询问 WhatsApp
setting-ask-whatsapp = 是否向新用户询问 WhatsApp 号码。
btn-setting-welcome-id = 欢迎语·印尼语
setting-welcome-id = 给新用户的印尼语欢迎语。
btn-setting-back-id = 回访语·印尼语
setting-back-id = 给回访用户的印尼语欢迎语。
btn-setting-welcome-en = 欢迎语·英语
setting-welcome-en = 给新用户的英语欢迎语。
btn-setting-back-en = 回访语·英语
setting-back-en = 给回访用户的英语欢迎语。
btn-setting-welcome-ar = 欢迎语·阿拉伯语
setting-welcome-ar = 给新用户的阿拉伯语欢迎语。
btn-setting-back-ar = 回访语·阿拉伯语
setting-back-ar = 给回访用户的阿拉伯语欢迎语。
btn-setting-welcome-fa = 欢迎语·波斯语
setting-welcome-fa = 给新用户的波斯语欢迎语。
btn-setting-back-fa = 回访语·波斯语
setting-back-fa = 给回访用户的波斯语欢迎语。
btn-setting-welcome-zh = 欢迎语·中文
setting-welcome-zh = 给新用户的中文欢迎语。
btn-setting-back-zh = 回访语·中文
setting-back-zh = 给回访用户的中文欢迎语。
