# 店铺与顾客之间的消息。

from-shop = 📨 <b>来自店铺的消息：</b>
btn-answer-shop = 💬 回复
your-answer = 您想对店铺说什么？可发送文字，或带说明的图片。
answer-sent = ✅ 已发送。店铺会在这里回复您。
from-person = 💬 <b>{ $name }</b>（{ $number }）回复：
group-answer = 💬 { $name }（{ $number }）回复：{ $words }
group-answer-many = 💬 { $count } 条回复
a-picture = 一张图片
btn-answer = 💬 答复
btn-card = 👤 名片
btn-write = 📨 发消息
btn-write-more = 📨 再发一条
what-to-write = 要对 { $name } 说什么？可发送文字，或带说明的图片。
letter-sent = ✅ 消息正在发给 { $name }，对方的回复会转给您。
letter-waits = 🕓 { $name } 已屏蔽机器人。消息会保留，待对方回来后送达。
letter-banned = { $name } 已被封禁：能看到消息，但无法回复。
letters = 消息
staff = 管理
letter-empty = 请发送文字或图片。
letter-too-long = 太长了，最多 { $limit } 个字符。
too-many-letters = 您在过去一小时内给店铺发了很多消息，请稍等；之前的消息都已送达。
was-read = 已发送的消息无法撤回。
cmd-pm = 给某人发消息
act-support-written = 发消息给

## 本插件的名称与设置

plugin-called = 消息
plugin-does = 员工以店铺名义给顾客发消息，并收到回复。
btn-setting-answers-an-hour = 每小时回复数
setting-answers-an-hour = 每位顾客每小时最多可向店铺发送多少条回复。
