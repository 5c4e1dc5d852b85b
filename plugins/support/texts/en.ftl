# Messages between the shop and its people.

from-shop = 📨 <b>Message from the shop:</b>
btn-answer-shop = 💬 Reply
your-answer = What would you like to tell the shop? A text, or a picture with a few words.
answer-sent = ✅ Sent. The shop will answer here.
from-person = 💬 <b>{ $name }</b> ({ $number }) answers:
group-answer = 💬 { $name } ({ $number }) answers: { $words }
group-answer-many = { $count ->
    [one] 💬 one answer
   *[other] 💬 { $count } answers
}
a-picture = a picture
btn-answer = 💬 Answer
btn-card = 👤 Card
btn-write = 📨 Write
btn-write-more = 📨 Write more
what-to-write = What shall { $name } read? A text, or a picture with words.
letter-sent = ✅ Your message is on its way to { $name }. An answer will come to you.
letter-waits = 🕓 { $name } has blocked the bot. Your message is kept and delivered when they come back.
letter-banned = { $name } is banned: they will read it, but cannot answer.
letters = Message
staff = Staff
letter-empty = Please send a text, or a picture.
letter-too-long = That is too long. At most { $limit } characters fit.
too-many-letters = You have written a lot to the shop in the last hour. Please wait a little; your earlier messages have arrived.
was-read = A message that was sent cannot be taken back.
cmd-pm = Write to somebody
act-support-written = Message to

## What this plugin is called, and its settings

plugin-called = Messages
plugin-does = Staff write to people in the name of the shop, and get their answers.
btn-setting-answers-an-hour = Answers an hour
setting-answers-an-hour = How many answers one person may send to the shop in an hour.
