# الرسائل بين المتجر وزبائنه.

from-shop = 📨 <b>رسالة من المتجر:</b>
btn-answer-shop = 💬 ردّ
your-answer = ماذا تودّ أن تقول للمتجر؟ أرسل نصًا، أو صورة مع بضع كلمات.
answer-sent = ✅ أُرسلت. سيجيبك المتجر هنا.
from-person = 💬 ردّ من <b>{ $name }</b> ({ $number }):
group-answer = 💬 ردّ من { $name } ({ $number }): { $words }
group-answer-many = { $count ->
    [zero] 💬 لا ردود
    [one] 💬 ردّ واحد
    [two] 💬 ردّان
    [few] 💬 { $count } ردود
    [many] 💬 { $count } ردًا
   *[other] 💬 { $count } ردّ
}
a-picture = صورة
btn-answer = 💬 إجابة
btn-card = 👤 البطاقة
btn-write = 📨 مراسلة
btn-write-more = 📨 رسالة أخرى
what-to-write = ماذا تريد أن يقرأ { $name }؟ أرسل نصًا، أو صورة مع كلمات.
letter-sent = ✅ رسالتك في طريقها إلى { $name }. سيصلك الردّ هنا.
letter-waits = 🕓 حظر { $name } البوت. رسالتك محفوظة وتُسلَّم عند عودته.
letter-banned = { $name } محظور في المتجر: يقرأ الرسالة ولا يستطيع الردّ.
letters = رسالة
staff = الإدارة
letter-empty = أرسل نصًا أو صورة من فضلك.
letter-too-long = هذا طويل جدًا. الحد الأقصى { $limit } حرف.
too-many-letters = كتبتَ كثيرًا إلى المتجر في الساعة الأخيرة. انتظر قليلًا من فضلك؛ رسائلك السابقة وصلت.
was-read = الرسالة التي أُرسلت لا يمكن سحبها.
cmd-pm = مراسلة شخص
act-support-written = رسالة إلى

## اسم هذه الإضافة وإعداداتها

plugin-called = الرسائل
plugin-does = يراسل الفريق الزبائن باسم المتجر وتصله ردودهم.
btn-setting-answers-an-hour = ردود الساعة
setting-answers-an-hour = كم ردًا يستطيع الشخص إرساله إلى المتجر في الساعة.
