## Commands

cmd-invite = 邀请好友

## Buttons

btn-friends = 🤝 邀请好友
btn-copy = 📋 复制链接
btn-share = 📨 分享
btn-mine = 🎁 我的奖励
btn-mine-many = 🎁 我的奖励（{ $count }）
btn-friends-admin = 🤝 邀请
btn-inviter = { $name } · { $count }
btn-friend = { $name } ›
btn-tree = 🤝 邀请
btn-their-rewards = 🎁 奖励
btn-cut = ✂ 停止奖励
btn-restore = ✓ 恢复奖励资格

## Invite friends

friends = 邀请好友
rewards = 我的奖励
link = 您的链接：
    { $link }
no-link = 您的链接还没准备好，请稍后再来看看。
inviter-first = 🎁 好友完成首单，您可获得<b>{ $reward }</b>。
inviter-every = 🎁 好友每完成一单，您可获得<b>{ $reward }</b>。
inviter-days = 🎁 好友加入后 { $days } 天内每完成一单，您可获得<b>{ $reward }</b>。
friend-first = 🎉 好友完成首单，好友可获得<b>{ $reward }</b>。
friend-every = 🎉 好友每完成一单，好友可获得<b>{ $reward }</b>。
friend-days = 🎉 好友加入后 { $days } 天内每完成一单，好友可获得<b>{ $reward }</b>。
percent = 实付金额的 { $percent }%
percent-and-sum = 实付金额的 { $percent }%，另加 { $money }
from-sum = 订单满 { $money } 才计奖励。
paid-after = ⏳ 发货 { $days } 天后存入您的余额。
paid-at-once = ⏳ 发货几分钟后存入您的余额。
limit-month = 30 天内最多可得 { $money }。
limit-friend = 每位好友最多可得 { $money }。
nothing-offered = 本店目前没有邀请奖励，您的链接仍然可用。
ended = ✂ 商店已停止您的奖励。原因：{ $reason }
    如有疑问，请联系商店。
came = 👆 打开链接：<b>{ $clicks }</b> · 👥 加入：<b>{ $joined }</b> · 🛒 已购买：<b>{ $bought }</b>
sums = ✅ 已获得：<b>{ $earned }</b> · ⏳ 待发放：<b>{ $pending }</b>
share-words = 我在 { $shop } 购物，直接在 Telegram 里完成，来看看吧：

## My rewards

no-rewards = 还没有奖励。好友的订单发货后，第一笔奖励就会显示在这里。
reward-pending = ⏳ <b>{ $money }</b> · { $about }
reward-paid = ✅ <b>{ $money }</b> · { $about }
reward-void = ▫️ { $money } · { $about }
about-friend = { $name } 的订单
about-own = 您的订单 { $code }
due-on = 将于 { $at } 发放
paid-on = 已于 { $at } 发放
held = 暂缓发放：商店已停止您的奖励
void-small = 无奖励：订单未达到最低金额
void-capped = 无奖励：已达上限
void-refunded = 无奖励：订单已退款
void-banned = 无奖励：相关用户已被商店封禁
void-staff = 无奖励：员工不参与
void-cut = 无奖励：商店已停止奖励
capped-month = 已达 30 天上限，原应为 { $money }
capped-friend = 已达单个好友上限，原应为 { $money }
reduced = 因订单部分退款而减少，原为 { $money }
taken = 因订单退款，已收回 { $money }

## Opening a link

own-link = 这是您自己的链接，发给好友吧！
dead-link = 这个邀请已失效，但仍然欢迎您。
known-already = 您已经是本店的用户了，邀请只对新用户有效。来看看有什么新品吧！
invited-first = 🎉 您的好友邀请了您。完成首单，您可获得{ $reward }。
invited-every = 🎉 您的好友邀请了您。每完成一单，您可获得{ $reward }。

## Messages

told-joined = 👥 { $name } 通过您的链接加入了。
told-paid = 🎁 { $rewards } 笔奖励已到账：<b>{ $money }</b> 已存入您的余额。感谢您邀请好友！
told-taken = ➖ 因订单退款，已从您的余额收回奖励 { $money }。
told-ended = ✂ 商店已停止您的邀请奖励。原因：{ $reason }

## Staff

staff = 管理
invitations = 邀请
totals = ✅ 已发放：<b>{ $earned }</b> · ⏳ 待发放：<b>{ $pending }</b>
    ↩ 已收回：{ $taken } · ✖ 损失：{ $lost }
best = 🏆 邀请最多的人：
nobody-yet = 还没有人邀请过别人。
person = 👤 { $name }
brought-by = 由 { $name } 邀请，{ $at }
brought-by-nobody = 未经邀请加入
ended-line = ✂ 奖励已停止 { $at }：{ $reason }
friend-line = • { $name } · 加入于 { $at } · 带来奖励 { $money } · 邀请 { $brought } 人
brought-nobody = 还没有邀请任何人。
cut-why = 为什么停止 { $name } 的奖励？对方会看到原因。待发放的奖励会保留 24 小时，之后作废。
restored = 已恢复奖励资格。
act-referrals-cut = 停止奖励
act-referrals-restore = 恢复奖励资格

## What this plugin is called, and its settings

plugin-called = 邀请
plugin-does = 每人一个链接；邀请来的好友购买后，邀请人获得奖励，款项确定不退后发放。
btn-setting-inviter-percent = 邀请人：百分比
setting-inviter-percent = 邀请人所得：好友订单实付金额（扣除所有优惠后）的百分比。
btn-setting-inviter-amount = 邀请人：金额
setting-inviter-amount = 另给邀请人的固定金额，以货币最小单位计。不会超过订单金额。
btn-setting-friend-percent = 好友：百分比
setting-friend-percent = 被邀请好友所得：订单实付金额（扣除所有优惠后）的百分比。
btn-setting-friend-amount = 好友：金额
setting-friend-amount = 另给被邀请好友的固定金额，以货币最小单位计。不会超过订单金额。
btn-setting-every-order = 每一单
setting-every-order = 好友的每一单都奖励。关闭：仅首单。
btn-setting-days = 有效期
setting-days = 每一单都奖励时：好友加入后多少天内有效。0：永久。
btn-setting-least = 最低金额
setting-least = 低于此金额的订单没有奖励（以货币最小单位计）。
btn-setting-wait-days = 发放等待
setting-wait-days = 发货到发放奖励之间的天数，请与您的退款期一致。
btn-setting-most-a-month = 30 天上限
setting-most-a-month = 一个人 30 天内最多可得的奖励，以货币最小单位计。0：不限。
btn-setting-most-a-friend = 单个好友上限
setting-most-a-friend = 一位好友的订单最多带来的奖励，以货币最小单位计。0：不限。
btn-setting-no-staff = 员工除外
setting-no-staff = 员工没有奖励，员工的订单也不给任何人带来奖励。
